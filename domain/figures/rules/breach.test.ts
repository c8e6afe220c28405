import { describe, expect, test } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import { line, notKnownYet, says } from '@/tests/figure-rows';
import { breachCounts, breachOfLines, municipalityBreach } from './breach';
import { latestAnswers } from './latest';

function breach(...said: Record<string, Answer>[]) {
  const lines = said.map((indicators, index) => line('s', 'a', '4601', index, indicators));
  return breachOfLines(lines, latestAnswers(lines));
}

describe('the 72 hours', () => {
  const awareAt = says('2023-06-02T09:30:00+02:00');
  test('exactly 72 hours is on time, a minute more is late', () => {
    expect(breach({ awareAt, dpaNotifiedAt: says('2023-06-05T09:30:00+02:00') }).verdict).toBe('on_time');
    expect(breach({ awareAt, dpaNotifiedAt: says('2023-06-05T09:31:00+02:00') }).verdict).toBe('late');
  });
  test('are counted in hours, not in days of the calendar, when the clock is turned', () => {
    const spring = says('2023-03-24T12:00:00+01:00');
    expect(breach({ awareAt: spring, dpaNotifiedAt: says('2023-03-27T13:00:00+02:00') }).verdict).toBe(
      'on_time',
    );
    expect(breach({ awareAt: spring, dpaNotifiedAt: says('2023-03-27T13:01:00+02:00') }).verdict).toBe(
      'late',
    );
  });
  test('missing is asked for and not notified; not told is something else', () => {
    expect(breach({ awareAt, dpaNotifiedAt: notKnownYet }).verdict).toBe('missing');
    expect(breach({ affected: says('yes') }).verdict).toBe('not_told');
  });
  test('a notice without the moment of knowing cannot be judged', () => {
    const notice = breach({ awareAt: notKnownYet, dpaNotifiedAt: says('2023-06-05T09:30:00Z') });
    expect(notice.verdict).toBe('undetermined');
  });
  test('count from the first return that states it, and a later one that moves it is shown', () => {
    const notifiedAt = says('2023-06-06T08:00:00Z');
    const moved = breach(
      { awareAt: notKnownYet, dpaNotifiedAt: notKnownYet },
      { awareAt: says('2023-06-01T08:00:00Z'), dpaNotifiedAt: notKnownYet },
      { awareAt: says('2023-06-05T08:00:00Z'), dpaNotifiedAt: notifiedAt },
    );
    expect(moved).toEqual({
      verdict: 'late',
      awareAt: '2023-06-01T08:00:00Z',
      movedTo: '2023-06-05T08:00:00Z',
      notifiedAt: '2023-06-06T08:00:00Z',
    });
  });
  test('the same moment in another time zone is not moved', () => {
    const same = breach(
      { awareAt: says('2023-06-01T08:00:00Z') },
      { awareAt: says('2023-06-01T10:00:00+02:00') },
    );
    expect(same.movedTo).toBeNull();
  });
});

test('a municipality is judged by the worst of its affected services', () => {
  const awareAt = says('2023-06-02T09:30:00+02:00');
  const onTime = breach({ awareAt, dpaNotifiedAt: says('2023-06-03T09:30:00+02:00') });
  const late = breach({ awareAt, dpaNotifiedAt: says('2023-06-30T09:30:00+02:00') });
  const missing = breach({ awareAt, dpaNotifiedAt: notKnownYet });
  expect(municipalityBreach([onTime, late])?.verdict).toBe('late');
  expect(municipalityBreach([late, missing, onTime])?.verdict).toBe('missing');
  expect(municipalityBreach([])).toBeNull();
  expect(breachCounts([onTime, late, missing])).toEqual({
    onTime: 1,
    late: 1,
    missing: 1,
    undetermined: 0,
    notTold: 0,
    moved: 0,
  });
});
