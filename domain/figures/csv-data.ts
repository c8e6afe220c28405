import { type IncidentWords, wordsIn } from '@/domain/incidents/words';
import type { Actor } from '@/lib/actor';
import { csvOf } from '@/lib/csv';
import type { Tx } from '@/lib/db';
import { type Locale, loadMessages } from '@/lib/messages';
import { notFound, type Outcome, ok } from '@/lib/outcome';
import type { Asked } from './cache';
import { answerOf } from './data';
import type { MunicipalityState } from './schema';
import { rungs } from './states';

type Words = {
  csv: Record<string, string>;
  response: Record<string, string>;
  state: Record<string, string>;
  grade: Record<string, string>;
  table: { yes: string; no: string };
};

const before = ['as_of', 'number', 'name', 'county', 'response', 'finding', 'grade'] as const;

/**
 * The state of every municipality as CSV, in a language's words and the incident's, with the fields that apply there;
 * moments as ISO text in UTC.
 * An empty cell: nobody has stated it. Errors as of the figures.
 */
export async function statesCsv(
  actor: Actor,
  tx: Tx,
  { language, ...asked }: Asked & { language: Locale },
): Promise<Outcome<string>> {
  const answer = await answerOf(actor, tx, asked);
  if (!answer.ok) return answer;
  const { figures } = answer.value;
  const incident = await tx.incident.findUnique({
    where: { id: figures.scope.incidentId },
    select: { words: true },
  });
  if (!incident) return notFound('NOT_FOUND');
  const words = loadMessages(language).status as unknown as Words;
  const { fields, applies } = wordsIn(incident.words as IncidentWords, language);
  const told = rungs.filter((rung) => applies.includes(rung));
  const uses = applies.includes('usesSystem');
  const versions = applies.includes('fixedVersionOn');
  const counties = new Map(figures.counties.map((county) => [county.number, county.name]));
  const head = [
    ...before.map((column) => words.csv[column] ?? column),
    ...told.map((rung) => fields[rung].label),
    ...(uses ? [words.csv.uses_system ?? 'uses_system'] : []),
    ...(versions ? [words.csv.fixed_version_on ?? 'fixed_version_on'] : []),
    words.csv.last_answered_at ?? 'last_answered_at',
  ];
  const row = (state: MunicipalityState) => [
    figures.asOf,
    state.number,
    state.name,
    counties.get(state.countyNumber) ?? '',
    words.response[state.response] ?? state.response,
    state.finding ? (words.state[state.finding] ?? state.finding) : '',
    state.grade ? (words.grade[state.grade] ?? state.grade) : '',
    ...told.map((rung) => state.ladder[rung]),
    ...(uses ? [state.usesSystem === null ? '' : state.usesSystem ? words.table.yes : words.table.no] : []),
    ...(versions ? [state.fixedVersionOn] : []),
    state.lastAnsweredAt,
  ];
  return ok(csvOf(head, figures.states.map(row)));
}
