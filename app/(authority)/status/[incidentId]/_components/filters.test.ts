import { expect, test } from 'vitest';
import { filtersOf, within } from './filters';

const of = (address: string) => filtersOf((name) => new URLSearchParams(address).get(name));

test('an address names a survey, a county and a moment', () => {
  expect(
    of('?survey=01a20120-bac2-76b0-8ecd-25b72e18be58&county=46&asOf=2023-06-09T15:00:00%2B02:00'),
  ).toEqual({
    survey: '01a20120-bac2-76b0-8ecd-25b72e18be58',
    county: '46',
    asOf: '2023-06-09T15:00:00+02:00',
  });
});

test('what is malformed in an address counts as not asked', () => {
  const nothing = { survey: null, county: null, asOf: null };
  for (const address of ['', '?asOf=%00', '?asOf=2023-13-40T99:00:00Z', '?county=abc', '?survey=1&asOf=abc'])
    expect(of(address)).toEqual(nothing);
});

test("another incident's survey, and a county that is not in the figures, count as not asked", () => {
  const choices = { surveys: [{ id: 'own' }], counties: [{ number: '46' }] };
  const asked = { survey: 'own', county: '46', asOf: '2023-06-09T15:00:00Z' };
  expect(within(choices, asked)).toEqual(asked);
  expect(within(choices, { ...asked, survey: 'of-another', county: '99' })).toEqual({
    ...asked,
    survey: null,
    county: null,
  });
});

test('a moment that the server did not take is not shown as if the figures were of it', () => {
  const asked = { survey: null, county: null, asOf: '2035-01-01T00:00:00Z' };
  expect(within({ surveys: [], counties: [], refused: asked.asOf }, asked).asOf).toBeNull();
  expect(within({ surveys: [], counties: [], refused: null }, asked).asOf).toBe(asked.asOf);
});
