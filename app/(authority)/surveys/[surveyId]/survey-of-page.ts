import { cache } from 'react';
import { getSurvey } from '@/domain/surveys/data';
import type { SurveyView } from '@/domain/surveys/schema';
import { asVisitor, namedId, shown, signedInVisitor } from '@/lib/visitor';

/** Read once per request, for the page and its title. */
const readSurvey = cache((surveyId: string) => asVisitor((actor, tx) => getSurvey(actor, tx, surveyId)));

/** The survey that a page's address names, for a signed-in visitor who may see it; `place` is the rest of the address. */
export async function surveyOfPage(params: Promise<{ surveyId: string }>, place = ''): Promise<SurveyView> {
  const { surveyId } = await params;
  await signedInVisitor(`/surveys/${surveyId}${place}`);
  return shown(await readSurvey(namedId(surveyId)));
}
