import { describe, expect, test } from 'vitest';
import { line, notKnownYet, request, says } from '@/tests/figure-rows';
import { latestAnswers, municipalityGrade, servicesInForce } from './latest';

describe('the services that serve a municipality', () => {
  const requests = [
    request('first', 'a'),
    request('first', 'b'),
    request('second', 'c', { from: 10 }),
    request('county', 'b', { from: 20 }),
  ];
  const parts = [
    { requestId: 'first/a', municipalityNumber: '4601' },
    { requestId: 'first/b', municipalityNumber: '4601' },
    { requestId: 'second/c', municipalityNumber: '4601' },
    { requestId: 'first/b', municipalityNumber: '5001' },
    { requestId: 'county/b', municipalityNumber: '5001' },
  ];
  test('are those of the latest survey that asked about it', () => {
    expect(servicesInForce(requests, parts)).toEqual(
      new Map([
        ['4601', new Set(['c'])],
        ['5001', new Set(['b'])],
      ]),
    );
  });
  test('are unaffected by a later survey that asked about others', () => {
    const without = parts.filter((part) => part.requestId !== 'second/c');
    expect(servicesInForce(requests, without).get('4601')).toEqual(new Set(['a', 'b']));
  });
  test('are of the survey that began last, whenever its last service was added', () => {
    const long = [
      request('long', 'a'),
      request('long', 'd', { from: 30 }),
      request('county', 'b', { from: 20 }),
    ];
    const about = long.map(({ id }) => ({ requestId: id, municipalityNumber: '4601' }));
    expect(servicesInForce(long, about).get('4601')).toEqual(new Set(['b']));
  });
  test('are of one survey when two opened at once', () => {
    const two = [request('x', 'a'), request('y', 'b')];
    const both = [
      { requestId: 'x/a', municipalityNumber: '4601' },
      { requestId: 'y/b', municipalityNumber: '4601' },
    ];
    expect(servicesInForce(two, both)).toEqual(servicesInForce(two.toReversed(), both.toReversed()));
    expect(servicesInForce(two, both).get('4601')?.size).toBe(1);
  });
});

describe('the latest answers of a service about a municipality', () => {
  test('are, per indicator, of the latest line that was asked for it', () => {
    const status = line('status', 'a', '4601', 1, { affected: says('yes'), lost: says(21) });
    const report = line('report', 'a', '4601', 9, { affected: says('no'), integrationInUse: says('yes') });
    expect(latestAnswers([report, status])).toEqual({
      affected: says('no'),
      integrationInUse: says('yes'),
      lost: says(21),
    });
  });
  test('a later "not known yet" stands against an earlier number', () => {
    const status = line('status', 'a', '4601', 1, { lost: says(21) });
    const report = line('report', 'a', '4601', 9, { lost: notKnownYet });
    expect(latestAnswers([status, report]).lost).toEqual(notKnownYet);
  });
  test('the four of the ladder travel together', () => {
    const full = line('status', 'a', '4601', 1, {
      lost: says(4),
      recovered: says(4),
      irretrievable: says(0),
    });
    const onlyLost = line('report', 'a', '4601', 9, { lost: says(6) });
    expect(latestAnswers([full, onlyLost])).toEqual({ lost: says(6) });
    const onlyRecovered = line('report', 'a', '4601', 9, { recovered: says(2) });
    expect(latestAnswers([full, onlyRecovered])).toEqual({
      lost: says(4),
      recovered: says(4),
      irretrievable: says(0),
    });
  });
});

test('the grade is the least finished of the services', () => {
  expect(municipalityGrade(['final', 'under_investigation', 'preliminary'])).toBe('under_investigation');
  expect(municipalityGrade(['final', 'preliminary'])).toBe('preliminary');
  expect(municipalityGrade([])).toBeNull();
});
