import type { FieldError } from '@/lib/outcome';
import { isIndicator } from './indicators';
import type { Answer, Check, Condition, Definition, OwnItem, Relation } from './schema';
import { stated, statedNumber, statedText } from './values';

/** Whether the earlier answers that an own question depends on are as it wants them. */
export function isOwnShown(item: OwnItem, earlier: Record<string, Answer>): boolean {
  return (item.showWhen ?? []).every((condition) => holds(condition, earlier[condition.key]));
}

function holds(condition: Condition, answer: Answer | undefined): boolean {
  if ('atLeast' in condition) return (statedNumber(answer) ?? Number.NEGATIVE_INFINITY) >= condition.atLeast;
  const value = stated(answer);
  const values = Array.isArray(value) ? value : [String(value)];
  return condition.in.some((wanted) => values.includes(wanted));
}

const holdsBetween: Record<Relation, (left: number, right: number) => boolean> = {
  atMost: (left, right) => left <= right,
  lessThan: (left, right) => left < right,
  equal: (left, right) => left === right,
  atLeast: (left, right) => left >= right,
  moreThan: (left, right) => left > right,
};

/**
 * The questionnaire's own checks that do not hold; only between answers that are both stated. `place` is the
 * municipality's number, '' for what is asked once. The message travels in its languages, so that browser and API say
 * the same.
 */
export function checkProblems(
  definition: Definition,
  scope: OwnItem['scope'],
  place: string,
  answers: Record<string, Answer>,
): FieldError[] {
  return (definition.checks ?? []).flatMap((check) => {
    if (scopeOf(definition, check.left) !== scope || isKept(check, answers)) return [];
    const { nb, nn, en } = check.message;
    return [
      { path: `${place}.${check.left}`, code: 'CHECK_FAILED', params: { nb, nn: nn || nb, en: en || nb } },
    ];
  });
}

function isKept({ left, is, right }: Check, answers: Record<string, Answer>): boolean {
  const [one, other] = [answers[left], answers[right]].map(comparable);
  return one === undefined || other === undefined || holdsBetween[is](one, other);
}

/** Numbers as they are, days and moments by when they are. */
function comparable(answer: Answer | undefined): number | undefined {
  const number = statedNumber(answer);
  if (number !== undefined) return number;
  const time = Date.parse(statedText(answer) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Where a question is asked; core indicators about every municipality. Undefined when it is not asked at all. */
export function scopeOf(definition: Definition, key: string): OwnItem['scope'] | undefined {
  const item = definition.items.find((one) => one.key === key);
  if (!item) return undefined;
  return item.type === 'core' || isIndicator(item.key) ? 'municipality' : (item as OwnItem).scope;
}
