import { randomUUID } from 'node:crypto';
import { listEvents } from '@/domain/audit/data';
import type { AuditEventView, AuditQuery } from '@/domain/audit/schema';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { must } from './outcomes.ts';

/** Somebody with these roles, whom the register does not know. */
export function person(memberships: Actor['memberships'], serviceIds: string[] = []): Actor {
  return { ...nobody, kind: 'person', personId: randomUUID(), memberships, serviceIds };
}

const letters = 'abcdefghijklmnop';
/** A word that nothing else is called. */
export const tag = () =>
  [...randomUUID().replaceAll('-', '')].map((c) => letters[Number.parseInt(c, 16)]).join('');

/** Adds an event in somebody's name, and answers the type of object that finds it again. */
export async function addEvent(
  officeId: string | null,
  {
    actor = systemActor('test'),
    at = new Date('2023-06-09T10:00:00Z'),
    type = tag(),
    after = {} as object,
  } = {},
): Promise<string> {
  await atMoment(at, () =>
    asActor(actor, (tx) =>
      recordEvent(tx, actor, 'test.added', {
        objectType: type,
        objectId: 'one',
        officeId,
        after: { ...after },
      }),
    ),
  );
  return type;
}

/** The events that the actor is shown, newest first. */
export async function eventsOf(actor: Actor, query: Partial<AuditQuery> = {}): Promise<AuditEventView[]> {
  return (await must(asActor(actor, (tx) => listEvents(actor, tx, { limit: 200, ...query })))).events;
}
