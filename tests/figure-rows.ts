import type {
  FigureRows,
  LineRow,
  MunicipalityFactRow,
  MunicipalityRow,
  RequestRow,
} from '@/domain/figures/rows';
import { municipalityKinds } from '@/domain/figures/rules/kinds';
import type { Answer } from '@/domain/questionnaires/schema';
import type { Fact } from '@/domain/requests/rules';

/** Rows for tests, in few words. Moments are hours after this one. */
const start = Date.parse('2023-06-05T13:00:00Z');

export function at(hours: number): Date {
  return new Date(start + hours * 60 * 60 * 1000);
}

export function says(value: string | number): Answer {
  return { kind: 'stated', value };
}

export const notKnownYet: Answer = { kind: 'notKnownYet' };
export const notRelevant: Answer = { kind: 'notRelevant' };

/** Of whom nobody was asked anything. */
export const unasked = municipalityKinds([]);

export function municipality(number: string, more: Partial<MunicipalityRow> = {}): MunicipalityRow {
  const countyNumber = number.slice(0, 2);
  return {
    number,
    name: `Kommune ${number}`,
    countyNumber,
    countyName: `Fylke ${countyNumber}`,
    validFrom: null,
    validTo: null,
    ...more,
  };
}

export function fact(kind: Fact['kind'], hours: number, value: Fact['value'] = null, recorded = hours): Fact {
  return { kind, at: at(hours), recordedAt: at(recorded), value };
}

/** A request of `survey` to `service`, queued at `from` with a due time, and what happened afterwards. */
export function request(
  survey: string,
  service: string,
  { from = 0, due = 96, after = [] as Fact[] }: { from?: number; due?: number; after?: Fact[] } = {},
): RequestRow {
  return {
    id: `${survey}/${service}`,
    surveyId: survey,
    serviceId: service,
    queuedAt: at(from),
    facts: [fact('queued', from), fact('due_set', from, { dueAt: at(due).toISOString() }), ...after],
  };
}

export function submitted(hours: number, version = 1): Fact {
  return fact('submitted', hours, { version });
}

export function line(
  survey: string,
  service: string,
  municipalityNumber: string,
  hours: number,
  indicators: Record<string, Answer>,
  more: Partial<LineRow> = {},
): LineRow {
  return {
    requestId: `${survey}/${service}`,
    surveyId: survey,
    serviceId: service,
    municipalityNumber,
    version: 1,
    submittedAt: at(hours),
    grade: 'final',
    indicators,
    ...more,
  };
}

export function listed(
  municipalityNumber: string,
  kind: string,
  value: string | null,
  hours: number,
  source = 'list',
): MunicipalityFactRow {
  return { municipalityNumber, kind, value, source, at: at(hours), recordedAt: at(hours) };
}

export function rows(parts: Partial<FigureRows>): FigureRows {
  return {
    municipalities: [],
    surveys: [],
    requests: [],
    parts: [],
    lines: [],
    facts: [],
    changes: [],
    ...parts,
  };
}
