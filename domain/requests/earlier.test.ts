import { describe, expect, test } from 'vitest';
import type { Answer, Definition } from '@/domain/questionnaires/schema';
import { earlierAnswers, type Telling } from './earlier';

const stated = (value: string | number): Answer => ({ kind: 'stated', value });
const unknown: Answer = { kind: 'notKnownYet' };
const staff = {
  type: 'integer',
  key: 'staff',
  scope: 'request',
  required: false,
  label: { nb: 'Ansatte' },
} as const;
const definition: Definition = {
  items: [
    { type: 'core', key: 'affected' },
    { type: 'core', key: 'lost' },
    { type: 'core', key: 'recovered' },
    { type: 'core', key: 'searching' },
    staff,
  ],
};
const telling = (
  at: string,
  answers: Record<string, Answer>,
  once: Record<string, Answer> = {},
  asked: Definition = definition,
): Telling => ({
  definition: asked,
  at,
  office: `office of ${at}`,
  content: {
    schema: 1,
    requestId: 'r',
    questionnaireVersionId: 'q',
    answers: once,
    lines: [{ municipalityNumber: '4601', grade: 'final', answers }],
  },
});
const offered = (...tellings: Telling[]) =>
  Object.fromEntries(
    Object.entries(earlierAnswers(definition, ['4601'], tellings)).map(([path, { answer, at }]) => [
      path,
      `${answer.kind === 'stated' ? answer.value : answer.kind} ${at}`,
    ]),
  );

describe('what a service has told is offered once more', () => {
  test('per indicator the newest telling that was asked holds', () => {
    const newer = telling('9', { affected: stated('no') });
    const older = telling('7', { affected: stated('yes'), lost: stated(4), recovered: stated(1) });
    expect(offered(newer, older)).toEqual({
      '4601.affected': 'no 9',
      '4601.lost': '4 7',
      '4601.recovered': '1 7',
    });
  });

  test('a newer "not known yet" is not answered with an older number', () => {
    const newer = telling('9', { lost: unknown, recovered: unknown });
    const older = telling('7', { lost: stated(4), recovered: stated(1) });
    expect(offered(newer, older)).toEqual({});
  });

  test('the rungs of the ladder come from one and the same telling', () => {
    const newer = telling('9', { lost: stated(5) });
    const older = telling('7', { lost: stated(4), recovered: stated(3) });
    expect(offered(newer, older)).toEqual({ '4601.lost': '5 9' });
  });

  test('what is worked out is never offered', () => {
    expect(offered(telling('9', { lost: stated(4), searching: stated(4) }))).toEqual({ '4601.lost': '4 9' });
  });

  test('an own question is the same when key, type and scope are', () => {
    const once = { staff: stated(12) };
    expect(offered(telling('9', {}, once))).toEqual({ '.staff': '12 9' });
    const asText: Definition = { items: [{ ...staff, type: 'shortText' }] };
    expect(offered(telling('9', {}, { staff: stated('tolv') }, asText))).toEqual({});
  });

  test('a value that may not stand here is not offered', () => {
    const bounded: Definition = { items: [{ ...staff, maximum: 10 }] };
    expect(earlierAnswers(bounded, ['4601'], [telling('9', {}, { staff: stated(12) })])).toEqual({});
  });
});
