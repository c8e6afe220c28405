import { expect, test } from 'vitest';
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
