import { randomUUID } from 'node:crypto';
import type { Calls } from '../call.ts';
import { counties } from '../cast.ts';
import { throwawayDraft } from '../cast-questionnaires.ts';

const incident = { title: 'Prøve', system: 'Familia', summary: 'Noe forsvant.' };

export const incidents: Calls = {
  'POST /api/v1/incidents': (_cast, of) => ({
    body: of === "in the directorate's name" ? { ...incident, officeId: 'bufdir' } : incident,
  }),
  'PATCH /api/v1/incidents/{incidentId}': () => ({ body: { editRevision: 999 } }),
  'POST /api/v1/incidents/{incidentId}/notes': () => ({
    body: { at: '2023-06-01T10:00:00Z', text: 'Prøve' },
  }),
  'POST /api/v1/incidents/{incidentId}/notices': () => ({
    body: { at: '2023-06-01T10:00:00Z', from: 'KS', kind: 'other', title: 'Prøve', body: 'Prøve' },
  }),
  'POST /api/v1/incidents/{incidentId}/notices/{noticeId}/retract': (cast) => ({
    params: { incidentId: cast.incidents.directorate, noticeId: cast.noticeId },
  }),
  'POST /api/v1/incidents/{incidentId}/operator-lists': (cast, of) => ({
    params: { incidentId: cast.incidents.directorate },
    body: {
      dryRun: true,
      rows: [{ municipalityNumber: '4601', usesSystem: 'no' }],
      ...(of === 'the own list' ? {} : { source: 'KS – Kommunesektorens organisasjon' }),
    },
  }),
  'POST /api/v1/incidents/{incidentId}/operator-counts': (cast, of) => ({
    params: { incidentId: cast.incidents.directorate },
    body: {
      dryRun: true,
      rows: [{ municipalityNumber: '4601', month: '2023-01', sent: 2, delivered: 1 }],
      ...(of === 'the own counts' ? {} : { source: 'KS – Kommunesektorens organisasjon' }),
    },
  }),
  'GET /api/v1/incidents/{incidentId}/operator-counts': (cast) => ({
    params: { incidentId: cast.incidents.directorate },
  }),
  'GET /api/v1/incidents/{incidentId}/figures': (_cast, of) => ({ query: countyQuery(of) }),
  'GET /api/v1/incidents/{incidentId}/figures.csv': (_cast, of) => ({ query: countyQuery(of) }),
  'POST /api/v1/questionnaires': () => ({
    body: { officeId: 'sf-tr', title: 'Prøve', copyOfId: randomUUID() },
  }),
  'POST /api/v1/questionnaires/imports': () => ({ body: { officeId: 'sf-tr', file: {} } }),
  'PATCH /api/v1/questionnaires/{questionnaireVersionId}': () => ({ body: { revision: 999 } }),
  'DELETE /api/v1/questionnaires/{questionnaireVersionId}': async (cast) => ({
    params: { questionnaireVersionId: await throwawayDraft(cast) },
  }),
  'POST /api/v1/questionnaires/{questionnaireVersionId}/publish': () => ({ body: { revision: 999 } }),
};

function countyQuery(of: string): Record<string, string> {
  return of.endsWith('third county') ? { county: counties.third } : {};
}
