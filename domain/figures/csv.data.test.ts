import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { concernWords } from '@/domain/incidents/concern-words';
import { type Actor, nobody } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { addFact, addReturn, type SampleCountry, sampleCountry } from '@/tests/sample-country';
import { statesCsv } from './csv-data';

const { owner } = useDatabase();
const ministry: Actor = { ...nobody, kind: 'person', memberships: [{ role: 'ministry', officeId: 'bfd' }] };
const says = (value: unknown) => ({ kind: 'stated', value });

let ids: SampleCountry;

beforeAll(async () => {
  ids = await sampleCountry(owner);
  await owner.query('update incident set words = $1', [concernWords]);
  await owner.query(
    `insert into municipality (number, name, "countyNumber", "officeId", latitude, longitude) values ('4602', 'Sørvik', '46', 'sf-south', 60, 5)`,
  );
  await addReturn(owner, ids.national, 'north', '2023-06-06T10:00:00Z', {
    affected: says('no'),
    lost: says(0),
    recovered: says(0),
    followedUp: { kind: 'notKnownYet' },
  });
  await addReturn(owner, ids.national, 'south', '2023-06-07T10:00:00Z', {
    affected: says('yes'),
    usesSystem: says('yes'),
    lost: { kind: 'notKnownYet' },
    recovered: { kind: 'notKnownYet' },
    followedUp: { kind: 'notRelevant' },
  });
  for (const survey of [ids.national, ids.county])
    await addFact(owner, survey, 'border', 'exempted', '2023-06-08T10:00:00Z');
});

/** Of each municipality the value and its kind, in the column whose heading begins like this. */
async function column(begins: string, asOf: string): Promise<Record<string, [string, string]>> {
  const csv = await atMoment(new Date('2023-06-09T12:00:00Z'), () =>
    asActor(ministry, (tx) =>
      statesCsv(ministry, tx, { kind: 'incident', id: ids.incidentId, asOf, language: 'nb' }),
    ),
  );
  if (!csv.ok) throw new Error(csv.reason);
  const [head = [], ...rows] = parse(csv.value, { bom: true, delimiter: ';' }) as string[][];
  const at = head.findIndex((cell) => cell.toLocaleLowerCase('nb').startsWith(begins));
  expect(head[at + 1]).toBe(`${head[at]} – slags svar`);
  return Object.fromEntries(rows.map((row) => [row[1] ?? '', [row[at] ?? '', row[at + 1] ?? '']]));
}

const exempted = '2023-06-09T00:00:00Z';
const waited = '2023-06-08T00:00:00Z';

test('the export tells zero, not known yet, not relevant, not asked, no return and exempt apart', async () => {
  const lost = {
    '4601': ['', 'vet ikke ennå'],
    '4602': ['', 'ikke spurt'],
    '5001': ['0', 'oppgitt'],
  };
  expect(await column('tapte', waited)).toEqual({ ...lost, '5002': ['0', 'delvis oppgitt'] });
  expect(await column('tapte', exempted)).toEqual({ ...lost, '5002': ['0', 'oppgitt'] });
  expect(await column('fulgt opp', waited)).toMatchObject({
    '4601': ['', 'ikke svart'],
    '5001': ['', 'vet ikke ennå'],
  });
  expect((await column('fulgt opp', exempted))['4601']).toEqual(['', 'ikke relevant']);
  // The questions that were answered did not have it: that is neither zero nor unknown.
  expect((await column('tapt for', waited))['5001']).toEqual(['', 'ikke spurt']);
  expect((await column('tapte', '2023-06-05T20:00:00Z'))['5001']).toEqual(['', 'ikke svart']);
});

test('the export says of the system whether anybody has been asked about it', async () => {
  expect(await column('bruker systemet', exempted)).toEqual({
    '4601': ['Ja', 'oppgitt'],
    '4602': ['', 'ikke spurt'],
    '5001': ['', 'ikke spurt'],
    '5002': ['', 'ikke spurt'],
  });
});
