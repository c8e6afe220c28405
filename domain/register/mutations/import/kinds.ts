import type { Tx } from '@/lib/db';
import type { ImportKind } from '../../schema';
import { changesShape, planChanges } from './changes';
import { contactsShape, planContacts } from './contacts';
import { countiesShape, planCounties } from './counties';
import { type FileShape, headerCells, readCsv } from './csv';
import { membershipsShape, planMemberships } from './memberships';
import { municipalitiesShape, planMunicipalities } from './municipalities';
import { officesShape, planOffices } from './offices';
import type { KindInput, Planned } from './plan';
import { planServices, servicesShape } from './services';

type Said = { file: string; completeFrom: string | null };
export type Prepared = Planned & { rows: number };
type Kind = { shape: FileShape<unknown>; prepare: (tx: Tx, csv: string, said: Said) => Promise<Prepared> };

function kind<Row>(shape: FileShape<Row>, plan: (tx: Tx, input: KindInput<Row>) => Promise<Planned>): Kind {
  return {
    shape,
    async prepare(tx, csv, said) {
      const { rows, errors, headerOf, lacks } = readCsv(csv, shape);
      const planned = await plan(tx, { rows, headerOf, lacks, ...said });
      const all = [...errors, ...planned.errors].sort((a, b) => a.line - b.line);
      return { ...planned, errors: all, rows: rows.length };
    },
  };
}

export const kinds: Record<ImportKind, Kind> = {
  counties: kind(countiesShape, planCounties),
  municipalities: kind(municipalitiesShape, planMunicipalities),
  changes: kind(changesShape, planChanges),
  services: kind(servicesShape, planServices),
  'service-municipalities': kind(membershipsShape, planMemberships),
  contacts: kind(contactsShape, planContacts),
  offices: kind(officesShape, planOffices),
};

/**
 * Which kind a file is: one whose required columns its header has and to which no column is strange. Of several,
 * the one that asks for most and knows most; offices last, since `id, name, kind` may be services too.
 */
export function guessKind(csv: string): ImportKind | null {
  const header = headerCells(csv);
  const fitting = (Object.keys(kinds) as ImportKind[]).flatMap((name) => {
    const { columns, ignored } = kinds[name].shape;
    const known = (cell: string) =>
      columns.some((c) => c.name.toLowerCase() === cell || c.header?.test(cell));
    const has = (c: { name: string; header?: RegExp }) =>
      header.some((cell) => cell === c.name.toLowerCase() || c.header?.test(cell));
    const required = columns.filter((c) => c.required);
    if (!required.every(has) || !header.every((cell) => known(cell) || ignored.test(cell))) return [];
    return [{ name, required: required.length, known: header.filter(known).length }];
  });
  fitting.sort((a, b) => b.required - a.required || b.known - a.known);
  return fitting[0]?.name ?? null;
}
