import { describe, expect, test } from 'vitest';
import { coverage, municipalityResponse } from './response';

describe('the response of a municipality', () => {
  test('without requests it was not asked', () => {
    expect(municipalityResponse([])).toBe('not_asked');
  });
  test('it is exempt only when every request is', () => {
    expect(municipalityResponse(['exempt', 'exempt'])).toBe('exempt');
    expect(municipalityResponse(['exempt', 'answered_on_time'])).toBe('answered_on_time');
    expect(municipalityResponse(['exempt', 'outstanding'])).toBe('outstanding');
  });
  test('it has answered when all that are not exempt have, and late when one of them was', () => {
    expect(municipalityResponse(['answered_on_time', 'answered_on_time'])).toBe('answered_on_time');
    expect(municipalityResponse(['answered_on_time', 'answered_late'])).toBe('answered_late');
  });
  test('one of fifteen districts that is overdue makes it overdue, one that is outstanding outstanding', () => {
    const answered = Array.from({ length: 13 }, () => 'answered_on_time' as const);
    expect(municipalityResponse([...answered, 'outstanding', 'overdue'])).toBe('overdue');
    expect(municipalityResponse([...answered, 'outstanding'])).toBe('outstanding');
  });
});

test('coverage counts each response once, and who was not asked not at all', () => {
  expect(
    coverage([
      'answered_on_time',
      'answered_on_time',
      'answered_late',
      'outstanding',
      'overdue',
      'exempt',
      'not_asked',
    ]),
  ).toEqual({ asked: 6, answered: 3, onTime: 2, late: 1, outstanding: 1, overdue: 1, exempt: 1 });
});
