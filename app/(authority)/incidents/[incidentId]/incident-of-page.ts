import { cache } from 'react';
import { getIncident } from '@/domain/incidents/data';
import type { IncidentView } from '@/domain/incidents/schema';
import { asVisitor, namedId, shown, signedInVisitor } from '@/lib/visitor';

/** Read once per request, for the page and its title. */
const readIncident = cache((incidentId: string) =>
  asVisitor((actor, tx) => getIncident(actor, tx, incidentId)),
);

/** The incident that a page's address names, for a signed-in visitor who may see it; `place` is the rest of the address. */
export async function incidentOfPage(
  params: Promise<{ incidentId: string }>,
  place = '',
): Promise<IncidentView> {
  const { incidentId } = await params;
  await signedInVisitor(`/incidents/${incidentId}${place}`);
  return shown(await readIncident(namedId(incidentId)));
}
