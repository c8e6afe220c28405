import type { FieldError } from '@/lib/outcome';
import { scopeOf } from './conditions';
import { type IndicatorKey, indicators, isIndicator, ladderKeys, type QuestionType } from './indicators';
import {
  type Check,
  type Condition,
  type Definition,
  type Item,
  type Localized,
  lineKeys,
  type OwnItem,
} from './schema';
import { wrongText } from './values';

type Add = (path: string, code: string, params?: FieldError['params']) => void;

/** The rungs travel together, and some indicators make sense beside others only. */
export const needs: Partial<Record<IndicatorKey, readonly IndicatorKey[]>> = {
  ...Object.fromEntries(ladderKeys.map((key) => [key, ladderKeys.filter((other) => other !== key)])),
  followedUp: ['lost'],
  firstLostOn: ['lost'],
  lastLostOn: ['lost'],
  dpaDelayReason: ['awareAt', 'dpaNotifiedAt'],
};

/** Own questions that have options to choose from. */
export const isChoice = (type: Item['type']) => type === 'single' || type === 'multiple';

/**
 * What keeps questions from being published, beyond what their schema says: `path` as in the JSON
 * (`items.3.showWhen.0.key`). Nothing here is against storing a draft.
 */
export function definitionProblems(definition: Definition): FieldError[] {
  const problems: FieldError[] = [];
  const add: Add = (path, code, params) => problems.push({ path, code, ...(params ? { params } : {}) });
  if (definition.items.length === 0) add('items', 'NO_QUESTIONS');
  definition.items.forEach((item, at) => {
    const path = `items.${at}`;
    if (definition.items.findIndex((one) => one.key === item.key) < at) add(`${path}.key`, 'DUPLICATE_KEY');
    if (item.type === 'core') coreProblems(definition, item.key, path, add);
    else ownProblems(definition, item, at, add);
  });
  definition.checks?.forEach((check, at) => {
    checkRuleProblems(definition, check, `checks.${at}`, add);
  });
  for (const { path, text } of textsOf(definition)) {
    if (text.nb.trim() === '') add(`${path}.nb`, 'REQUIRED');
  }
  return [...problems, ...refusedTexts(definition)];
}

/** Texts that may not even be kept in a draft: unreadable, or with a national identity number. */
export function refusedTexts(definition: Definition): FieldError[] {
  return textsOf(definition).flatMap(({ path, text }) =>
    (['nb', 'nn', 'en'] as const).flatMap((language) => {
      const wrong = wrongText(text[language] ?? '', 1000);
      return wrong ? [{ path: `${path}.${language}`, ...wrong }] : [];
    }),
  );
}

function coreProblems(definition: Definition, key: IndicatorKey, path: string, add: Add): void {
  const missing = needs[key]?.find((other) => !definition.items.some((item) => item.key === other));
  if (missing) add(`${path}.key`, 'NEEDS_INDICATOR', { indicator: missing });
}

function ownProblems(definition: Definition, item: OwnItem, at: number, add: Add): void {
  const path = `items.${at}`;
  if (isIndicator(item.key) || (lineKeys as readonly string[]).includes(item.key))
    add(`${path}.key`, 'KEY_OF_CORE');
  if (isChoice(item.type)) {
    const keys = (item.options ?? []).map((option) => option.key);
    if (keys.length < 2) add(`${path}.options`, 'OPTIONS_TOO_FEW');
    if (new Set(keys).size < keys.length) add(`${path}.options`, 'DUPLICATE_OPTION');
  }
  if (item.type === 'integer' && (item.minimum ?? 0) > (item.maximum ?? Number.POSITIVE_INFINITY)) {
    add(`${path}.maximum`, 'BOUNDS_CROSSED');
  }
  item.showWhen?.forEach((condition, index) => {
    const code = conditionProblem(definition, item, at, condition);
    if (code) add(`${path}.showWhen.${index}`, code);
  });
}

/** A condition looks back only: at core indicators, and at own questions of the same scope that stand before. */
function conditionProblem(
  definition: Definition,
  item: OwnItem,
  at: number,
  condition: Condition,
): string | null {
  const index = definition.items.findIndex((one) => one.key === condition.key);
  const target = definition.items[index];
  if (!target) return 'CONDITION_UNKNOWN';
  if (scopeOf(definition, target.key) !== item.scope) return 'CONDITION_OTHER_SCOPE';
  if (target.type !== 'core' && index >= at) return 'CONDITION_NOT_EARLIER';
  if ('atLeast' in condition) return typeOf(target) === 'integer' ? null : 'CONDITION_NOT_NUMBER';
  const options = optionKeys(target);
  return condition.in.every((value) => options.includes(value)) ? null : 'CONDITION_NOT_AN_OPTION';
}

function checkRuleProblems(definition: Definition, { left, right }: Check, path: string, add: Add): void {
  const [one, other] = [left, right].map((key) => definition.items.find((item) => item.key === key));
  if (!one) add(`${path}.left`, 'CHECK_UNKNOWN');
  if (!other) add(`${path}.right`, 'CHECK_UNKNOWN');
  if (!one || !other) return;
  if (left === right) add(`${path}.right`, 'CHECK_SAME');
  else if (one.type === 'core' && other.type === 'core') add(path, 'CHECK_OF_CORE');
  else if (scopeOf(definition, left) !== scopeOf(definition, right))
    add(`${path}.right`, 'CHECK_OTHER_SCOPE');
  else if (!isComparable(one) || typeOf(one) !== typeOf(other)) add(`${path}.right`, 'CHECK_NOT_COMPARABLE');
}

/** Whether a check can hold a question's answers against another's of the same type. */
export function isComparable(item: Item): boolean {
  return ['integer', 'date', 'dateTime'].includes(typeOf(item));
}

/** The type of the answers to a question, core or own. */
export function typeOf(item: Item): QuestionType {
  return item.type === 'core' ? indicators[item.key].type : item.type;
}

/** What can be chosen, by key; none where nothing is chosen. */
export function optionKeys(item: Item): string[] {
  if (item.type === 'core') {
    const rule: { type: QuestionType; options?: readonly string[] } = indicators[item.key];
    return [...(rule.options ?? [])];
  }
  if (item.type === 'yesNo') return ['yes', 'no'];
  return isChoice(item.type) ? (item.options ?? []).map((option) => option.key) : [];
}

/** In the order that the form asks: the core, then the municipality's own questions, then what is asked once. */
export function inOrder(definition: Definition): Definition {
  const rank = (item: Item) => (item.type === 'core' ? 0 : item.scope === 'municipality' ? 1 : 2);
  return { ...definition, items: definition.items.toSorted((a, b) => rank(a) - rank(b)) };
}

/** Every text with its place in the JSON. */
export function textsOf(definition: Definition): { path: string; text: Localized }[] {
  const ofItem = (item: Item, path: string) =>
    item.type === 'core'
      ? []
      : [
          { path: `${path}.label`, text: item.label },
          ...(item.help ? [{ path: `${path}.help`, text: item.help }] : []),
          ...(item.unit ? [{ path: `${path}.unit`, text: item.unit }] : []),
          ...(item.options ?? []).map((option, at) => ({
            path: `${path}.options.${at}.label`,
            text: option.label,
          })),
        ];
  return [
    ...definition.items.flatMap((item, at) => ofItem(item, `items.${at}`)),
    ...(definition.checks ?? []).map(({ message }, at) => ({ path: `checks.${at}.message`, text: message })),
  ];
}

/** The texts that Nynorsk and English lack; the reader gets Bokmål instead, and is told so. */
export function untranslated(definition: Definition): Record<'nn' | 'en', string[]> {
  const without = (language: 'nn' | 'en') =>
    textsOf(definition)
      .filter(({ text }) => text.nb.trim() !== '' && !text[language]?.trim())
      .map(({ path }) => path);
  return { nn: without('nn'), en: without('en') };
}

/** Keys are stable over versions: the same key with another type or place would mix what cannot be compared. */
export function changedKeys(before: Definition, after: Definition): FieldError[] {
  return after.items.flatMap((item, at) => {
    const old = before.items.find((one) => one.key === item.key);
    if (!old || item.type === 'core' || old.type === 'core') return [];
    const isSame = old.type === item.type && old.scope === item.scope;
    return isSame ? [] : [{ path: `items.${at}.key`, code: 'KEY_CHANGED' }];
  });
}
