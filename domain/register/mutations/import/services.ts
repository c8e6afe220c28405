import { z } from 'zod';
import type { Tx } from '@/lib/db';
import { type ServiceKind, serviceKinds } from '../../schema';
import * as cell from './cells';
import type { FileShape } from './csv';
import { planMemberships } from './memberships';
import { type KindInput, type Planned, Planner } from './plan';

const kinds: Record<string, ServiceKind> = {
  ...Object.fromEntries(serviceKinds.map((kind) => [kind, kind])),
  kommunal: 'municipal',
  interkommunal: 'intermunicipal',
  bydel: 'district',
};

const row = z.object({
  id: cell.slug,
  name: cell.requiredText(200),
  kind: cell.word(kinds),
  hostNumber: cell.optionalNumber4,
  members: cell.numbers4,
  certainty: cell.word({ '': 'known', known: 'known', illustrative: 'illustrative' } as const),
  source: cell.text(500),
  note: cell.text(500),
});
type Row = z.output<typeof row>;

export const servicesShape: FileShape<Row> = {
  columns: [
    { name: 'id', required: true },
    { name: 'name', required: true },
    { name: 'kind', header: /^type$/, required: true },
    { name: 'hostNumber', header: /^host_number$/ },
    { name: 'members', header: /^member_numbers$/ },
    { name: 'certainty' },
    { name: 'source' },
    { name: 'note' },
  ],
  ignored: /^(host_name|member_names|office|status_june_2023|source_date)$/,
  row,
};

/** Services by id; a column with member numbers also adds whole, undated memberships that are not there yet. */
export async function planServices(tx: Tx, input: KindInput<Row>): Promise<Planned> {
  const planner = new Planner(input);
  planner.refuseTwice(input.rows, 'id', (r) => r.id);
  const known = new Map((await tx.service.findMany()).map((s) => [s.id, s]));
  const municipalities = new Set(
    (await tx.municipality.findMany({ select: { number: true } })).map((m) => m.number),
  );
  const write = input.rows.flatMap(({ line, values }) => {
    const before = known.get(values.id);
    const { members: _, ...said } = values;
    const after = planner.kept(before, said);
    if (after.hostNumber && !municipalities.has(after.hostNumber)) {
      planner.error(line, 'hostNumber', 'MUNICIPALITY_UNKNOWN', { value: after.hostNumber });
    }
    const { id, ...fields } = after;
    const stored = before && {
      name: before.name,
      kind: before.kind,
      hostNumber: before.hostNumber,
      certainty: before.certainty,
      source: before.source,
      note: before.note,
    };
    return planner.compare(id, after.name, stored, fields) ? [after] : [];
  });
  const members = await planMembers(tx, input, new Set(input.rows.map((r) => r.values.id)));
  planner.errors.push(...members.errors);
  planner.plan.added.push(...members.added);
  return planner.done(async (inTx) => {
    await inTx.$executeRaw`
      insert into service (id, name, kind, "hostNumber", certainty, source, note)
      select id, name, kind, "hostNumber", certainty, source, note
      from jsonb_to_recordset(${JSON.stringify(write)}::jsonb) as r(id text, name text, kind text, "hostNumber" text,
        certainty text, source text, note text)
      on conflict (id) do update set name = excluded.name, kind = excluded.kind, "hostNumber" = excluded."hostNumber",
        certainty = excluded.certainty, source = excluded.source, note = excluded.note`;
    await members.write(inTx);
  });
}

/** The members named in the services' own file, less those that the register holds already. */
async function planMembers(tx: Tx, input: KindInput<Row>, services: Set<string>): Promise<Planned> {
  const stored = await tx.serviceMunicipality.findMany({ where: { part: '' } });
  const held = new Set(stored.map((m) => `${m.serviceId} ${m.municipalityNumber}`));
  const rows = input.rows.flatMap(({ line, values }) =>
    values.members
      .filter((number) => !held.has(`${values.id} ${number}`))
      .map((number) => ({
        line,
        values: {
          serviceId: values.id,
          municipalityNumber: number,
          part: '',
          validFrom: null,
          validTo: null,
        },
      })),
  );
  const headerOf = (column: string) => input.headerOf(column === 'municipalityNumber' ? 'members' : column);
  return planMemberships(tx, { ...input, rows, headerOf, completeFrom: null }, services);
}
