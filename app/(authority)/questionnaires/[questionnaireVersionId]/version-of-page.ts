import { cache } from 'react';
import { getQuestionnaireVersion } from '@/domain/questionnaires/data';
import type { QuestionnaireVersionView } from '@/domain/questionnaires/views';
import { asVisitor, namedId, shown, signedInVisitor } from '@/lib/visitor';

export type VersionParams = Promise<{ questionnaireVersionId: string }>;

/** Read once per request, for the page and its title. */
export const readVersion = cache((id: string) =>
  asVisitor((actor, tx) => getQuestionnaireVersion(actor, tx, id)),
);

/** The version that a page's address names, for a signed-in visitor who may see it; `place` is the rest of the address. */
export async function versionOfPage(params: VersionParams, place = ''): Promise<QuestionnaireVersionView> {
  const { questionnaireVersionId: id } = await params;
  await signedInVisitor(`/questionnaires/${id}${place}`);
  return shown(await readVersion(namedId(id)));
}
