import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { getSurvey } from '@/domain/surveys/data';
import type { SurveyView } from '@/domain/surveys/schema';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

/** Read once per request, for the page and its title. */
const readSurvey = cache((surveyId: string) => asVisitor((actor, tx) => getSurvey(actor, tx, surveyId)));

/** The survey that a page's address names, for a signed-in visitor who may see it; `place` is the rest of the address. */
export async function surveyOfPage(params: Promise<{ surveyId: string }>, place = ''): Promise<SurveyView> {
  const { surveyId } = await params;
  await signedInVisitor(`/surveys/${surveyId}${place}`);
  if (!z.uuid().safeParse(surveyId).success) notFound();
  return shown(await readSurvey(surveyId));
}
