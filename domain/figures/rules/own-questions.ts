import type { Answer, Localized, OwnItem } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import { dayInNorway } from '@/domain/register/rules';
import type {
  ChoiceCount,
  DateSummary,
  NumberBin,
  NumberSummary,
  OwnCoverage,
  OwnFigure,
} from '../own-schema';

/**
 * What can answer an own question: a line (service and municipality), or a request for what is asked once. `said` is
 * its latest return as of the moment, with the own questions of the version that it answered.
 */
export type Unit = {
  requestId: string;
  serviceId: string;
  municipalityNumber: string | null;
  isExempt: boolean;
  said: { items: ReadonlyMap<string, OwnItem>; answers: Readonly<Record<string, Answer>> } | null;
};

/** What a unit says to a question: the four kinds of an answer, or that there is no return to say anything. */
export type OwnKind = Answer['kind'] | 'notAsked' | 'noReturn' | 'exempt';
export type OwnAnswer = { kind: OwnKind; answer: Answer | null };

/**
 * One unit's answer to one question. *Not asked*: its return was given to a version without the question, or with
 * another type under the same key; that is neither zero nor "not relevant". Source: domain.md, "A line".
 */
export function ownAnswer(item: OwnItem, { said, isExempt }: Unit): OwnAnswer {
  if (!said) return { kind: isExempt ? 'exempt' : 'noReturn', answer: null };
  const answer = said.answers[item.key];
  if (!answer || said.items.get(item.key)?.type !== item.type) return { kind: 'notAsked', answer: null };
  return { kind: answer.kind, answer };
}

/** units = asked + not asked; asked = answered + not known yet + not relevant + no return + exempt. In one unit. */
export function ownCoverage(kinds: readonly OwnKind[]): OwnCoverage {
  const count = (kind: OwnKind) => kinds.filter((one) => one === kind).length;
  const notAsked = count('notAsked');
  return {
    units: kinds.length,
    asked: kinds.length - notAsked,
    answered: count('stated'),
    notKnownYet: count('notKnownYet'),
    notRelevant: count('notRelevant'),
    noReturn: count('noReturn'),
    exempt: count('exempt'),
    notAsked,
  };
}

/**
 * How many chose each option, in the question's order; of a multiple choice each chosen option counts once, so the
 * counts may add up to more than have answered. Options of earlier versions come last.
 */
export function choiceCounts(
  options: readonly { key: string; label: Localized | null }[],
  answers: readonly Answer[],
): ChoiceCount[] {
  const chosen = answers.flatMap((answer) => [...new Set([stated(answer) ?? []].flat().map(String))]);
  const known = new Set(options.map((option) => option.key));
  const unknown = [...new Set(chosen)].filter((key) => !known.has(key)).sort();
  return [...options, ...unknown.map((key) => ({ key, label: null }))].map(({ key, label }) => ({
    key,
    label,
    count: chosen.filter((one) => one === key).length,
  }));
}

/** Sum, median, least and greatest of what is stated, zeros too; the median of an even number lies in between. */
export function numberSummary(answers: readonly Answer[]): NumberSummary | null {
  const values = answers
    .map(stated)
    .filter((value) => typeof value === 'number')
    .toSorted((a, b) => a - b);
  const middle = Math.floor(values.length / 2);
  const upper = values[middle];
  if (upper === undefined) return null;
  return {
    n: values.length,
    sum: values.reduce((a, b) => a + b, 0),
    median: values.length % 2 === 1 ? upper : ((values[middle - 1] ?? upper) + upper) / 2,
    minimum: values[0] ?? upper,
    maximum: values.at(-1) ?? upper,
    bins: numberBins(values),
  };
}

const mostBins = 8;

/**
 * How stated numbers are spread: one bin for each number while they are few, else at most eight of equal width, which
 * is 1, 2 or 5 times a power of ten, from a multiple of it. Every number is in exactly one.
 */
export function numberBins(values: readonly number[]): NumberBin[] {
  const numbers = [...new Set(values)].toSorted((a, b) => a - b);
  const [least] = numbers;
  const greatest = numbers.at(-1);
  if (least === undefined || greatest === undefined) return [];
  const within = (from: number, to: number) => ({
    from,
    to,
    count: values.filter((value) => value >= from && value <= to).length,
  });
  if (numbers.length <= mostBins) return numbers.map((value) => within(value, value));
  const width = binWidth(least, greatest);
  const begin = Math.floor(least / width) * width;
  const count = Math.floor((greatest - begin) / width) + 1;
  return Array.from({ length: count }, (_, at) => within(begin + at * width, begin + (at + 1) * width - 1));
}

function binWidth(least: number, greatest: number): number {
  for (let power = 1; ; power *= 10) {
    for (const width of [power, 2 * power, 5 * power]) {
      if (Math.floor(greatest / width) - Math.floor(least / width) < mostBins) return width;
    }
  }
}

/** The earliest and the latest of what is stated, and how many in each month and on each day (of a moment: its day in Norway). */
export function dateSummary(answers: readonly Answer[]): DateSummary | null {
  const values = answers.map(stated).filter((value) => typeof value === 'string');
  const sorted = values.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const [earliest] = sorted;
  const latest = sorted.at(-1);
  if (earliest === undefined || latest === undefined) return null;
  const days = sorted.map((value) => (value.length === 10 ? value : dayInNorway(new Date(value))));
  const byDay = [...Map.groupBy(days, (day) => day)].map(([day, on]) => ({ day, count: on.length }));
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  const byMonth = [...months].map(([month, on]) => ({ month, count: on.length }));
  return { n: values.length, earliest, latest, byDay, byMonth };
}

/**
 * Everything that can be counted of one question over the units that its scope has: lines, or requests for what is
 * asked once. Texts are not counted, only how many there are.
 */
export function ownFigure(item: OwnItem, units: readonly Unit[]): OwnFigure {
  const said = units.map((unit) => ownAnswer(item, unit));
  const answers = said.flatMap(({ answer }) => {
    return answer?.kind === 'stated' && fits(item, answer) ? [answer] : [];
  });
  const { key, type, scope, label, unit } = item;
  const base = { key, type, scope, label, unit: unit ?? null };
  return {
    ...base,
    coverage: ownCoverage(said.map((one) => one.kind)),
    choices: isChoice(item) ? choiceCounts(optionsOf(item, units), answers) : null,
    number: item.type === 'integer' ? numberSummary(answers) : null,
    dates: item.type === 'date' || item.type === 'dateTime' ? dateSummary(answers) : null,
  };
}

function isChoice({ type }: OwnItem): boolean {
  return type === 'yesNo' || type === 'single' || type === 'multiple';
}

/** A stored value of the question's kind; options and bounds of an earlier version are no reason to drop it. */
function fits({ type }: OwnItem, answer: Answer): boolean {
  const value = stated(answer);
  if (type === 'integer') return typeof value === 'number';
  if (type === 'multiple') return Array.isArray(value);
  if (type === 'date' || type === 'dateTime')
    return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return typeof value === 'string';
}

type Option = { key: string; label: Localized | null };

/** The options as they are asked now, and after them those that returns to earlier versions may hold. */
function optionsOf(item: OwnItem, units: readonly Unit[]): Option[] {
  if (item.type === 'yesNo') {
    return [
      { key: 'yes', label: null },
      { key: 'no', label: null },
    ];
  }
  const options = new Map<string, Option>((item.options ?? []).map((option) => [option.key, option]));
  for (const { said } of units) {
    for (const option of said?.items.get(item.key)?.options ?? []) {
      if (!options.has(option.key)) options.set(option.key, option);
    }
  }
  return [...options.values()];
}
