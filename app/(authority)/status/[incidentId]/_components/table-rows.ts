import type { MunicipalityState } from '@/domain/figures/schema';
import {
  rungs,
  type SaidKind,
  type ShownState,
  saidKinds,
  shownState,
  shownStates,
} from '@/domain/figures/states';
import type { IndicatorKey } from '@/domain/questionnaires/indicators';

export const columns = [
  'municipality',
  'county',
  'state',
  'lost',
  'recovered',
  'irretrievable',
  'searching',
  'followedUp',
  'response',
  'grade',
  'usesSystem',
  'fixedVersion',
  'lastAnswered',
] as const;
export type Column = (typeof columns)[number];

const fieldOf: Partial<Record<Column, IndicatorKey>> = {
  followedUp: 'followedUp',
  usesSystem: 'usesSystem',
  fixedVersion: 'fixedVersionOn',
};

/** The columns of an incident: those of fields that do not apply are left out. */
export function columnsOf(applies: readonly IndicatorKey[]): Column[] {
  return columns.filter((column) => {
    const field = fieldOf[column];
    return !field || applies.includes(field);
  });
}

export type TableRow = MunicipalityState & { countyName: string; shown: ShownState };
export type Sorting = { by: Column; down: boolean };

/** The municipalities that match what is searched for (name, number or county) and the state, in order. */
export function tableRows(
  rows: readonly TableRow[],
  { search, state, sorting }: { search: string; state: ShownState | null; sorting: Sorting },
): TableRow[] {
  const wanted = search.trim().toLocaleLowerCase('nb');
  const found = rows.filter(
    (row) =>
      (state === null || row.shown === state) &&
      (wanted === '' ||
        row.number.startsWith(wanted) ||
        row.name.toLocaleLowerCase('nb').includes(wanted) ||
        row.countyName.toLocaleLowerCase('nb').includes(wanted)),
  );
  const sign = sorting.down ? -1 : 1;
  return found.sort((a, b) => sign * compare(a, b, sorting.by) || compare(a, b, 'municipality'));
}

/** A row of the table; the states by how much they call for attention. */
export function rowOf(state: MunicipalityState, countyName: string): TableRow {
  return { ...state, countyName, shown: shownState(state) };
}

/** Why a municipality's grade and the day of its answer are not there. */
export function withoutReturn({ response }: TableRow): SaidKind {
  if (response === 'exempt') return 'exempt';
  return response === 'not_asked' ? 'notAsked' : 'noReturn';
}

/** The kinds that stand for a value in these rows, in order; only what the table shows. */
export function kindsShown(
  rows: readonly TableRow[],
  shown: readonly Column[],
): Exclude<SaidKind, 'stated'>[] {
  const saids = [...rungs.filter((rung) => shown.includes(rung)), ...systemOf(shown)];
  const used = new Set(
    rows.flatMap((row) => [
      ...saids.map((said) => row.kinds[said]),
      ...(row.lastAnsweredAt ? [] : [withoutReturn(row)]),
    ]),
  );
  return saidKinds.filter((kind) => kind !== 'stated').filter((kind) => used.has(kind));
}

function systemOf(shown: readonly Column[]): ('usesSystem' | 'fixedVersionOn')[] {
  return [
    ...(shown.includes('usesSystem') ? (['usesSystem'] as const) : []),
    ...(shown.includes('fixedVersion') ? (['fixedVersionOn'] as const) : []),
  ];
}

const collator = new Intl.Collator('nb');

function compare(a: TableRow, b: TableRow, by: Column): number {
  switch (by) {
    case 'municipality':
      return collator.compare(a.name, b.name) || collator.compare(a.number, b.number);
    case 'county':
      return collator.compare(a.countyName, b.countyName);
    case 'state':
      return shownStates.indexOf(a.shown) - shownStates.indexOf(b.shown);
    case 'response':
      return collator.compare(a.response, b.response);
    case 'grade':
      return collator.compare(a.grade ?? '', b.grade ?? '');
    case 'usesSystem':
      return Number(a.usesSystem) - Number(b.usesSystem);
    case 'fixedVersion':
      return collator.compare(a.fixedVersionOn ?? '', b.fixedVersionOn ?? '');
    case 'lastAnswered':
      return collator.compare(a.lastAnsweredAt ?? '', b.lastAnsweredAt ?? '');
    default:
      return (a.ladder[by] ?? unstated(a.kinds[by])) - (b.ladder[by] ?? unstated(b.kinds[by]));
  }
}

/** Below zero, and each kind by itself. */
function unstated(kind: SaidKind): number {
  return -1 - saidKinds.indexOf(kind);
}
