import { askedDefinition } from '@/domain/incidents/words';
import { namesOf } from '@/domain/people/data';
import { fittingFields } from '@/domain/questionnaires/migrate';
import { type Answer, definitionSchema } from '@/domain/questionnaires/schema';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { canAnswerRequest, visibleRequests } from '../policy';
import type { DraftFieldView, DraftView } from '../schema';

/** The draft alone, for a page that looks whether somebody else has typed meanwhile. */
export async function getDraft(actor: Actor, tx: Tx, requestId: string): Promise<Outcome<DraftView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: {
      serviceId: true,
      currentVersion: true,
      municipalities: { select: { municipalityNumber: true } },
      survey: {
        select: {
          questionnaireVersion: { select: { id: true, definition: true } },
          incident: { select: { words: true } },
        },
      },
    },
  });
  if (!request) return notFound('NOT_FOUND');
  if (!canAnswerRequest(actor, request)) return forbidden('NOT_YOURS');
  const { questionnaireVersion, incident } = request.survey;
  return ok({
    version: request.currentVersion,
    questionnaireVersionId: questionnaireVersion.id,
    fields: fittingFields(
      await draftFields(actor, tx, requestId),
      askedDefinition(definitionSchema.parse(questionnaireVersion.definition), incident.words),
      request.municipalities.map((m) => m.municipalityNumber),
    ),
  });
}

/** The fields of a draft, all or those of `paths`, with who saved each last. The caller has asked the policy. */
export async function draftFields(
  actor: Actor,
  tx: Tx,
  requestId: string,
  paths?: string[],
): Promise<DraftFieldView[]> {
  const rows = await tx.draftField.findMany({
    where: { requestId, ...(paths ? { path: { in: paths } } : {}) },
    select: { path: true, value: true, revision: true, savedAt: true, savedById: true },
    orderBy: { path: 'asc' },
  });
  const names = await namesOf(
    tx,
    rows.map((row) => row.savedById),
  );
  return rows.map(({ savedById, ...row }) => ({
    ...row,
    value: row.value as Answer | null,
    savedAt: row.savedAt.toISOString(),
    savedBy: { name: names.get(savedById) ?? null, you: savedById === actor.personId },
  }));
}
