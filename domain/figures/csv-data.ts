import { type IncidentWords, wordsIn } from '@/domain/incidents/words';
import type { Actor } from '@/lib/actor';
import { csvOf } from '@/lib/csv';
import type { Tx } from '@/lib/db';
import { type Locale, loadMessages } from '@/lib/messages';
import { notFound, type Outcome, ok } from '@/lib/outcome';
import type { Asked } from './cache';
import { answerOf } from './data';
import type { MunicipalityState } from './schema';
import { rungs, type Said } from './states';

type Words = {
  csv: Record<string, string>;
  response: Record<string, string>;
  state: Record<string, string>;
  grade: Record<string, string>;
  table: { yes: string; no: string };
};

/** A value and, beside it, of what kind it is. */
type Pair = { said: Said; label: string; write: (state: MunicipalityState) => string | number | null };

const before = ['as_of', 'number', 'name', 'county', 'response', 'finding', 'grade'] as const;

/**
 * The state of every municipality as CSV, in a language's words and the incident's, with the fields that apply there;
 * moments as ISO text in UTC.
 * Each count, the use of the system and the fixed version have two columns, the value and what kind of answer it is,
 * so that zero, "not known yet", "not relevant", "not asked" and "no return" are told apart. Finding, grade and last
 * answered are empty while no return says them; the response says why. Errors as of the figures.
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
  const messages = loadMessages(language);
  const words = messages.status as unknown as Words;
  const kinds = messages.kinds as Record<string, string>;
  const { fields, applies } = wordsIn(incident.words as IncidentWords, language);
  const pairs: Pair[] = [
    ...rungs.map((rung) => ({
      said: rung,
      label: fields[rung].label,
      write: (state: MunicipalityState) => state.ladder[rung],
    })),
    {
      said: 'usesSystem' as const,
      label: words.csv.uses_system ?? 'uses_system',
      write: ({ usesSystem }: MunicipalityState) =>
        usesSystem === null ? '' : usesSystem ? words.table.yes : words.table.no,
    },
    {
      said: 'fixedVersionOn' as const,
      label: words.csv.fixed_version_on ?? 'fixed_version_on',
      write: ({ fixedVersionOn }: MunicipalityState) => fixedVersionOn,
    },
  ].filter(({ said }) => applies.includes(said));
  const counties = new Map(figures.counties.map((county) => [county.number, county.name]));
  const head = [
    ...before.map((column) => words.csv[column] ?? column),
    ...pairs.flatMap(({ label }) => [label, `${label} – ${kinds.column}`]),
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
    ...pairs.flatMap(({ said, write }) => [write(state), kinds[state.kinds[said]] ?? state.kinds[said]]),
    state.lastAnsweredAt,
  ];
  return ok(csvOf(head, figures.states.map(row)));
}
