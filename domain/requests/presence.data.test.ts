import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { type Asked, type AskedService, addContact, askServices, leaderOf } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { bePresent } from './mutations/be-present';

const { owner } = useDatabase();
let asked: Asked;
let service: AskedService;
let deputy: Actor;

beforeAll(async () => {
  asked = await askServices(owner, { services: [['4601']] });
  const [first] = asked.services;
  if (!first) throw new Error('nobody asked');
  service = first;
  const person = await addContact(owner, service.serviceId, 'deputy', 'Nestleder');
  deputy = leaderOf(person, 'Nestleder', [service.serviceId]);
});

const here = async (actor: Actor) => {
  const outcome = await asActor(actor, (tx) => bePresent(actor, tx, { requestId: service.requestId }));
  return outcome.ok ? outcome.value.others.map((one) => one.name) : outcome.status;
};

describe('who has the form open', () => {
  test('colleagues see each other and not themselves', async () => {
    expect(await here(service.leader)).toEqual([]);
    expect(await here(deputy)).toEqual(['Leder 0']);
    expect(await here(service.leader)).toEqual(['Nestleder']);
  });

  test('who has not been heard of for a minute is gone, and so is the row', async () => {
    await here(deputy);
    await owner.query(
      `update draft_presence set "seenAt" = "seenAt" - interval '1 minute' where "personId" = $1`,
      [deputy.personId],
    );
    expect(await here(service.leader)).toEqual([]);
    const { rows } = await owner.query(
      'select count(*)::int as n from draft_presence where "requestId" = $1',
      [service.requestId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('nobody outside the service learns who works, the asking authority neither', async () => {
    expect(await here(asked.governor)).toBe(403);
    expect(await here(asked.stranger)).toBe(404);
    expect(await here(nobody)).toBe(401);
    const seen = await asActor(asked.governor, (tx) => tx.draftPresence.count());
    expect(seen).toBe(0);
  });
});
