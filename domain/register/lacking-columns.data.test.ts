import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/actor';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister } from '@/tests/sample-register';
import { importRegister } from './mutations';

const { owner } = useDatabase();
const system = systemActor('test');
const imports = (...lines: string[]) =>
  must(
    does(system, new Date('2023-06-09T13:05:00Z'), (tx) =>
      importRegister(system, tx, { csv: `${lines.join('\n')}\n`, dryRun: false }),
    ),
  );
const row = async (sql: string) => (await owner.query(sql)).rows[0];

beforeAll(() => insertSampleRegister(owner));

describe('a column that a file lacks', () => {
  it('leaves what the register knows of a municipality', async () => {
    const stored = `select name, "languageForm", population, "parallelNames", "organisationNumber" from municipality where number = '5001'`;
    await owner.query(
      `update municipality set "languageForm" = 'nynorsk', "parallelNames" = 'Tråante', "organisationNumber" = '942110464' where number = '5001'`,
    );
    const before = await row(stored);
    const head = 'number,name,county_number,county_name,office,lat,lon';
    const result = await imports(head, '5001,Trondheim by,50,Trøndelag,sf-tr,63.42,10.39');
    expect(result.changed.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['name']]);
    expect(await row(stored)).toEqual({ ...before, name: 'Trondheim by' });
  });

  it('leaves what the register knows of a service', async () => {
    const stored = `select name, "hostNumber", certainty, source, note from service where id = 'tr-trondheim'`;
    await owner.query(
      `update service set "hostNumber" = '5001', certainty = 'illustrative', source = 'Avisen', note = 'Ring' where id = 'tr-trondheim'`,
    );
    const before = await row(stored);
    await imports('id,name,kind', 'tr-trondheim,Barnevernet,municipal');
    expect(await row(stored)).toEqual({ ...before, name: 'Barnevernet' });
  });

  it('leaves the later names and the language of an office', async () => {
    const names = [
      { from: null, name: 'Statsforvalteren i Trøndelag' },
      { from: '2024-01-01', name: 'Statsforvalteren' },
    ];
    await owner.query(`update office set names = $1, "languageForm" = 'nynorsk' where id = 'sf-tr'`, [
      JSON.stringify(names),
    ]);
    expect(
      await imports('id,name_2023,kind', 'sf-tr,Statsforvalteren i Trøndelag,statsforvalter'),
    ).toMatchObject({
      kind: 'offices',
      unchanged: 1,
    });
    expect(await row(`select names, "languageForm" from office where id = 'sf-tr'`)).toEqual({
      names,
      languageForm: 'nynorsk',
    });
  });

  it('brings back neither a membership nor a contact that has ended', async () => {
    await owner.query(
      `update service_municipality set "validTo" = '2023-06-01' where "serviceId" = 'tr-trondheim'`,
    );
    await owner.query(
      `update contact set "validTo" = '2023-06-01', "order" = 2 where "serviceId" = 'tr-trondheim'`,
    );
    expect(await imports('service_id,municipality_number', 'tr-trondheim,5001')).toMatchObject({
      unchanged: 1,
    });
    const contacts = await imports(
      'service_id,role,name,email',
      'tr-trondheim,leader,leaderTrondheim,leadertrondheim@example.test',
    );
    expect(contacts).toMatchObject({ unchanged: 1, added: [] });
    const ended = `select count(*)::int as n from contact where "serviceId" = 'tr-trondheim' and "validTo" is not null and "order" = 2`;
    expect(await row(ended)).toEqual({ n: 1 });
  });
});
