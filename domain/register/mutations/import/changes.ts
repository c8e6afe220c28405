import { z } from 'zod';
import type { Tx } from '@/lib/db';
import { dayOf } from '../../rules';
import * as cell from './cells';
import type { FileShape } from './csv';
import { type KindInput, type Planned, Planner } from './plan';
import { changesAfter } from './reform';

const words = {
  unchanged: 'unchanged',
  uendret: 'unchanged',
  renumbered: 'renumbered',
  'nytt nummer': 'renumbered',
  split: 'split',
  deling: 'split',
  merged: 'merged',
  sammenslåing: 'merged',
  county: 'county',
  fylkesbytte: 'county',
} as const;

const row = z.object({
  oldNumber: cell.number4,
  newNumber: cell.number4,
  kind: cell.word(words),
  date: cell.requiredDate,
});
type Row = z.output<typeof row>;

export const changesShape: FileShape<Row> = {
  columns: [
    { name: 'oldNumber', header: /^old_number$/, required: true },
    { name: 'newNumber', header: /^new_number$/, required: true },
    { name: 'kind', header: /^change$/, required: true },
    { name: 'date', required: true },
  ],
  ignored: /^(old|new)_(name|county)$/,
  row,
};

/**
 * Links old numbers to new ones and dates both: an old number ends on the day of the change, a new one begins
 * then. Rows that say "unchanged" change nothing. Both sets must be in the register.
 */
export async function planChanges(tx: Tx, input: KindInput<Row>): Promise<Planned> {
  const { rows } = input;
  const planner = new Planner(input);
  planner.refuseTwice(rows, 'oldNumber', (r) => `${r.oldNumber} → ${r.newNumber} (${r.date})`);
  const stored = await tx.municipality.findMany({
    select: { number: true, name: true, validFrom: true, validTo: true },
  });
  const known = new Map(stored.map((m) => [m.number, m]));
  for (const { line, values } of rows) {
    for (const column of ['oldNumber', 'newNumber'] as const) {
      if (!known.has(values[column]))
        planner.error(line, column, 'MUNICIPALITY_UNKNOWN', { value: values[column] });
    }
    if (values.kind === 'unchanged' && values.oldNumber !== values.newNumber) {
      planner.error(line, 'kind', 'NOT_UNCHANGED', { value: values.newNumber });
    }
  }
  // A number that goes on after a split stands among its own successors, so those rows are kept too.
  const changing = new Set(rows.filter((r) => r.values.kind !== 'unchanged').map((r) => r.values.oldNumber));
  const links = rows.map((r) => r.values).filter((r) => changing.has(r.oldNumber));
  const linked = new Map(
    (await tx.municipalityChange.findMany()).map((c) => [keyOf({ ...c, date: dayOf(c.date) ?? '' }), c]),
  );
  const write = links.filter((link) => {
    const before = linked.get(keyOf(link));
    return planner.compare(keyOf(link), name(known, link), before && { kind: before.kind }, {
      kind: link.kind,
    });
  });
  planner.plan.unchanged += rows.length - links.length;

  const reforms = changesAfter(links);
  const dates = stored.flatMap((m) => {
    const before = { validFrom: dayOf(m.validFrom), validTo: dayOf(m.validTo) };
    const after = {
      validFrom: reforms.beginningOf.get(m.number) ?? before.validFrom,
      validTo: reforms.endOf.get(m.number) ?? before.validTo,
    };
    if (after.validFrom === before.validFrom && after.validTo === before.validTo) return [];
    planner.compare(m.number, m.name, before, after);
    return [{ number: m.number, ...after }];
  });
  return planner.done((inTx) => writeChanges(inTx, write, dates));
}

const keyOf = (link: { oldNumber: string; newNumber: string; date: string }) =>
  `${link.oldNumber} → ${link.newNumber} (${link.date})`;

const name = (known: Map<string, { name: string }>, link: Row) =>
  [known.get(link.oldNumber)?.name, known.get(link.newNumber)?.name].join(' → ');

async function writeChanges(tx: Tx, links: Row[], dates: object[]): Promise<void> {
  await tx.$executeRaw`
    insert into municipality_change ("oldNumber", "newNumber", date, kind)
    select "oldNumber", "newNumber", date, kind
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as r("oldNumber" text, "newNumber" text, date date, kind text)
    on conflict ("oldNumber", "newNumber", date) do update set kind = excluded.kind`;
  await tx.$executeRaw`
    update municipality m set "validFrom" = r."validFrom", "validTo" = r."validTo"
    from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as r(number text, "validFrom" date, "validTo" date)
    where m.number = r.number`;
  // A county begins and ends with its municipalities, when all of them do.
  await tx.$executeRaw`
    update county c set "validFrom" = coalesce(c."validFrom", d.first), "validTo" = coalesce(c."validTo", d.last)
    from (
      select "countyNumber", case when count("validFrom") = count(*) then min("validFrom") end as first,
        case when count("validTo") = count(*) then max("validTo") end as last
      from municipality group by "countyNumber"
    ) d
    where d."countyNumber" = c.number and (d.first is not null or d.last is not null)`;
}
