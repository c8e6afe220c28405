import { z } from 'zod';
import type { Tx } from '@/lib/db';
import { dayOf } from '../../rules';
import * as cell from './cells';
import { type CountyRow, writeCounties } from './counties';
import type { FileShape } from './csv';
import { officeFinder } from './offices';
import { type KindInput, type Planned, Planner } from './plan';
import { changesAfter, type Period, periodIn, setFrom } from './reform';

const row = z.object({
  number: cell.number4,
  name: cell.requiredText(100),
  parallelNames: cell.text(300),
  organisationNumber: cell.organisationNumber,
  countyNumber: z
    .string()
    .default('')
    .refine((v) => /^\d{2}$/.test(v), 'COUNTY_NUMBER'),
  countyName: cell.requiredText(100),
  office: cell.requiredText(200),
  population: cell.wholeNumber(10_000_000),
  latitude: cell.degrees(57, 81),
  longitude: cell.degrees(-10, 35),
  languageForm: cell.text(20),
  otherNumbers: cell.numbers4,
  validFrom: cell.optionalDate,
  validTo: cell.optionalDate,
});
type Row = z.output<typeof row>;

const otherNumber = /^number_(\d{4})$/;

export const municipalitiesShape: FileShape<Row> = {
  columns: [
    { name: 'number', required: true },
    { name: 'name', required: true },
    { name: 'parallelNames', header: /^parallel_names$/ },
    { name: 'organisationNumber', header: /^organisation_number$/ },
    { name: 'countyNumber', header: /^county_number$/, required: true },
    { name: 'countyName', header: /^county_name$/, required: true },
    { name: 'office', required: true },
    { name: 'population', header: /^population(_\d{4})?$/ },
    { name: 'latitude', header: /^lat$/, required: true },
    { name: 'longitude', header: /^lon$/, required: true },
    { name: 'languageForm', header: /^language_form$/ },
    { name: 'otherNumbers', header: otherNumber },
    { name: 'validFrom', header: /^valid_from$/ },
    { name: 'validTo', header: /^valid_to$/ },
  ],
  ignored: /^administrative_centre$/,
  row,
};

/**
 * Municipalities by number, with the counties that they name. A number's dates come from the file, else from
 * the changes already known, else from a set's year and its column with the numbers of another year, else
 * they stay as they are.
 */
export async function planMunicipalities(tx: Tx, input: KindInput<Row>): Promise<Planned> {
  const planner = new Planner(input);
  planner.refuseTwice(input.rows, 'number', (r) => r.number);
  const findOffice = officeFinder(await tx.office.findMany({ select: { id: true, names: true } }));
  const stored = await tx.municipality.findMany();
  const known = new Map(
    stored.map((m) => [m.number, { ...m, validFrom: dayOf(m.validFrom), validTo: dayOf(m.validTo) }]),
  );
  const changes = changesAfter(await tx.municipalityChange.findMany());
  const otherYear = otherNumber.exec(input.headerOf('otherNumbers').toLowerCase())?.[1];
  const set = setFrom(input.file, otherYear);

  const write = input.rows.flatMap(({ line, values }) => {
    const officeId = findOffice(values.office);
    if (!officeId) planner.error(line, 'office', 'OFFICE_UNKNOWN', { value: values.office });
    if (!values.number.startsWith(values.countyNumber)) {
      planner.error(line, 'countyNumber', 'COUNTY_NUMBER', { value: values.countyNumber });
    }
    if (values.validFrom && values.validTo && values.validTo <= values.validFrom) {
      planner.error(line, 'validTo', 'ENDS_BEFORE_START', { value: values.validTo });
    }
    if (!officeId) return [];
    const before = known.get(values.number);
    const { office: _, otherNumbers, countyName, ...fields } = values;
    const after = {
      ...planner.kept(before, { ...fields, languageForm: values.languageForm || null }),
      officeId,
      ...periodIn(values, set, changes, before),
    };
    const { number, ...compared } = after;
    const differs = planner.compare(number, values.name, before && pick(before, compared), compared);
    return [{ ...after, countyName, differs }];
  });

  const ends = endedElsewhere(input, set?.begins ?? null, known);
  for (const { number, name, validTo } of ends)
    planner.plan.ended.push({ key: number, label: name, on: validTo });

  const counties = await countiesToWrite(tx, write, ends);
  return planner.done(async (inTx) => {
    await writeCounties(inTx, counties);
    await writeMunicipalities(
      inTx,
      write.filter((m) => m.differs),
    );
    await endMunicipalities(inTx, ends);
  });
}

type End = { number: string; name: string; validTo: string };

/** What the file says ended without a row of its own: predecessors in a later set, and what a whole list leaves out. */
function endedElsewhere(
  { rows, completeFrom }: KindInput<Row>,
  begins: string | null,
  known: Map<string, Period & { number: string; name: string }>,
): End[] {
  const inFile = new Set(rows.map((r) => r.values.number));
  const ends = new Map<string, End>();
  const end = (m: (Period & { number: string; name: string }) | undefined, on: string) => {
    if (!m || inFile.has(m.number) || (m.validTo !== null && m.validTo <= on)) return;
    if (m.validFrom !== null && m.validFrom >= on) return;
    ends.set(m.number, { number: m.number, name: m.name, validTo: on });
  };
  if (begins)
    for (const { values } of rows) for (const number of values.otherNumbers) end(known.get(number), begins);
  if (completeFrom) for (const m of known.values()) end(m, completeFrom);
  return [...ends.values()];
}

type WrittenCounty = { number: string; countyNumber: string; countyName: string; officeId: string } & Period;

/** The counties named by the rows. A county begins and ends with its municipalities, if all of them do on one day. */
async function countiesToWrite(tx: Tx, rows: WrittenCounty[], ends: End[]): Promise<CountyRow[]> {
  const stored = new Map((await tx.county.findMany()).map((c) => [c.number, c]));
  const named = new Map<string, WrittenCounty[]>();
  for (const r of rows) named.set(r.countyNumber, [...(named.get(r.countyNumber) ?? []), r]);
  const written = [...named].flatMap(([number, members]): CountyRow[] => {
    const first = members[0];
    if (!first) return [];
    const before = stored.get(number);
    return [
      {
        number,
        name: first.countyName,
        officeId: first.officeId,
        validFrom: dayOf(before?.validFrom ?? null) ?? sameDay(members.map((m) => m.validFrom)),
        validTo: dayOf(before?.validTo ?? null) ?? sameDay(members.map((m) => m.validTo)),
      },
    ];
  });
  // A county that only loses members here ends with the last of them.
  const on = ends[0]?.validTo;
  const gone = on ? await countiesLeft(tx, new Set(ends.map((e) => e.number)), on) : [];
  return [...written, ...gone.filter((c) => !named.has(c.number))];
}

async function countiesLeft(tx: Tx, ending: Set<string>, on: string): Promise<CountyRow[]> {
  const counties = await tx.county.findMany({
    include: { municipalities: { select: { number: true, validTo: true } } },
  });
  return counties
    .filter((c) => c.municipalities.some((m) => ending.has(m.number)) && c.validTo === null)
    .filter((c) =>
      c.municipalities.every((m) => ending.has(m.number) || (m.validTo && (dayOf(m.validTo) ?? '') <= on)),
    )
    .map(({ number, name, officeId, validFrom }) => ({
      number,
      name,
      officeId,
      validFrom: dayOf(validFrom),
      validTo: on,
    }));
}

const sameDay = (days: (string | null)[]) => (new Set(days).size === 1 ? (days[0] ?? null) : null);

function pick<T extends object>(
  from: Record<string, unknown>,
  like: T,
): { [K in keyof T]: string | number | null } {
  return Object.fromEntries(Object.keys(like).map((k) => [k, from[k] ?? null])) as {
    [K in keyof T]: string | number | null;
  };
}

async function writeMunicipalities(tx: Tx, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into municipality (number, name, "parallelNames", "organisationNumber", "countyNumber", "officeId", population,
      latitude, longitude, "languageForm", "validFrom", "validTo")
    select number, name, "parallelNames", "organisationNumber", "countyNumber", "officeId", population, latitude,
      longitude, "languageForm", "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number text, name text, "parallelNames" text,
      "organisationNumber" text, "countyNumber" text, "officeId" text, population int, latitude float8, longitude float8,
      "languageForm" text, "validFrom" date, "validTo" date)
    on conflict (number) do update set name = excluded.name, "parallelNames" = excluded."parallelNames",
      "organisationNumber" = excluded."organisationNumber", "countyNumber" = excluded."countyNumber",
      "officeId" = excluded."officeId", population = excluded.population, latitude = excluded.latitude,
      longitude = excluded.longitude, "languageForm" = excluded."languageForm", "validFrom" = excluded."validFrom",
      "validTo" = excluded."validTo"`;
}

async function endMunicipalities(tx: Tx, ends: End[]): Promise<void> {
  if (ends.length === 0) return;
  await tx.$executeRaw`
    update municipality m set "validTo" = r."validTo"
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as r(number text, "validTo" date)
    where m.number = r.number`;
}
