import { beforeAll, describe, expect, test } from 'vitest';
import { getIncidentFigures, getSurveyFigures } from '@/domain/figures/data';
import type { Figures } from '@/domain/figures/schema';
import { loadStory, playUntil } from '@/domain/replay/mutations';
import { systemActor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { storedIn } from './data';
import { jumps, type Stored, type SurveyKey } from './schema';

// Every row of the table of June 2023 (prisma/replay/README.md), counted by the functions that the pages use, after
// the whole story has been told: so it also shows that figures as of a past moment do not change.

const { owner } = useDatabase();
const system = systemActor('test');
let stored: Stored;

beforeAll(async () => {
  process.env.DEMO = '1';
  await loadStory();
  await playUntil(new Date(jumps[1]));
  stored = await asActor(system, storedIn);
}, 120_000);

const end = new Date('2023-12-01T00:00:00Z');

async function survey(key: SurveyKey, asOf: string): Promise<Figures> {
  const surveyId = stored.surveys[key] ?? '';
  return read(() => asActor(system, (tx) => getSurveyFigures(system, tx, { surveyId, asOf })));
}

async function incident(asOf: string): Promise<Figures> {
  const { incidentId } = stored;
  return read(() => asActor(system, (tx) => getIncidentFigures(system, tx, { incidentId, asOf })));
}

async function read(run: () => ReturnType<typeof getIncidentFigures>): Promise<Figures> {
  const outcome = await atMoment(end, run);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

function lostIn(figures: Figures, number: string) {
  return figures.states.find((state) => state.number === number)?.ladder;
}

describe('7 June, 15:00, status round', () => {
  test('26 municipalities have reported a deviation', async () => {
    const { findings } = await survey('status-round', '2023-06-07T15:00:00+02:00');
    expect(findings.affected + findings.underInvestigation).toBe(26);
  });

  test('120 municipalities are not affected, and 68 services answered for them', async () => {
    const { findings, services } = await survey('status-round', '2023-06-07T15:00:00+02:00');
    expect(findings.notAffected).toBe(120);
    expect(services.notAffected).toEqual({ services: 68, municipalities: 120 });
  });
});

test('8 June, 18:00, county: one service overdue, one municipality affected, one report lost, in Nærøysund', async () => {
  const figures = await survey('county-tr', '2023-06-08T18:00:00+02:00');
  expect(figures.requests.overdue).toBe(1);
  expect(figures.findings.affected).toBe(1);
  expect(figures.totals.lost.value).toBe(1);
  expect(lostIn(figures, '5060')?.lost).toBe(1);
});

describe('9 June, 15:00', () => {
  test('67 reports are lost in 23 municipalities, in the status round and in the incident', async () => {
    for (const figures of [
      await survey('status-round', '2023-06-09T15:00:00+02:00'),
      await incident('2023-06-09T15:00:00+02:00'),
    ]) {
      expect(figures.totals.lost.value).toBe(67);
      expect(figures.findings.affected).toBe(23);
    }
  });

  test('Bergen has lost 21 and recovered one of them', async () => {
    const figures = await survey('status-round', '2023-06-09T15:00:00+02:00');
    expect(lostIn(figures, '4601')).toMatchObject({ lost: 21, recovered: 1 });
  });

  test('242 municipalities use the system, 220 of them with the fixed version', async () => {
    const { denominators } = await incident('2023-06-09T15:00:00+02:00');
    expect(denominators.usesSystem).toBe(242);
    expect(denominators.fixedVersion).toBe(220);
  });

  test('what was known of single municipalities comes out, and the illustrative ones as the replay says', async () => {
    const figures = await survey('status-round', '2023-06-09T15:00:00+02:00');
    const told: Record<string, number> = {
      4601: 21,
      4204: 12,
      5401: 4,
      '0301': 3,
      3025: 3,
      5060: 1,
      3003: 3,
      3804: 4,
      3048: 2,
      3005: 1,
      1806: 1,
      1853: 1,
      1101: 1,
      1112: 1,
      1111: 1,
      3004: 1,
      1535: 1,
      1108: 1,
      3002: 1,
      3805: 1,
      4631: 1,
      4217: 1,
      1506: 1,
    };
    const affected = figures.states.filter((state) => state.finding === 'affected');
    expect(Object.fromEntries(affected.map((state) => [state.number, state.ladder.lost]))).toEqual(told);
    expect(lostIn(figures, '0301')?.recovered).toBe(2);
    expect(figures.states.find((state) => state.number === '3031')).toMatchObject({
      finding: 'not_affected',
      usesSystem: true,
    });
  });
});

describe('15 June, 12:00, deviation report', () => {
  const asOf = '2023-06-15T12:00:00+02:00';

  test('244 services were asked, and 166 (68 %) have answered on time', async () => {
    const { requests } = await survey('deviation', asOf);
    expect(requests.asked).toBe(244);
    expect(requests.onTime).toBe(166);
    expect(Math.round((requests.onTime / requests.asked) * 100)).toBe(68);
  });

  test('of the answers 113 had the integration, 18 confirm a loss and one is not finished', async () => {
    const { services } = await survey('deviation', asOf);
    expect(services.hadIntegration).toBe(113);
    expect(services.confirmLoss).toBe(18);
    expect(services.notFinished).toBe(1);
  });

  test('57 reports are lost, 24 of them in Bergen', async () => {
    const figures = await survey('deviation', asOf);
    expect(figures.totals.lost.value).toBe(57);
    expect(lostIn(figures, '4601')?.lost).toBe(24);
    expect(lostIn(figures, '3048')?.lost).toBe(3);
    expect(lostIn(figures, '3025')?.lost).toBe(2);
    expect(lostIn(figures, '0301')?.lost).toBe(5);
  });
});

test('2 November, 12:00, incident: 63 reports lost in 22 municipalities, after corrections, all final', async () => {
  const figures = await incident('2023-11-02T12:00:00+01:00');
  expect(figures.totals.lost.value).toBe(63);
  expect(figures.findings.affected).toBe(22);
  expect(figures.totals.searching.value).toBe(0);
});

test('every return of the replay has a receipt, and the receipts are one chain', async () => {
  const { rows } = await owner.query(
    `select count(*)::int as returns, count(c.sequence)::int as receipts, count(distinct c."previousHash")::int as links,
       bool_and(c.at = r."submittedAt") as same from "return" r left join receipt c on c."returnId" = r.id`,
  );
  expect(rows[0]).toEqual({ returns: 490, receipts: 490, links: 490, same: true });
});
