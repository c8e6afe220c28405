import type { Cast } from './cast.ts';

// What the table of access names its objects, as what stands in the database.

export const incidentOf = (cast: Cast, of: string) =>
  of.startsWith('the directorate') ? cast.incidents.directorate : cast.incidents.governor;

export const surveyOf = ({ surveys }: Cast, of: string): string => {
  const [name] = of.split(',');
  const ids: Record<string, string> = {
    national: surveys.national,
    county: surveys.county,
    closed: surveys.closed,
    'county draft': surveys.countyDraft,
    'national draft': surveys.nationalDraft,
  };
  return ids[name ?? ''] ?? '';
};

export const questionnaireOf = ({ questionnaires }: Cast, of: string): string => {
  if (of === "the governor's draft") return questionnaires.governorDraft;
  return of === "the governor's own" ? questionnaires.governor : questionnaires.template;
};

export const requestOf = ({ requests }: Cast, of: string) => {
  if (of.startsWith('the other')) return requests.other;
  return of.endsWith('county') ? requests.county : requests.national;
};
