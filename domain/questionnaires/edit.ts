import {
  type IndicatorKey,
  indicatorKeys,
  isIndicator,
  isRung,
  ladderKeys,
  type QuestionType,
} from './indicators';
import { inOrder, isChoice, needs } from './rules';
import { type Check, type Definition, type Item, lineKeys, most, type OwnItem } from './schema';

/** The parts that the form asks one after another; a question moves within its own. */
export const parts = ['core', 'municipality', 'request'] as const;
export type Part = (typeof parts)[number];

export function partOf(item: Item): Part {
  return item.type === 'core' ? 'core' : item.scope;
}

/** The questions of a part by what moves as one: the rungs of the ladder go together, at the place of the first. */
export function entriesOf(definition: Definition, part: Part): Item[][] {
  const items = definition.items.filter((item) => partOf(item) === part);
  const rungs = items.filter((item) => isRung(item.key));
  const first = rungs[0];
  return items.flatMap((item) => {
    if (part !== 'core' || !isRung(item.key)) return [[item]];
    return item === first ? [rungs] : [];
  });
}

/** With the entry at `from` of a part moved to `to`. */
export function moved(definition: Definition, part: Part, from: number, to: number): Definition {
  const entries = entriesOf(definition, part);
  const [entry] = entries.splice(from, 1);
  if (!entry || to < 0 || to > entries.length) return definition;
  entries.splice(to, 0, entry);
  const others = definition.items.filter((item) => partOf(item) !== part);
  return inOrder({ ...definition, items: [...others, ...entries.flat()] });
}

/** With an indicator picked or left out, and with it those that it needs or that need it. */
export function withCore(definition: Definition, key: IndicatorKey, picked: boolean): Definition {
  const has = (one: IndicatorKey) => definition.items.some((item) => item.key === one);
  if (!picked) {
    const gone = new Set(closure(key, (one) => indicatorKeys.filter((other) => needs[other]?.includes(one))));
    return {
      ...definition,
      items: definition.items.filter((item) => item.type !== 'core' || !gone.has(item.key)),
    };
  }
  const added = closure(key, (one) => needs[one] ?? []).filter((one) => !has(one));
  return added.reduce<Definition>((all, one) => withPicked(all, one), definition);
}

/** Where the list has it, before the first that comes after it: those that decide what is shown stand first. */
function withPicked({ items, ...definition }: Definition, key: IndicatorKey): Definition {
  const core = items.filter((item) => item.type === 'core');
  const later = core.findIndex((item) => place(item.key) > place(key));
  const picked = core.toSpliced(later < 0 ? core.length : later, 0, { type: 'core' as const, key });
  return inOrder({ ...definition, items: [...picked, ...items.filter((item) => item.type !== 'core')] });
}

/** The rungs stand together, at the place of the first in the list. */
const place = (key: IndicatorKey) =>
  isRung(key)
    ? Math.min(...ladderKeys.map((rung) => indicatorKeys.indexOf(rung))) + ladderKeys.indexOf(key) / 10
    : indicatorKeys.indexOf(key);

function closure(start: IndicatorKey, next: (key: IndicatorKey) => readonly IndicatorKey[]): IndicatorKey[] {
  const found = [start];
  for (const key of found) for (const one of next(key)) if (!found.includes(one)) found.push(one);
  return found;
}

/** With an empty question at the end of its part; `key` is free for good: also not in the version before. */
export function withNew(
  definition: Definition,
  scope: OwnItem['scope'],
  taken: readonly string[],
): { definition: Definition; key: string } {
  const key = freeKey(definition, 'question', taken);
  const item: OwnItem = { type: 'yesNo', key, scope, required: false, label: { nb: '' } };
  return { definition: inOrder({ ...definition, items: [...definition.items, item] }), key };
}

/** Without a question; what refers to it stays and is shown as a problem, so that nobody misses it. */
export function without(definition: Definition, key: string): Definition {
  return { ...definition, items: definition.items.filter((item) => item.key !== key) };
}

/** With a question that was taken out back at its place, under a free key if another has taken its own meanwhile. */
export function withRestored(
  definition: Definition,
  item: OwnItem,
  at: number,
): { definition: Definition; key: string } {
  const isFree = !definition.items.some((one) => one.key === item.key);
  const key = isFree ? item.key : freeKey(definition, item.key);
  return {
    definition: inOrder({ ...definition, items: definition.items.toSpliced(at, 0, { ...item, key }) }),
    key,
  };
}

/** With a question as it is now. What does not belong to its type is left out; conditions and checks follow its key. */
export function withItem(definition: Definition, key: string, item: OwnItem): Definition {
  const renamed = (one: string) => (one === key ? item.key : one);
  const follow = (one: Item): Item =>
    one.type === 'core' || !one.showWhen
      ? one
      : { ...one, showWhen: one.showWhen.map((when) => ({ ...when, key: renamed(when.key) })) };
  return inOrder({
    ...definition,
    items: definition.items.map((one) => (one.key === key ? tidy(item) : follow(one))),
    ...(definition.checks
      ? {
          checks: definition.checks.map((check) => ({
            ...check,
            left: renamed(check.left),
            right: renamed(check.right),
          })),
        }
      : {}),
  });
}

/** With another type or place, and a key of its own when the version before has the question as it was. */
export function withKind(
  definition: Definition,
  item: OwnItem,
  kind: { type?: QuestionType; scope?: OwnItem['scope'] },
  before: Definition | null,
): { definition: Definition; key: string } {
  const old = before?.items.find((one) => one.key === item.key);
  const next = { ...item, ...kind };
  const isSame = !old || (old.type !== 'core' && old.type === next.type && old.scope === next.scope);
  const key = isSame ? item.key : freeKey(definition, item.key, before?.items.map((one) => one.key) ?? []);
  return { definition: withItem(definition, item.key, { ...next, key }), key };
}

function tidy({ options, unit, minimum, maximum, ...item }: OwnItem): OwnItem {
  if (isChoice(item.type)) return { ...item, options: options ?? [] };
  if (item.type !== 'integer') return item;
  return {
    ...item,
    ...(unit ? { unit } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** A key like `wanted` that nothing else has: the same, or with a number. */
export function freeKey(definition: Definition, wanted: string, taken: readonly string[] = []): string {
  const used = new Set<string>([
    ...definition.items.map((item) => item.key),
    ...taken,
    ...lineKeys,
    ...indicatorKeys,
  ]);
  if (!used.has(wanted)) return wanted;
  const stem = wanted.replace(/\d+$/, '').slice(0, 36);
  let number = 2;
  while (used.has(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

/** Why a question cannot have this key: how it is written, or who has it. Null: it can. */
export function keyProblem(definition: Definition, item: OwnItem, key: string): string | null {
  if (!/^[a-z][a-zA-Z0-9]{0,39}$/.test(key)) return 'NOT_A_KEY';
  if (isIndicator(key) || (lineKeys as readonly string[]).includes(key)) return 'KEY_OF_CORE';
  return definition.items.some((one) => one.key === key && one.key !== item.key) ? 'DUPLICATE_KEY' : null;
}

/** "Hvor mange timer?" → hvorMangeTimer; null when nothing is left of the text. */
export function keyFromText(text: string): string | null {
  const words = text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9\s-]/g, '')
    .split(/[\s-]+/)
    .map((word, at) => (at === 0 ? word.replace(/^[0-9]+/, '') : word))
    .filter(Boolean);
  const key = words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const begun = key.replace(/^[^a-z]+/, '').slice(0, 36);
  return begun || null;
}

/** With the checks replaced; none at all leaves the field out. */
export function withChecks({ checks: _, ...definition }: Definition, checks: Check[]): Definition {
  return checks.length > 0 ? { ...definition, checks } : definition;
}

/** A bound as it is typed: a whole number that is not farther from zero than bounds go; 0 for what is no number. */
export function boundOf(text: string): number {
  const number = Math.trunc(Number(text)) || 0;
  return Math.max(-most.bound, Math.min(most.bound, number));
}
