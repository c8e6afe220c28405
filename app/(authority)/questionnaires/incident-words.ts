import { z } from 'zod';
import { concernWords } from '@/domain/incidents/concern-words';
import { getIncident, listIncidents } from '@/domain/incidents/data';
import type { IncidentView } from '@/domain/incidents/schema';
import type { IncidentWords } from '@/domain/incidents/words';
import { getSurvey, incidentOfQuestionnaire } from '@/domain/surveys/data';
import { asVisitor } from '@/lib/visitor';

export type PageQuery = Record<string, string | string[] | undefined>;

/** The words that core questions are shown in, whose they are, and whose else they could be. */
export type ShownWords = {
  words: IncidentWords;
  incident: IncidentView | null;
  incidents: { id: string; title: string }[];
};

const idOf = (value: unknown) => z.uuid().safeParse(value).data;

/** What an address says about the words, to take along to the next page: `?survey=…&incident=…`, or nothing. */
export function wordsQuery(query: PageQuery): string {
  const kept = ['survey', 'incident'].flatMap((name) => {
    const id = idOf(query[name]);
    return id ? [[name, id]] : [];
  });
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
}

/**
 * A questionnaire belongs to no incident. Its core questions are shown in the words of the incident that is chosen
 * (`?incident=`), of the survey that is corrected (`?survey=`), of the newest survey that asks it, or else of the
 * newest incident that the visitor sees.
 */
export async function wordsToShow(questionnaireId: string, query: PageQuery): Promise<ShownWords> {
  return asVisitor(async (actor, tx) => {
    const listed = await listIncidents(actor, tx, {});
    const incidents = listed.ok ? listed.value.rows.map(({ id, title }) => ({ id, title })) : [];
    const surveyId = idOf(query.survey);
    const survey = surveyId ? await getSurvey(actor, tx, surveyId) : null;
    const asking = await incidentOfQuestionnaire(actor, tx, questionnaireId);
    const about =
      idOf(query.incident) ??
      (survey?.ok ? survey.value.incidentId : null) ??
      (asking.ok ? asking.value : null);
    const chosen = about ? await getIncident(actor, tx, about) : null;
    const [newest] = incidents;
    const found = chosen?.ok || !newest ? chosen : await getIncident(actor, tx, newest.id);
    const incident = found?.ok ? found.value : null;
    return { words: incident?.words ?? concernWords, incident, incidents };
  });
}
