import { describe, expect, test } from 'vitest';
import { notKnownYet, notRelevant, says } from '@/tests/figure-rows';
import { shownState } from '../states';
import { findingCounts, findingOfAnswers, municipalityFinding, reportedDeviation } from './finding';

describe('the finding of one service', () => {
  test('follows what it answers to whether it is affected', () => {
    expect(findingOfAnswers({ affected: says('yes') })).toBe('affected');
    expect(findingOfAnswers({ affected: says('under_investigation') })).toBe('under_investigation');
    expect(findingOfAnswers({ affected: says('no') })).toBe('not_affected');
  });
  test('is "does not use" when it does not use the system', () => {
    expect(findingOfAnswers({ usesSystem: says('no'), affected: notRelevant })).toBe('does_not_use');
  });
  test('is none when nothing is said of it', () => {
    expect(findingOfAnswers({})).toBeNull();
    expect(findingOfAnswers({ usesSystem: says('yes'), affected: notKnownYet })).toBeNull();
  });
});

describe('the finding of a municipality', () => {
  test('is the gravest that any of its services says', () => {
    expect(municipalityFinding(['not_affected', 'affected', null])).toBe('affected');
    expect(municipalityFinding(['does_not_use', 'not_affected'])).toBe('not_affected');
    expect(municipalityFinding(['not_affected', 'under_investigation'])).toBe('under_investigation');
    expect(municipalityFinding([null])).toBeNull();
    expect(municipalityFinding([])).toBeNull();
  });
});

describe('the state shown', () => {
  test('is the finding whatever the response is', () => {
    expect(shownState({ response: 'overdue', finding: 'affected' })).toBe('affected');
    expect(shownState({ response: 'answered_late', finding: 'does_not_use' })).toBe('does_not_use');
  });
  test('is the response while there is no finding, and answered is one state', () => {
    expect(shownState({ response: 'outstanding', finding: null })).toBe('outstanding');
    expect(shownState({ response: 'answered_late', finding: null })).toBe('answered');
    expect(shownState({ response: 'answered_on_time', finding: null })).toBe('answered');
  });
});

test('a deviation is reported by who is affected and by who is looking into it', () => {
  const counts = findingCounts([
    { finding: 'affected' },
    { finding: 'under_investigation' },
    { finding: 'not_affected' },
    { finding: 'does_not_use' },
    { finding: null },
    { finding: null },
  ]);
  expect(counts).toEqual({ affected: 1, underInvestigation: 1, notAffected: 1, doesNotUse: 1, none: 2 });
  expect(reportedDeviation(counts)).toBe(2);
});
