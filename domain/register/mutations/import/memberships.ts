import { z } from 'zod';
import type { Tx } from '@/lib/db';
import { dayOf, isInForce } from '../../rules';
import * as cell from './cells';
import type { FileShape } from './csv';
import { type KindInput, type Planned, Planner } from './plan';

const row = z.object({
  serviceId: cell.slug,
  municipalityNumber: cell.number4,
  part: cell.text(100),
  validFrom: cell.optionalDate,
  validTo: cell.optionalDate,
});
type Row = z.output<typeof row>;

export const membershipsShape: FileShape<Row> = {
  columns: [
    { name: 'serviceId', header: /^service_id$/, required: true },
    { name: 'municipalityNumber', header: /^municipality_number$/, required: true },
    { name: 'part' },
    { name: 'validFrom', header: /^valid_from$/ },
    { name: 'validTo', header: /^valid_to$/ },
  ],
  ignored: /^(certainty|service_name|municipality_name|note)$/,
  row,
};

type Stored = Row & { id: string | null };

/**
 * Which service answers for which municipality, or for which named part of it, and when. A row is known by
 * service, municipality, part and first day; two rows of the same three may not hold at the same time.
 *
 * @param alsoKnown services that the same import adds
 */
export async function planMemberships(
  tx: Tx,
  input: KindInput<Row>,
  alsoKnown: Set<string> = new Set(),
): Promise<Planned> {
  const { completeFrom } = input;
  const planner = new Planner(input);
  planner.refuseTwice(input.rows, 'municipalityNumber', keyOf);
  const municipalities = new Map(
    (await tx.municipality.findMany({ select: { number: true, name: true } })).map((m) => [m.number, m.name]),
  );
  const services = new Map(
    (await tx.service.findMany({ select: { id: true, name: true } })).map((s) => [s.id, s.name]),
  );
  const stored: Stored[] = (await tx.serviceMunicipality.findMany()).map((m) => ({
    ...m,
    validFrom: dayOf(m.validFrom),
    validTo: dayOf(m.validTo),
  }));
  const known = new Map(stored.map((m) => [keyOf(m), m]));
  const rows = input.rows.map(({ line, values }) => ({
    line,
    values: planner.kept(known.get(keyOf(values)), values),
  }));
  const label = (r: Row) =>
    [
      services.get(r.serviceId) ?? r.serviceId,
      [municipalities.get(r.municipalityNumber), r.part].filter(Boolean).join(' · '),
    ].join(' – ');

  const write: Stored[] = [];
  for (const { line, values } of rows) {
    if (!services.has(values.serviceId) && !alsoKnown.has(values.serviceId)) {
      planner.error(line, 'serviceId', 'SERVICE_UNKNOWN', { value: values.serviceId });
    }
    if (!municipalities.has(values.municipalityNumber)) {
      planner.error(line, 'municipalityNumber', 'MUNICIPALITY_UNKNOWN', { value: values.municipalityNumber });
    }
    if (values.validFrom && values.validTo && values.validTo <= values.validFrom) {
      planner.error(line, 'validTo', 'ENDS_BEFORE_START', { value: values.validTo });
    }
    const before = known.get(keyOf(values));
    const differs = planner.compare(keyOf(values), label(values), before && { validTo: before.validTo }, {
      validTo: values.validTo,
    });
    if (differs) write.push({ ...values, id: before?.id ?? null });
  }
  const inFile = new Set(rows.map((r) => threeOf(r.values)));
  for (const m of completeFrom ? stored : []) {
    if (!completeFrom || inFile.has(threeOf(m)) || !isInForce(m, completeFrom)) continue;
    planner.plan.ended.push({ key: keyOf(m), label: label(m), on: completeFrom });
    write.push({ ...m, validTo: completeFrom });
  }
  refuseOverlaps(planner, rows, [...known.values()]);
  return planner.done((inTx) => writeMemberships(inTx, write));
}

const threeOf = (r: Row) => [r.serviceId, r.municipalityNumber, r.part].filter(Boolean).join(' · ');
const keyOf = (r: Row) => [threeOf(r), r.validFrom].filter(Boolean).join(' · ');

/** Compares each row with what stands and with the rows before it; the file's dates win over those that stand. */
function refuseOverlaps(planner: Planner, rows: KindInput<Row>['rows'], stored: Stored[]): void {
  const inFile = new Set(rows.map((r) => keyOf(r.values)));
  const held = new Map<string, Row[]>();
  for (const m of stored)
    if (!inFile.has(keyOf(m))) held.set(threeOf(m), [...(held.get(threeOf(m)) ?? []), m]);
  for (const { line, values } of rows) {
    const others = held.get(threeOf(values)) ?? [];
    const clash = others.find((o) => keyOf(o) !== keyOf(values) && overlap(o, values));
    if (clash) {
      planner.error(line, 'validFrom', 'OVERLAPS', {
        value: `${clash.validFrom ?? '…'} – ${clash.validTo ?? '…'}`,
      });
    }
    held.set(threeOf(values), [...others, values]);
  }
}

const overlap = (a: Row, b: Row) =>
  (a.validTo === null || b.validFrom === null || b.validFrom < a.validTo) &&
  (b.validTo === null || a.validFrom === null || a.validFrom < b.validTo);

async function writeMemberships(tx: Tx, rows: Stored[]): Promise<void> {
  const fresh = rows.filter((r) => r.id === null);
  const known = rows.filter((r) => r.id !== null);
  if (fresh.length > 0) {
    await tx.$executeRaw`
      insert into service_municipality (id, "serviceId", "municipalityNumber", part, "validFrom", "validTo")
      select uuidv7(), "serviceId", "municipalityNumber", part, "validFrom", "validTo"
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
        as r("serviceId" text, "municipalityNumber" text, part text, "validFrom" date, "validTo" date)`;
  }
  if (known.length > 0) {
    await tx.$executeRaw`
      update service_municipality m set "validTo" = r."validTo"
      from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as r(id uuid, "validTo" date)
      where m.id = r.id`;
  }
}
