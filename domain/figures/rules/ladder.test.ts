import { describe, expect, test } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import { notKnownYet, notRelevant, says } from '@/tests/figure-rows';
import { withLoss } from '../states';
import { ladderOfAnswers, sumLadders, totals } from './ladder';

const nothing = { lost: null, recovered: null, irretrievable: null, searching: null, followedUp: null };

describe('the ladder of one service', () => {
  test('what is still searched for is the rest', () => {
    expect(ladderOfAnswers({ lost: says(4), recovered: says(1), irretrievable: says(2) })).toEqual({
      lost: 4,
      recovered: 1,
      irretrievable: 2,
      searching: 1,
      followedUp: null,
    });
  });
  test('a rung that is not known yet counts as nothing found', () => {
    expect(ladderOfAnswers({ lost: says(4), recovered: notKnownYet })).toMatchObject({
      recovered: null,
      searching: 4,
    });
  });
  test('the rest is never below zero', () => {
    expect(ladderOfAnswers({ lost: says(1), recovered: says(2) }).searching).toBe(0);
  });
  test('zero is stated, unknown is not', () => {
    expect(ladderOfAnswers({ lost: says(0) }).lost).toBe(0);
    expect(ladderOfAnswers({ lost: notKnownYet, recovered: says(3) })).toEqual(nothing);
    expect(ladderOfAnswers({ lost: notRelevant })).toEqual(nothing);
    expect(ladderOfAnswers({})).toEqual(nothing);
  });
});

test('the ladders of several services are summed over those that state them', () => {
  const said: Record<string, Answer>[] = [
    { lost: says(2), recovered: says(1) },
    { lost: says(1) },
    { lost: notKnownYet },
    {},
  ];
  const oslo = said.map(ladderOfAnswers);
  expect(sumLadders(oslo)).toEqual({
    lost: 3,
    recovered: 1,
    irretrievable: null,
    searching: 2,
    followedUp: null,
  });
  expect(sumLadders([])).toEqual(nothing);
});

test('a total says how many municipalities have stated it', () => {
  const sums = totals([
    { ladder: ladderOfAnswers({ lost: says(21), recovered: says(1), followedUp: says(5) }) },
    { ladder: ladderOfAnswers({ lost: says(0) }) },
    { ladder: ladderOfAnswers({}) },
  ]);
  expect(sums.lost).toEqual({ value: 21, statedBy: 2 });
  expect(sums.recovered).toEqual({ value: 1, statedBy: 1 });
  expect(sums.irretrievable).toEqual({ value: 0, statedBy: 0 });
  expect(sums.searching).toEqual({ value: 20, statedBy: 2 });
  expect(sums.followedUp).toEqual({ value: 5, statedBy: 1 });
});

test('reports are lost in those that state more than zero, not in all that state', () => {
  const said = [{ lost: says(2) }, { lost: says(0) }, { lost: says(1) }, { lost: notKnownYet }, {}];
  expect(withLoss(said.map((answers) => ({ ladder: ladderOfAnswers(answers as never) })))).toBe(2);
});
