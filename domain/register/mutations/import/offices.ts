import { z } from 'zod';
import type { Tx } from '@/lib/db';
import { dayOf, isInForce } from '../../rules';
import { type OfficeKind, officeKinds } from '../../schema';
import * as cell from './cells';
import type { FileShape } from './csv';
import { type KindInput, type Planned, Planner } from './plan';

const words: Record<string, OfficeKind> = {
  ...Object.fromEntries(officeKinds.map((kind) => [kind, kind])),
  statsforvalter: 'governor',
  direktorat: 'directorate',
  departement: 'ministry',
  datatilsyn: 'observer',
  interesseorganisasjon: 'operator',
  leverandør: 'operator',
  tilsyn: 'other',
};

const row = z.object({
  id: cell.slug,
  kind: cell.word(words),
  organisationNumber: cell.organisationNumber,
  firstName: cell.requiredText(200),
  nextName: cell.text(200),
  firstCounties: cell.names,
  nextCounties: cell.names,
  parallelNames: cell.text(300),
  languageForm: cell.text(20),
});
type Row = z.output<typeof row>;

export const officesShape: FileShape<Row> = {
  columns: [
    { name: 'id', required: true },
    { name: 'kind', required: true },
    { name: 'organisationNumber', header: /^organisation_number$/ },
    // The set of 2023 and the one after the reform of 1 January 2024.
    { name: 'firstName', header: /^name(_2023)?$/, required: true },
    { name: 'nextName', header: /^name_2024$/ },
    { name: 'firstCounties', header: /^counties_2023$/ },
    { name: 'nextCounties', header: /^counties_2024$/ },
    { name: 'parallelNames', header: /^parallel_names$/ },
    { name: 'languageForm', header: /^language_form$/ },
  ],
  ignored: /^note$/,
  row,
};

/**
 * Offices by id; an office whose name changed keeps both names with the date of the change. Which counties an office
 * covers stands on the counties themselves; a file of offices that says otherwise than they do is refused.
 */
export async function planOffices(tx: Tx, input: KindInput<Row>): Promise<Planned> {
  const { rows } = input;
  const planner = new Planner(input);
  planner.refuseTwice(rows, 'id', (r) => r.id);
  const stored = await tx.office.findMany();
  const known = new Map(stored.map((o) => [o.id, o]));
  const counties = await countiesBy(tx);
  const write = rows.flatMap(({ line, values }) => {
    for (const [column, day] of countyColumns) {
      const known = counties(values.id, values[column], day);
      if (known) planner.error(line, column, 'COUNTIES_DIFFER', { value: values[column].join(';'), known });
    }
    const names = [{ from: null as string | null, name: values.firstName }];
    if (values.nextName && values.nextName !== values.firstName)
      names.push({ from: '2024-01-01', name: values.nextName });
    const before = known.get(values.id);
    if (before && input.lacks('nextName'))
      names.push(...(before.names as typeof names).filter((n) => n.from));
    // The data-protection authority observes; other supervisory bodies have no role of their own.
    const kind: OfficeKind = values.id === 'datatilsynet' ? 'observer' : values.kind;
    const after = planner.kept(before, {
      kind,
      parallelNames: values.parallelNames,
      organisationNumber: values.organisationNumber,
      languageForm: values.languageForm || null,
    });
    const differs = planner.compare(
      values.id,
      values.nextName || values.firstName,
      before && {
        names: namesText(before.names as typeof names),
        kind: before.kind,
        parallelNames: before.parallelNames,
        organisationNumber: before.organisationNumber,
        languageForm: before.languageForm,
      },
      { names: namesText(names), ...after },
    );
    return differs ? [{ id: values.id, names, ...after }] : [];
  });
  return planner.done(async (inTx) => {
    await inTx.$executeRaw`
      insert into office (id, kind, names, "parallelNames", "organisationNumber", "languageForm")
      select id, kind, names, "parallelNames", "organisationNumber", "languageForm"
      from jsonb_to_recordset(${JSON.stringify(write)}::jsonb)
        as r(id text, kind text, names jsonb, "parallelNames" text, "organisationNumber" text, "languageForm" text)
      on conflict (id) do update set kind = excluded.kind, names = excluded.names,
        "parallelNames" = excluded."parallelNames", "organisationNumber" = excluded."organisationNumber", "languageForm" = excluded."languageForm"`;
  });
}

/** The columns that name an office's counties, each with the day that it speaks of. */
const countyColumns = [
  ['firstCounties', '2023-12-31'],
  ['nextCounties', '2024-01-01'],
] as const;

/** Answers the office's counties as the register has them, when the names given contradict it; else null. */
async function countiesBy(
  tx: Tx,
): Promise<(officeId: string, given: string[], day: string) => string | null> {
  const stored = (await tx.county.findMany({ orderBy: { number: 'asc' } })).map((county) => ({
    ...county,
    validFrom: dayOf(county.validFrom),
    validTo: dayOf(county.validTo),
  }));
  return (officeId, given, day) => {
    if (given.length === 0) return null;
    const then = stored.filter((county) => isInForce(county, day));
    const own = then.filter((county) => county.officeId === officeId).map((county) => county.name);
    const others = then.filter((county) => county.officeId !== officeId && given.includes(county.name));
    return others.length > 0 || own.some((name) => !given.includes(name)) ? own.join('; ') || '–' : null;
  };
}

const namesText = (names: { from: string | null; name: string }[]) =>
  names.map((n) => (n.from ? `${n.name} (${n.from})` : n.name)).join(' → ');

/** Finds an office by id, by a full name or by the short one ("Oslo og Viken"). */
export function officeFinder(
  offices: { id: string; names: unknown }[],
): (text: string) => string | undefined {
  const ids = new Map<string, string>();
  for (const office of offices) {
    ids.set(office.id, office.id);
    for (const { name } of office.names as { name: string }[]) {
      ids.set(name.toLowerCase(), office.id);
      ids.set(name.toLowerCase().replace(/^statsforvalt[ae]ren i /, ''), office.id);
    }
  }
  return (text) => ids.get(text.toLowerCase());
}
