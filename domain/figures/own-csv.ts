import { type IncidentWords, type LanguageWords, wordsIn } from '@/domain/incidents/words';
import { type IndicatorKey, indicators, type QuestionType } from '@/domain/questionnaires/indicators';
import { inLanguage } from '@/domain/questionnaires/localized';
import type { Answer, Definition, OwnItem } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import type { Actor } from '@/lib/actor';
import { csvOf } from '@/lib/csv';
import type { Tx } from '@/lib/db';
import { type Locale, loadMessages } from '@/lib/messages';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import {
  allOwn,
  type OwnQuery,
  readSurveyAnswers,
  recordSaid,
  type SaidRow,
  type SurveyAnswers,
  serviceNames,
} from './own-data';
import { canReadWords } from './policy';

type Words = {
  csv: Record<string, string>;
  /** What each kind of answer is called, and the column that says it. */
  kinds: Record<string, string>;
  states: { response: Record<string, string>; grade: Record<string, string> };
  yes: string;
  no: string;
  once: string;
};

/** A column of the export: where its answer stands, what it is called, and how a value is written. */
type Column = {
  key: string;
  once: boolean;
  label: string;
  write: (value: string | number | string[]) => string | number;
  /** The type that a return's own version must have for the answer to be one to this question. */
  type: QuestionType | null;
};

const before = [
  'as_of',
  'request',
  'service',
  'number',
  'name',
  'county',
  'response',
  'version',
  'submitted_at',
  'grade',
];

/**
 * Every answer of a survey as CSV, one row per line (service and municipality): core questions that apply in the
 * incident and own ones, each as two columns, the value and what kind of answer it is, so that zero, "not known yet",
 * "not relevant", "not asked" and "no return" are told apart. What is asked once of a request stands on each of its
 * lines. For who reads returns; that they were read is recorded. Errors: NOT_ALLOWED, NOT_FOUND, INVALID.
 */
export async function answersCsv(
  actor: Actor,
  tx: Tx,
  { language, ...query }: OwnQuery & { language: Locale },
): Promise<Outcome<string>> {
  if (!canReadWords(actor)) return forbidden('NOT_ALLOWED');
  const read = await readSurveyAnswers(actor, tx, query);
  if (!read.ok) return read;
  const all = read.value;
  await recordSaid(actor, tx, all, [
    ...all.known.parts,
    ...all.known.requests.map(({ id }) => ({ requestId: id, municipalityNumber: null })),
  ]);
  const incident = await tx.incident.findUniqueOrThrow({
    where: { id: all.incidentId },
    select: { words: true },
  });
  const messages = loadMessages(language);
  const words = { ...messages.own, kinds: messages.kinds, states: messages.status } as unknown as Words;
  const columns = columnsOf(all, wordsIn(incident.words as IncidentWords, language), words, language);
  const head = [
    ...before.map((column) => words.csv[column] ?? column),
    ...columns.flatMap(({ label }) => [label, `${label} – ${words.kinds.column}`]),
  ];
  return ok(csvOf(head, rowsOf(all, columns, words, await serviceNames(tx, all.known))));
}

/** A row per line, by municipality. */
function rowsOf(
  all: SurveyAnswers,
  columns: readonly Column[],
  words: Words,
  services: ReadonlyMap<string, string>,
) {
  const places = new Map(all.known.municipalities.map((m) => [m.number, m]));
  const requests = new Map(all.known.requests.map((request) => [request.id, request]));
  const key = (requestId: string, number: string | null) => `${requestId} ${number ?? ''}`;
  const saidOf = new Map(all.said.map((one) => [key(one.requestId, one.municipalityNumber), one]));
  return all.known.parts
    .toSorted(
      (a, b) =>
        a.municipalityNumber.localeCompare(b.municipalityNumber) || (a.requestId < b.requestId ? -1 : 1),
    )
    .map(({ requestId, municipalityNumber }) => {
      const request = requests.get(requestId);
      const place = places.get(municipalityNumber);
      const line = saidOf.get(key(requestId, municipalityNumber));
      const once = saidOf.get(key(requestId, null));
      return [
        all.asOf.toISOString(),
        requestId,
        services.get(request?.serviceId ?? '') ?? '',
        municipalityNumber,
        place?.name ?? '',
        place?.countyName ?? '',
        words.states.response[request?.response ?? ''] ?? '',
        line?.version ?? null,
        line?.submittedAt.toISOString() ?? null,
        line?.grade ? (words.states.grade[line.grade] ?? line.grade) : '',
        ...columns.flatMap((column) =>
          cells(column, column.once ? once : line, all, words, request?.response === 'exempt'),
        ),
      ];
    });
}

/** The value, empty unless it is stated, and what kind of answer it is. */
function cells(
  column: Column,
  said: SaidRow | undefined,
  { versions }: SurveyAnswers,
  words: Words,
  isExempt: boolean,
): [string | number, string] {
  const kind = (name: string) => words.kinds[name] ?? name;
  if (!said) return ['', kind(isExempt ? 'exempt' : 'noReturn')];
  const answer: Answer | undefined = said.answers[column.key];
  const asked = versions.get(said.questionnaireVersionId)?.items.find((item) => item.key === column.key);
  if (!answer || (column.type !== null && asked?.type !== column.type)) return ['', kind('notAsked')];
  const value = stated(answer);
  return [value === undefined ? '' : column.write(value), kind(answer.kind)];
}

/** The questions as they are asked now, and after them those that returns to earlier versions hold. */
function columnsOf(all: SurveyAnswers, spoken: LanguageWords, words: Words, language: Locale): Column[] {
  const definitions = [all.definition, ...all.versions.values()];
  const seen = new Set<string>();
  return definitions.flatMap((definition) =>
    definition.items.flatMap((item) => {
      if (seen.has(item.key)) return [];
      seen.add(item.key);
      if (item.type === 'core') return spoken.applies.includes(item.key) ? coreColumn(item.key, spoken) : [];
      return ownColumn(item, definitions, words, language);
    }),
  );
}

function coreColumn(key: IndicatorKey, spoken: LanguageWords): Column {
  const { label, options = {} } = spoken.fields[key];
  return {
    key,
    once: false,
    label,
    type: null,
    write: written(indicators[key].type, (one) => options[one] ?? one),
  };
}

function ownColumn(
  item: OwnItem,
  definitions: readonly Definition[],
  words: Words,
  language: Locale,
): Column {
  const same = definitions.flatMap(allOwn).filter((own) => own.key === item.key);
  const options = same.flatMap((own) => own.options ?? []);
  const label = inLanguage(item.label, language);
  return {
    key: item.key,
    once: item.scope === 'request',
    label: item.scope === 'request' ? `${label} (${words.once})` : label,
    type: item.type,
    write: written(item.type, (one) => {
      if (item.type === 'yesNo') return one === 'yes' ? words.yes : one === 'no' ? words.no : one;
      const option = options.find((other) => other.key === one);
      return option ? inLanguage(option.label, language) : one;
    }),
  };
}

function written(type: QuestionType, option: (key: string) => string): Column['write'] {
  return (value) => {
    if (Array.isArray(value)) return value.map(option).join(', ');
    if (typeof value === 'number') return value;
    return type === 'single' || type === 'yesNo' ? option(value) : value;
  };
}
