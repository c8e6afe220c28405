import { dateKeys, type IncidentChanges, type IncidentView } from '@/domain/incidents/schema';

/** An incident's own fields as they stand in the form; empty text is nothing. */
export type Values = Record<
  'title' | 'system' | 'summary' | 'retentionDays' | (typeof dateKeys)[number],
  string
>;

export const emptyValues: Values = {
  title: '',
  system: '',
  summary: '',
  retentionDays: '',
  inProductionOn: '',
  discoveredOn: '',
  notifiedOn: '',
  fixedReleasedOn: '',
  deletionStoppedOn: '',
};

export const keysOf = (values: Values) => Object.keys(values) as (keyof Values)[];

export function valuesOf(incident: IncidentView): Values {
  const { title, system, summary, retentionDays } = incident;
  const dates = Object.fromEntries(dateKeys.map((key) => [key, incident[key] ?? '']));
  return {
    ...emptyValues,
    ...dates,
    title,
    system,
    summary,
    retentionDays: retentionDays === null ? '' : String(retentionDays),
  };
}

export function bodyOf(values: Values): Omit<IncidentChanges, 'editRevision'> {
  const dates = Object.fromEntries(dateKeys.map((key) => [key, values[key] || null]));
  return {
    title: values.title,
    system: values.system,
    summary: values.summary,
    retentionDays: values.retentionDays === '' ? null : Number(values.retentionDays),
    ...dates,
  };
}
