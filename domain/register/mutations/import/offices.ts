import { z } from 'zod';
import type { Tx } from '@/lib/db';
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
    { name: 'languageForm', header: /^language_form$/ },
  ],
  ignored: /^(counties_\d{4}|parallel_names)$/,
  row,
};

/** Offices by id; an office whose name changed keeps both names with the date of the change. */
export async function planOffices(tx: Tx, { rows, headerOf }: KindInput<Row>): Promise<Planned> {
  const planner = new Planner(headerOf);
  planner.refuseTwice(rows, 'id', (r) => r.id);
  const stored = await tx.office.findMany();
  const known = new Map(stored.map((o) => [o.id, o]));
  const write = rows.flatMap(({ values }) => {
    const names = [{ from: null as string | null, name: values.firstName }];
    if (values.nextName && values.nextName !== values.firstName)
      names.push({ from: '2024-01-01', name: values.nextName });
    // The data-protection authority observes; other supervisory bodies have no role of their own.
    const kind: OfficeKind = values.id === 'datatilsynet' ? 'observer' : values.kind;
    const before = known.get(values.id);
    const after = {
      kind,
      organisationNumber: values.organisationNumber,
      languageForm: values.languageForm || null,
    };
    const differs = planner.compare(
      values.id,
      values.nextName || values.firstName,
      before && {
        names: namesText(before.names as typeof names),
        kind: before.kind,
        organisationNumber: before.organisationNumber,
        languageForm: before.languageForm,
      },
      { names: namesText(names), ...after },
    );
    return differs ? [{ id: values.id, names, ...after }] : [];
  });
  return planner.done(async (inTx) => {
    await inTx.$executeRaw`
      insert into office (id, kind, names, "organisationNumber", "languageForm")
      select id, kind, names, "organisationNumber", "languageForm"
      from jsonb_to_recordset(${JSON.stringify(write)}::jsonb)
        as r(id text, kind text, names jsonb, "organisationNumber" text, "languageForm" text)
      on conflict (id) do update set kind = excluded.kind, names = excluded.names,
        "organisationNumber" = excluded."organisationNumber", "languageForm" = excluded."languageForm"`;
  });
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
