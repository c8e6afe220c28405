import {
  askedIndicators,
  type Bounds,
  compose,
  fieldsOf,
  isOwnShown,
  isShown,
  knownPaths,
  ownItems,
  ruleOf,
} from './compose';
import { isIndicator } from './indicators';
import { type Answer, type Content, type Definition, type Fields, type Item, lineKeys } from './schema';
import { wrongValue } from './values';

/**
 * What was answered to one version as if typed for another: an answer is kept where key, type and place of its
 * question are the same and what was chosen can still be chosen. The same version keeps everything.
 */
export function keptFields(content: Content, before: Definition, after: Definition): Fields {
  return Object.fromEntries(
    Object.entries(fieldsOf(content)).filter(([path, answer]) => {
      const key = keyOf(path);
      return isOfLine(key) || isKept(find(before, key), find(after, key), answer);
    }),
  );
}

/** The same as content, for a page that starts a correction from what is stored. */
export function keptContent(content: Content, before: Definition, after: Definition): Content {
  const kept = keptFields(content, before, after);
  const ofPlace = (place: string, answers: Record<string, Answer>) =>
    Object.fromEntries(
      Object.entries(answers).filter(
        ([key]) => Object.hasOwn(kept, `${place}.${key}`) || (key === 'searching' && find(after, key)),
      ),
    );
  return {
    ...content,
    answers: ofPlace('', content.answers),
    lines: content.lines.map((line) => ({
      ...line,
      answers: ofPlace(line.municipalityNumber, line.answers),
    })),
  };
}

function isKept(old: Item | undefined, item: Item | undefined, answer: Answer): boolean {
  if (!old || !item || old.type !== item.type) return false;
  if (item.type === 'core' || old.type === 'core') return true;
  if (old.scope !== item.scope) return false;
  return wrongValue(ruleOf(item), answer)?.code !== 'NOT_AN_OPTION';
}

/** Why somebody who has answered is asked again. */
export type Reason = { path: string; why: 'missing' | 'wrong' | 'dropped' | 'asked_again' };

/**
 * What a correction of the questions means for one stored return: empty when it concerns them not. A question that
 * now must be answered, an answer that no longer fits, and what the coordinator wants answered anew (`askAgain`,
 * keys), each only where it is shown to them.
 */
export function reasonsToAsk(
  content: Content,
  before: Definition,
  after: Definition,
  bounds: Bounds,
  askAgain: readonly string[] = [],
): Reason[] {
  const request = { ...content, municipalityNumbers: content.lines.map((line) => line.municipalityNumber) };
  const kept = keptFields(content, before, after);
  const { content: now, missing, errors } = compose(after, request, kept, bounds);
  const reasons: Reason[] = [
    ...missing.map(({ path }) => ({ path, why: 'missing' as const })),
    ...errors.map(({ path }) => ({ path, why: 'wrong' as const })),
  ];
  const shown = shownPaths(after, now);
  for (const [path, answer] of Object.entries(fieldsOf(content))) {
    const wasSaid = answer.kind !== 'notRelevant' && !Object.hasOwn(kept, path);
    if (wasSaid && shown.has(path)) reasons.push({ path, why: 'dropped' });
  }
  for (const path of shown) {
    if (askAgain.includes(keyOf(path))) reasons.push({ path, why: 'asked_again' });
  }
  return reasons.filter((one, at) => reasons.findIndex(({ path }) => path === one.path) === at);
}

/** The paths of the questions that are shown with these answers. */
function shownPaths(definition: Definition, content: Content): Set<string> {
  const asked = new Set(askedIndicators(definition));
  const own = (scope: 'municipality' | 'request', place: string, answers: Record<string, Answer>) =>
    ownItems(definition, scope)
      .filter((item) => isOwnShown(item, answers))
      .map((item) => `${place}.${item.key}`);
  return new Set([
    ...content.lines.flatMap(({ municipalityNumber: place, answers }) => [
      ...[...asked].filter((key) => isShown(key, answers, asked)).map((key) => `${place}.${key}`),
      ...own('municipality', place, answers),
    ]),
    ...own('request', '', content.answers),
  ]);
}

/** Given with every line, whatever is asked. */
const isOfLine = (key: string) => (lineKeys as readonly string[]).includes(key);

const keyOf = (path: string) => path.slice(path.indexOf('.') + 1);

function find(definition: Definition, key: string): Item | undefined {
  const item = definition.items.find((one) => one.key === key);
  // An own question never has the key of an indicator, whatever somebody imports.
  return item && (item.type === 'core') === isIndicator(key) ? item : undefined;
}

/**
 * Fields of a draft that was begun before the questions were corrected: what is not asked any more is left out, and a
 * choice that can no longer be made is empty, at its revision, so that another can be saved over it.
 */
export function fittingFields<F extends { path: string; value: Answer | null }>(
  fields: readonly F[],
  definition: Definition,
  municipalityNumbers: string[],
): F[] {
  const known = knownPaths(definition, municipalityNumbers);
  return fields.flatMap((field) => {
    if (!known.has(field.path)) return [];
    const item = find(definition, keyOf(field.path));
    const isGone =
      item && item.type !== 'core' && field.value
        ? wrongValue(ruleOf(item), field.value)?.code === 'NOT_AN_OPTION'
        : false;
    return [isGone ? { ...field, value: null } : field];
  });
}
