import { compose, type Fields } from '@/domain/questionnaires/compose';
import { indicatorKeys } from '@/domain/questionnaires/indicators';
import type { Answer, Definition } from '@/domain/questionnaires/schema';

export const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });
export const unknown: Answer = { kind: 'notKnownYet' };
export const notRelevant: Answer = { kind: 'notRelevant' };
export const bounds = { inProductionOn: '2020-09-30', now: '2023-06-09T13:05:00.000Z' };
export const request = { requestId: 'r', questionnaireVersionId: 'q', municipalityNumbers: ['4601'] };
/** Every core question there is. */
export const everything: Definition = { items: indicatorKeys.map((key) => ({ type: 'core', key })) };

/** One line of Bergen's with the whole questionnaire asked; `fields` by bare key. */
export function line(fields: Record<string, Answer>, definition = everything) {
  const placed: Fields = Object.fromEntries(Object.entries(fields).map(([key, a]) => [`4601.${key}`, a]));
  const composed = compose(definition, request, placed, bounds);
  const first = composed.content.lines[0];
  if (!first) throw new Error('no line');
  return { ...composed, answers: first.answers, grade: first.grade };
}

/** Affected, with what else must be said of that. */
export const yes = {
  usesSystem: stated('yes'),
  integrationInUse: stated('yes'),
  affected: stated('yes'),
  awareAt: stated('2023-06-01T08:00:00Z'),
  dpaNotifiedAt: stated('2023-06-02T08:00:00Z'),
};
/** What is refused of a line, as `4601.lost NEGATIVE`. */
export const codes = (fields: Record<string, Answer>) =>
  line(fields).errors.map((e) => `${e.path} ${e.code}`);
