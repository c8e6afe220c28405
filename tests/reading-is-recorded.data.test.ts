import { expect, test } from 'vitest';
import { answersCsv } from '@/domain/figures/own-csv';
import { getOwnFigures } from '@/domain/figures/own-data';
import type { Definition } from '@/domain/questionnaires/schema';
import { listReturns } from '@/domain/returns/data';
import { submitReturn } from '@/domain/returns/mutations';
import { getTrackedRequest } from '@/domain/tracking/detail-data';
import type { Actor } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';

const { owner } = useDatabase();

test('whoever outside the service reads a return, on whichever page, leaves one event an hour', async () => {
  const { services, governor } = await askServices(owner);
  const [service] = services;
  if (!service) throw new Error('nobody was asked');
  const { requestId, leader } = service;
  const submitted = await submitReturn(leader, {
    requestId,
    baseVersion: 0,
    answers: {
      '4601.usesSystem': { kind: 'stated', value: 'yes' },
      '4601.affected': { kind: 'stated', value: 'no' },
    },
    idempotencyKey: 'once-and-for-all',
  });
  expect(submitted).toMatchObject({ ok: true });
  const page = (actor: Actor) => asActor(actor, (tx) => getTrackedRequest(actor, tx, { requestId }));
  const api = (actor: Actor) => asActor(actor, (tx) => listReturns(actor, tx, { requestId }));
  expect((await api(leader)).ok).toBe(true);
  for (const read of [page, page, api, page, api]) expect((await read(governor)).ok).toBe(true);

  const { rows } = await owner.query(
    `select "personId", "objectId", after from audit_event where kind = 'return.read'`,
  );
  // Two when the clock's hour passed while the test ran.
  expect([1, 2]).toContain(rows.length);
  expect(rows[0]).toEqual({ personId: governor.personId, objectId: requestId, after: { version: 1 } });
});

const withText: Definition = {
  items: [
    { type: 'core', key: 'usesSystem' },
    { type: 'core', key: 'affected' },
    {
      key: 'oneself',
      type: 'shortText',
      scope: 'municipality',
      required: false,
      label: { nb: 'Med egne ord' },
    },
  ],
};

test('whoever takes out all answers of a survey, or reads what was written to it, has read the returns', async () => {
  const { services, governor, surveyId } = await askServices(owner, {
    definition: withText,
    services: [['4602'], ['4603'], ['4604']],
  });
  const [first, second] = services;
  for (const [{ requestId, leader }, text] of [
    [first, 'Vi fant dem.'],
    [second, null],
  ] as [(typeof services)[number], string | null][]) {
    const at = services.find((one) => one.requestId === requestId)?.municipalityNumbers[0];
    const submitted = await submitReturn(leader, {
      requestId,
      baseVersion: 0,
      answers: {
        [`${at}.usesSystem`]: { kind: 'stated', value: 'yes' },
        [`${at}.affected`]: { kind: 'stated', value: 'no' },
        ...(text ? { [`${at}.oneself`]: { kind: 'stated', value: text } } : {}),
      },
      idempotencyKey: `all-answers-${at}`,
    });
    expect(submitted).toMatchObject({ ok: true });
  }
  const readBy = async (actor: Actor) => {
    const { rows } = await owner.query(
      `select distinct "objectId", after from audit_event where kind = 'return.read' and "personId" = $1`,
      [actor.personId],
    );
    return rows.map((row) => [row.objectId, row.after.version]).sort();
  };
  const texts = await asActor(governor, (tx) => getOwnFigures(governor, tx, { surveyId }));
  expect(texts).toMatchObject({ ok: true, value: { texts: [{ text: 'Vi fant dem.' }] } });
  expect(await readBy(governor)).toEqual([[first?.requestId, 1]]);

  const csv = await asActor(governor, (tx) => answersCsv(governor, tx, { surveyId, language: 'nb' }));
  expect(csv.ok).toBe(true);
  expect(await readBy(governor)).toEqual(
    [
      [first?.requestId, 1],
      [second?.requestId, 1],
    ].sort(),
  );
});
