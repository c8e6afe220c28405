import { askedIndicators, ownItems, ruleOf } from '@/domain/questionnaires/compose';
import { type IndicatorKey, indicators, isRung } from '@/domain/questionnaires/indicators';
import type { Answer, Content, Definition, OwnItem } from '@/domain/questionnaires/schema';
import { type ValueRule, wrongValue } from '@/domain/questionnaires/values';

/** A return to another survey of the incident; `at` is when it was given, as ISO text. */
export type Telling = { definition: Definition; content: Content; at: string; office: string };

/** An answer that was given before: to whom, and when. */
export type EarlierAnswer = { answer: Answer; at: string; office: string };

/**
 * What a service has told already of what a questionnaire asks, by field (`4601.lost`). Per indicator and
 * municipality the newest telling that was asked holds, and the rungs of the ladder travel together; an own question
 * is the same when key, type and scope are. Only what was stated is offered, and only where it may stand here.
 * `tellings`: the newest first.
 */
export function earlierAnswers(
  definition: Definition,
  municipalityNumbers: readonly string[],
  tellings: readonly Telling[],
): Record<string, EarlierAnswer> {
  const found: Record<string, EarlierAnswer> = {};
  const offer = (path: string, rule: ValueRule, answer: Answer | undefined, { at, office }: Telling) => {
    if (answer?.kind === 'stated' && !wrongValue(rule, answer)) found[path] = { answer, at, office };
  };
  const core = askedIndicators(definition).filter((key) => key !== 'searching');
  const own = ownItems(definition, 'municipality');
  for (const number of municipalityNumbers) {
    const lineOf = (telling: Telling) =>
      telling.content.lines.find((line) => line.municipalityNumber === number)?.answers;
    const newest = (isAsked: (telling: Telling) => boolean) =>
      tellings.find((telling) => lineOf(telling) && isAsked(telling));
    for (const key of core) {
      const asked: IndicatorKey = isRung(key) ? 'lost' : key;
      const telling = newest((one) => lineOf(one)?.[asked] !== undefined);
      if (telling) offer(`${number}.${key}`, indicators[key], lineOf(telling)?.[key], telling);
    }
    for (const item of own) {
      const telling = newest((one) => hasSame(one.definition, item));
      if (telling) offer(`${number}.${item.key}`, ruleOf(item), lineOf(telling)?.[item.key], telling);
    }
  }
  for (const item of ownItems(definition, 'request')) {
    const telling = tellings.find((one) => hasSame(one.definition, item));
    if (telling) offer(`.${item.key}`, ruleOf(item), telling.content.answers[item.key], telling);
  }
  return found;
}

/** Whether another questionnaire asks the same own question. */
function hasSame(definition: Definition, item: OwnItem): boolean {
  return ownItems(definition, item.scope).some((one) => one.key === item.key && one.type === item.type);
}
