import { z } from 'zod';
import type { Tx } from '@/lib/db';
import { dayOf } from '../../rules';
import * as cell from './cells';
import type { FileShape } from './csv';
import { officeFinder } from './offices';
import { type KindInput, type Planned, Planner } from './plan';

const row = z.object({
  number: z
    .string()
    .default('')
    .refine((v) => /^\d{2}$/.test(v), 'COUNTY_NUMBER'),
  name: cell.requiredText(100),
  office: cell.requiredText(200),
  validFrom: cell.optionalDate,
  validTo: cell.optionalDate,
});
type Row = z.output<typeof row>;

export const countiesShape: FileShape<Row> = {
  columns: [
    { name: 'number', header: /^county_number$/, required: true },
    { name: 'name', header: /^county_name$/, required: true },
    { name: 'office', required: true },
    { name: 'validFrom', header: /^valid_from$/ },
    { name: 'validTo', header: /^valid_to$/ },
  ],
  ignored: /^note$/,
  row,
};

/** Counties by number, each covered by one office. */
export async function planCounties(tx: Tx, input: KindInput<Row>): Promise<Planned> {
  const { rows } = input;
  const planner = new Planner(input);
  planner.refuseTwice(rows, 'number', (r) => r.number);
  const findOffice = officeFinder(await tx.office.findMany({ select: { id: true, names: true } }));
  const known = new Map((await tx.county.findMany()).map((c) => [c.number, c]));
  const write = rows.flatMap(({ line, values }) => {
    const { office, ...rest } = values;
    const officeId = findOffice(office);
    if (!officeId) {
      planner.error(line, 'office', 'OFFICE_UNKNOWN', { value: office });
      return [];
    }
    if (values.validFrom && values.validTo && values.validTo <= values.validFrom) {
      planner.error(line, 'validTo', 'ENDS_BEFORE_START', { value: values.validTo });
    }
    const before = known.get(values.number);
    const stored = before && {
      name: before.name,
      officeId: before.officeId,
      validFrom: dayOf(before.validFrom),
      validTo: dayOf(before.validTo),
    };
    const after = planner.kept(stored, { ...rest, officeId });
    const { number: _, ...fields } = after;
    return planner.compare(values.number, values.name, stored, fields) ? [after] : [];
  });
  return planner.done((inTx) => writeCounties(inTx, write));
}

export type CountyRow = {
  number: string;
  name: string;
  officeId: string;
  validFrom: string | null;
  validTo: string | null;
};

/** Adds and changes counties in one statement. */
export async function writeCounties(tx: Tx, counties: CountyRow[]): Promise<void> {
  if (counties.length === 0) return;
  await tx.$executeRaw`
    insert into county (number, name, "officeId", "validFrom", "validTo")
    select number, name, "officeId", "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(counties)}::jsonb)
      as r(number text, name text, "officeId" text, "validFrom" date, "validTo" date)
    on conflict (number) do update set name = excluded.name, "officeId" = excluded."officeId",
      "validFrom" = excluded."validFrom", "validTo" = excluded."validTo"`;
}
