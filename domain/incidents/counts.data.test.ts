import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { listOperatorCounts } from './counts-data';
import type { OperatorCounts } from './counts-schema';
import { createIncident, importOperatorCounts } from './mutations';

const { owner } = useDatabase();
const june = new Date('2023-06-05T10:00:00Z');
const later = new Date('2023-06-06T10:00:00Z');
let incidentId: string;
const load = (input: OperatorCounts, at = june, actor = people.ks) =>
  does(actor, at, (tx) => importOperatorCounts(actor, tx, { incidentId, ...input }));
const months = async (actor = people.bufdir, at = later) =>
  (await must(does(actor, at, (tx) => listOperatorCounts(actor, tx, { incidentId })))).months;

beforeAll(async () => {
  await insertSampleRegister(owner);
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  ({ incidentId } = await must(
    does(people.bufdir, june, (tx) => createIncident(people.bufdir, tx, incident)),
  ));
});

const csv = 'kommunenr;måned;sendt;levert\n5001;2023-01;40;37\n1506;2023-01;5;5\n5001;2023-02;8;\n';

it('counts are checked without storing anything, every error by line and column', async () => {
  expect(await must(load({ csv, dryRun: true }))).toMatchObject({
    rows: 3,
    municipalities: 2,
    months: 2,
    facts: 5,
  });
  expect(await months()).toEqual([]);
  const wrong = await load({
    csv: 'number,month,sent,delivered\n9999,2023-01,1,1\n5001,2024-01,1,1\n',
    dryRun: true,
  });
  expect(wrong).toMatchObject({
    status: 422,
    fields: [
      { path: 'csv.2.municipality_number', code: 'UNKNOWN_MUNICIPALITY' },
      { path: 'csv.3.month', code: 'IN_FUTURE' },
    ],
  });
  const odd = await load({ csv: 'number,month,sent,delivered\n5001,januar,-1,x\n', dryRun: true });
  expect(odd).toMatchObject({
    fields: [
      { path: 'csv.2.month', code: 'NOT_MONTH' },
      { path: 'csv.2.sent', code: 'NOT_WHOLE_NUMBER' },
      { path: 'csv.2.delivered', code: 'NOT_WHOLE_NUMBER' },
    ],
  });
});

it('counts stand per month with their source; the same again writes nothing, a correction replaces', async () => {
  await must(load({ csv }));
  expect(await months()).toEqual([
    { month: '2023-01', source: 'KS', municipalities: 2, sent: 45, delivered: 42, missing: 3 },
    { month: '2023-02', source: 'KS', municipalities: 1, sent: 8, delivered: null, missing: null },
  ]);
  expect(await must(load({ csv }, later))).toMatchObject({ facts: 0, changed: 0 });
  const corrected = { rows: [{ municipalityNumber: '5001', month: '2023-01', sent: 40, delivered: 39 }] };
  expect(await must(load(corrected, later))).toMatchObject({ facts: 1, changed: 1 });
  expect((await months())[0]).toMatchObject({ delivered: 44, missing: 1 });
});

it('counts are the operators’ and the authorities’ to load, and read in own counties', async () => {
  expect(await load({ csv }, later, people.ministry)).toMatchObject({ status: 403 });
  expect(await load({ csv, source: 'Visma' }, later, people.ks)).toMatchObject({ status: 403 });
  expect((await months(people.more)).map((row) => row.sent)).toEqual([5]);
  expect((await months(people.ministry))[0]?.sent).toBe(45);
});
