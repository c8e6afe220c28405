import { expect, test } from 'vitest';
import { figuresPath } from './queries';

test('the address names the scope, the moment and the county', () => {
  expect(figuresPath({ kind: 'incident', id: 'i', asOf: null, county: null })).toBe(
    '/api/v1/incidents/i/figures',
  );
  expect(
    figuresPath({ kind: 'survey', id: 's', asOf: '2023-06-09T15:00:00+02:00', county: '46' }, '.csv'),
  ).toBe('/api/v1/surveys/s/figures.csv?asOf=2023-06-09T15%3A00%3A00%2B02%3A00&county=46');
});
