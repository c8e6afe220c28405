import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { listMunicipalityFacts } from './facts-data';
import { createIncident, importOperatorList } from './mutations';

const { owner } = useDatabase();
const { bufdir, ks } = people;
const june = new Date('2023-06-09T13:05:00Z');

beforeAll(async () => {
  await insertSampleRegister(owner);
  await owner.query(`update municipality set "validTo" = '2024-01-01' where number in ('5001', '5059')`);
  await owner.query(
    `insert into municipality (number, name, "countyNumber", "officeId", latitude, longitude, "validFrom")
     select '5099', 'Nytrøndelag', "countyNumber", "officeId", latitude, longitude, '2024-01-01' from municipality where number = '5001'`,
  );
  await owner.query(
    `insert into municipality_change ("oldNumber", "newNumber", date, kind)
     values ('5001', '5099', '2024-01-01', 'merged'), ('5059', '5099', '2024-01-01', 'merged')`,
  );
});

it('what a list said of municipalities is known of the one that they became, from the day of the reform on', async () => {
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  const { incidentId } = await must(does(bufdir, june, (tx) => createIncident(bufdir, tx, incident)));
  const csv = `municipality_number,uses_system\n5001,yes\n5059,no\n1506,no\n`;
  await must(does(ks, june, (tx) => importOperatorList(ks, tx, { incidentId, csv, dryRun: false })));
  const known = async (at: string) => {
    const facts = await must(
      does(bufdir, new Date(at), (tx) => listMunicipalityFacts(bufdir, tx, { incidentId })),
    );
    return facts.map((m) => `${m.number} ${m.usesSystem.value}`);
  };
  expect(await known('2023-12-31T22:59:59Z')).toEqual(['1506 no', '5001 yes', '5059 no']);
  expect(await known('2023-12-31T23:00:00Z')).toEqual(['1506 no', '5099 yes']);
});
