import { getLocale } from 'next-intl/server';
import type { PreviewFrame } from '@/components/surveys/leader-preview';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { asVisitor, shown } from '@/lib/visitor';

/** What of the incident the leader sees around the survey, in the visitor's language. */
export async function previewFrame(incidentId: string): Promise<PreviewFrame> {
  const incident = shown(await asVisitor((actor, tx) => getIncident(actor, tx, incidentId)));
  return {
    words: wordsIn(incident.words, await getLocale()),
    summary: incident.summary,
    notices: incident.notices.filter((notice) => !notice.retractedAt).map((notice) => notice.title),
  };
}
