import { expect, test } from 'vitest';
import type { MunicipalityState } from '@/domain/figures/schema';
import { unasked } from '@/tests/figure-rows';
import { kindsShown, rowOf, tableRows } from './table-rows';

function row(number: string, name: string, county: string, more: Partial<MunicipalityState> = {}) {
  const ladder = { lost: null, recovered: null, irretrievable: null, searching: null, followedUp: null };
  return rowOf(
    {
      number,
      name,
      countyNumber: number.slice(0, 2),
      response: 'outstanding',
      finding: null,
      ladder,
      kinds: unasked,
      grade: null,
      usesSystem: null,
      usesSystemDiffers: false,
      fixedVersionOn: null,
      lastAnsweredAt: null,
      ...more,
    },
    county,
  );
}

const ladder = (lost: number) => ({
  lost,
  recovered: 0,
  irretrievable: 0,
  searching: lost,
  followedUp: null,
});
const rows = [
  row('4601', 'Bergen', 'Vestland', { finding: 'affected', ladder: ladder(21) }),
  row('1507', 'Ålesund', 'Møre og Romsdal'),
  row('4631', 'Alver', 'Vestland', { finding: 'affected', ladder: ladder(1) }),
  row('0301', 'Oslo', 'Oslo', { finding: 'not_affected' }),
];
const names = (found: { name: string }[]) => found.map((r) => r.name);
const by = (column: 'municipality' | 'lost' | 'state', down = false) => ({ by: column, down });

test('Å comes last, as in Norwegian', () => {
  expect(names(tableRows(rows, { search: '', state: null, sorting: by('municipality') }))).toEqual([
    'Alver',
    'Bergen',
    'Oslo',
    'Ålesund',
  ]);
});

test('the most lost come first, and nothing stated after nought', () => {
  expect(names(tableRows(rows, { search: '', state: null, sorting: by('lost', true) })).slice(0, 2)).toEqual([
    'Bergen',
    'Alver',
  ]);
});

test('nothing stated sorts below nought, each kind by itself, and the signs that are used are explained', () => {
  const said = (number: string, lost: 'stated' | 'notKnownYet' | 'noReturn', count: number | null) =>
    row(number, number, 'Oslo', {
      ladder: { ...ladder(0), lost: count },
      kinds: { ...unasked, lost },
      lastAnsweredAt: '2023-06-01T00:00:00Z',
    });
  const all = [said('1', 'noReturn', null), said('2', 'notKnownYet', null), said('3', 'stated', 0)];
  expect(names(tableRows(all, { search: '', state: null, sorting: by('lost', true) }))).toEqual([
    '3',
    '2',
    '1',
  ]);
  expect(kindsShown(all, ['lost'])).toEqual(['notKnownYet', 'noReturn']);
});

test('it is searched by name, number and county, whatever the case', () => {
  const search = (text: string) =>
    names(tableRows(rows, { search: text, state: null, sorting: by('municipality') }));
  expect(search('vestLAND')).toEqual(['Alver', 'Bergen']);
  expect(search('03')).toEqual(['Oslo']);
  expect(search('ålesund ')).toEqual(['Ålesund']);
  expect(search('finnes ikke')).toEqual([]);
});

test('a state can be chosen, and the gravest state sorts first', () => {
  expect(names(tableRows(rows, { search: '', state: 'affected', sorting: by('municipality') }))).toEqual([
    'Alver',
    'Bergen',
  ]);
  expect(names(tableRows(rows, { search: '', state: null, sorting: by('state') }))).toEqual([
    'Alver',
    'Bergen',
    'Oslo',
    'Ålesund',
  ]);
});
