import { getLocale } from 'next-intl/server';
import { OverlapSection } from '@/components/surveys/overlap';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { getOverlap } from '@/domain/returns/overlap';
import type { RecipientPreview, SurveyView } from '@/domain/surveys/schema';
import { asVisitor, shown } from '@/lib/visitor';

/** What a draft survey would ask once more, over those it would ask; nothing while it asks nobody. */
export async function OverlapOf({ survey, preview }: { survey: SurveyView; preview: RecipientPreview }) {
  if (preview.serviceCount === 0) return null;
  const serviceIds = preview.services.map((service) => service.id);
  const { overlap, incident } = await asVisitor(async (actor, tx) => ({
    overlap: await getOverlap(actor, tx, { survey, serviceIds }),
    incident: await getIncident(actor, tx, survey.incidentId),
  }));
  const words = wordsIn(shown(incident).words, await getLocale());
  return (
    <OverlapSection survey={survey} words={words} recipients={preview.serviceCount} {...shown(overlap)} />
  );
}
