import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/actor';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { people } from '@/tests/sample-register';
import { browseMunicipalities, browseOffices } from './browse-data';
import { listMunicipalities, primaryContacts, servicesServing } from './data';
import { importRegister } from './mutations';
import { type ImportRegisterInput, registerListQuery } from './schema';

const { owner } = useDatabase();
const june = new Date('2023-06-09T13:05:00Z');
const lastOf2023 = new Date('2023-12-31T22:59:59Z');
const firstOf2024 = new Date('2023-12-31T23:00:00Z');
const system = systemActor('test');

const file = (name: string) => readFileSync(`prisma/replay/${name}`, 'utf8');
const imports = (csv: string, more: Partial<ImportRegisterInput> = {}, actor: typeof system = system) =>
  does(actor, june, (tx) => importRegister(actor, tx, { csv, dryRun: false, ...more }));
const reads = async <T>(run: (tx: Parameters<typeof listMunicipalities>[0]) => Promise<T>): Promise<T> =>
  must(does(system, june, async (tx) => ({ ok: true as const, value: await run(tx) })));
const counts = async (table: string) =>
  (await owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;
const registerTables =
  'office county municipality municipality_change service service_municipality contact person'.split(' ');
/** All that the register holds, in short. */
async function everything(): Promise<string> {
  const sums: string[] = [];
  for (const table of registerTables) {
    const sum = `select md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`;
    sums.push(`${table} ${(await owner.query(sum)).rows[0].sum}`);
  }
  return sums.join('\n');
}

const names = [
  'offices.csv',
  'municipalities-2023.csv',
  'municipalities-2024.csv',
  'changes-2023-2024.csv',
  'services.csv',
  'service-municipalities.csv',
  'contacts.csv',
];

beforeAll(async () => {
  for (const name of names) await must(imports(file(name), { file: name }));
});

describe('the country', () => {
  it('has 356 municipalities until the last moment of 2023 and 357 from the first of 2024', async () => {
    expect(await reads((tx) => listMunicipalities(tx, lastOf2023))).toHaveLength(356);
    expect(await reads((tx) => listMunicipalities(tx, firstOf2024))).toHaveLength(357);
  });

  it('is answered for by 244 services on both sides of the reform, each municipality by some', async () => {
    for (const [on, municipalities] of [
      [lastOf2023, 356],
      [firstOf2024, 357],
    ] as const) {
      const services = await reads((tx) => servicesServing(tx, { on }));
      expect(services).toHaveLength(244);
      expect(new Set(services.flatMap((s) => s.municipalities.map((m) => m.number))).size).toBe(
        municipalities,
      );
    }
  });

  it('gives a service its old members before the reform and the new ones after', async () => {
    const members = async (on: Date) =>
      (await reads((tx) => servicesServing(tx, { on })))
        .find((s) => s.id === 'mr-alesund')
        ?.municipalities.map((m) => m.number);
    expect(await members(lastOf2023)).toEqual(['1507']);
    expect(await members(firstOf2024)).toEqual(['1508', '1580']);
  });

  it('has counties that end and begin with the reform, and offices that change their name', async () => {
    const { rows } = await owner.query(
      `select number, "validFrom"::text, "validTo"::text from county where number in ('30', '31', '50') order by 1`,
    );
    expect(rows).toEqual([
      { number: '30', validFrom: null, validTo: '2024-01-01' },
      { number: '31', validFrom: '2024-01-01', validTo: null },
      { number: '50', validFrom: null, validTo: null },
    ]);
    const oslo = async (on: string) =>
      (
        await must(
          does(system, june, (tx) =>
            browseMunicipalities(system, tx, registerListQuery.parse({ search: '0301', on })),
          ),
        )
      ).rows[0]?.officeName;
    expect(await oslo('2023-12-31')).toBe('Statsforvalteren i Oslo og Viken');
    expect(await oslo('2024-01-01')).toBe('Statsforvalteren i Østfold, Buskerud, Oslo og Akershus');
  });

  it('calls an office by its name of the day, with its Sámi and Kven names and the counties it covers then', async () => {
    const office = async (search: string, on: string) =>
      (
        await must(
          does(system, june, (tx) => browseOffices(system, tx, registerListQuery.parse({ search, on }))),
        )
      ).rows[0];
    expect(await office('stáhtahálddašeaddji', '2023-06-09')).toMatchObject({
      id: 'sf-tf',
      parallelNames:
        'Romssa ja Finnmárkku stáhtahálddašeaddji (nordsamisk) | Tromssan ja Finmarkun staatinhallittija (kvensk)',
      counties: [{ number: '54', name: 'Troms og Finnmark' }],
    });
    expect((await office('sf-tf', '2024-01-01'))?.counties.map((c) => c.name)).toEqual(['Troms', 'Finnmark']);
    expect(await office('Viken', '2024-01-01')).toMatchObject({
      name: 'Statsforvalteren i Østfold, Buskerud, Oslo og Akershus',
      counties: ['03', '31', '32', '33'].map((number) => expect.objectContaining({ number })),
    });
  });

  it('refuses a file of offices whose counties are others than the register has', async () => {
    const csv = file('offices.csv').replace(',Agder,Agder,', ',Agder;Rogaland,Agder,');
    expect(await imports(csv, { file: 'offices.csv', dryRun: true })).toMatchObject({
      status: 422,
      more: {
        rowErrors: [
          {
            line: 2,
            column: 'counties_2023',
            code: 'COUNTIES_DIFFER',
            params: { value: 'Agder;Rogaland', known: 'Agder' },
          },
        ],
      },
    });
    const again = await must(imports(file('offices.csv'), { file: 'offices.csv', dryRun: true }));
    expect(again).toMatchObject({ added: [], changed: [], unchanged: 15 });
  });

  it('has fifteen services in one municipality and services across a border', async () => {
    const oslo = await reads((tx) => servicesServing(tx, { municipalityNumbers: ['0301'], on: june }));
    expect(oslo).toHaveLength(15);
    expect(oslo.find((s) => s.id === 'os-sondre-nordstrand')).toMatchObject({
      kind: 'district',
      municipalities: [{ number: '0301', part: 'Søndre Nordstrand', countyName: 'Oslo', officeId: 'sf-ov' }],
    });
    const all = await reads((tx) => servicesServing(tx, { on: june }));
    const across = all.find((s) => s.id === 'mr-surnadal-rindal');
    expect(across?.municipalities.map((m) => m.officeId)).toEqual(['sf-mr', 'sf-tr']);
  });

  it('answers only with the members that are in scope', async () => {
    const [service] = await reads((tx) => servicesServing(tx, { municipalityNumbers: ['5061'], on: june }));
    expect(service?.municipalities.map((m) => m.number)).toEqual(['5061']);
  });

  it('finds somebody to turn to in every service, the mailbox where there is no leader', async () => {
    const ids = (await reads((tx) => servicesServing(tx, { on: june }))).map((s) => s.id);
    const contacts = await reads((tx) => primaryContacts(tx, ids, june));
    expect(contacts.size).toBe(244);
    expect(contacts.get('in-trysil')).toMatchObject({
      role: 'mailbox',
      email: 'post@in-trysil.example.test',
    });
    expect([...contacts.values()].every((c) => c.email)).toBe(true);
  });
});

describe('an import', () => {
  it('of what is there already changes nothing', async () => {
    const before = await everything();
    for (const name of names) {
      const result = await must(imports(file(name), { file: name }));
      expect([name, result.added.length, result.changed.length, result.ended.length]).toEqual([
        name,
        0,
        0,
        0,
      ]);
    }
    expect(await everything()).toBe(before);
  });

  it('of 356 rows takes well under a second', async () => {
    const csv = file('municipalities-2023.csv').replaceAll(',nøytral,', ',bokmål,');
    const began = performance.now();
    const result = await must(imports(csv, { file: 'municipalities-2023.csv' }));
    expect(performance.now() - began).toBeLessThan(1000);
    expect(result.changed.length).toBeGreaterThan(100);
    await must(imports(file('municipalities-2023.csv'), { file: 'municipalities-2023.csv' }));
  });

  it('lists every error of every row with line and column, and writes nothing when one row is wrong', async () => {
    const before = await everything();
    const lines = file('services.csv').split('\n');
    lines.splice(9, 0, 'ny-tjeneste,Ny tjeneste,kommunal,9999,known,,');
    lines.splice(20, 0, 'Feil Nøkkel,,rar,0301,known,,');
    expect(await imports(lines.join('\n'), { file: 'mine.csv' })).toMatchObject({
      ok: false,
      status: 422,
      reason: 'INVALID_FILE',
      more: {
        file: 'mine.csv',
        rowErrors: [
          { line: 10, column: 'host_number', code: 'MUNICIPALITY_UNKNOWN', params: { value: '9999' } },
          { line: 21, column: 'id', code: 'SERVICE_ID' },
          { line: 21, column: 'name', code: 'MISSING' },
          { line: 21, column: 'kind', code: 'WORD_UNKNOWN', params: { value: 'rar' } },
        ],
      },
      fields: expect.arrayContaining([
        {
          path: 'rows.10.host_number',
          code: 'MUNICIPALITY_UNKNOWN',
          params: expect.objectContaining({ file: 'mine.csv', line: 10 }),
        },
      ]),
    });
    expect(await everything()).toBe(before);
  });

  it('with a dry run says what would be added, changed and ended, and writes nothing', async () => {
    const before = await everything();
    const audit = await counts('audit_event');
    const csv =
      'service_id,municipality_number,part,valid_from,valid_to\ntr-naeroysund,5060,,,2025-01-01\ntr-naeroysund,5052,,2025-01-01,\n';
    expect(await must(imports(csv, { dryRun: true }))).toMatchObject({
      kind: 'service-municipalities',
      dryRun: true,
      rows: 2,
      added: [{ key: 'tr-naeroysund · 5052 · 2025-01-01' }],
      changed: [],
      ended: [{ key: 'tr-naeroysund · 5060', on: '2025-01-01' }],
    });
    expect(await everything()).toBe(before);
    expect(await counts('audit_event')).toBe(audit);
  });

  it('ends a membership on its day and never removes it', async () => {
    const head = 'service_id,municipality_number,part,valid_from,valid_to\n';
    const rows = await counts('service_municipality');
    await must(imports(`${head}tr-heim,5055,,,2025-07-01\ntr-hitra,5055,,2025-07-01,\n`));
    expect(await counts('service_municipality')).toBe(rows + 1);
    const serving = async (on: string) =>
      (await reads((tx) => servicesServing(tx, { municipalityNumbers: ['5055'], on: new Date(on) }))).map(
        (s) => s.id,
      );
    expect(await serving('2025-06-30T21:59:59Z')).toEqual(['tr-heim']);
    expect(await serving('2025-06-30T22:00:00Z')).toEqual(['tr-hitra']);
  });

  it('refuses two memberships of one service in one municipality at the same time', async () => {
    const head = 'service_id,municipality_number,part,valid_from,valid_to\n';
    expect(await imports(`${head}tr-orkland,5059,,2023-01-01,\n`)).toMatchObject({
      more: { rowErrors: [{ line: 2, column: 'valid_from', code: 'OVERLAPS' }] },
    });
    expect(await imports(`${head}tr-orkland,5014,,2025-02-01,2025-01-01\n`)).toMatchObject({
      more: { rowErrors: [{ line: 2, column: 'valid_to', code: 'ENDS_BEFORE_START' }] },
    });
  });

  it('of a whole list ends what the list leaves out', async () => {
    const kept = file('service-municipalities.csv')
      .split('\n')
      .filter((line) => !line.startsWith('ag-oest,4217'))
      .concat('tr-heim,5055,,,2025-07-01,', 'tr-hitra,5055,,2025-07-01,,')
      .filter((line) => line && !/^tr-heim,5055,,,,/.test(line))
      .join('\n');
    const result = await must(imports(kept, { completeFrom: '2026-01-01', dryRun: true }));
    expect(result.ended).toEqual([
      { key: 'ag-oest · 4217', label: 'Barneverntjenesten Øst i Agder – Åmli', on: '2026-01-01' },
    ]);
  });

  it('takes the services of the public list with their members', async () => {
    const csv =
      'id,name,type,host_number,member_numbers,office\nvt-proeve,Prøvetjenesten,interkommunal,3814,3814;3815,x\n';
    const result = await must(imports(csv));
    expect(result.added.map((row) => row.key)).toEqual(['vt-proeve', 'vt-proeve · 3814', 'vt-proeve · 3815']);
    const served = await reads((tx) => servicesServing(tx, { municipalityNumbers: ['3814'], on: june }));
    expect(served.map((s) => s.id)).toContain('vt-proeve');
  });

  it('is for administrators and the system', async () => {
    for (const actor of [people.bufdir, people.trondelag, people.leaderMolde, people.nobody]) {
      expect(await imports('id,name,kind\n', {}, actor)).toMatchObject({ status: 403, reason: 'FORBIDDEN' });
    }
    expect(await imports(file('offices.csv'), {}, people.admin)).toMatchObject({ ok: true });
  });
});

it('the sets may come in any order, with or without their changes', async () => {
  await owner.query('truncate municipality_change, service_municipality, request_municipality cascade');
  await owner.query('delete from municipality');
  await must(imports(file('municipalities-2024.csv'), { file: 'municipalities-2024.csv' }));
  await must(imports(file('municipalities-2023.csv'), { file: 'municipalities-2023.csv' }));
  expect(await reads((tx) => listMunicipalities(tx, lastOf2023))).toHaveLength(356);
  expect(await reads((tx) => listMunicipalities(tx, firstOf2024))).toHaveLength(357);
  expect((await must(imports(file('changes-2023-2024.csv')))).ended).toEqual([]);
});
