import type { Actor } from '@/lib/actor';
import { auditWho, recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { conflict, notFound, type Outcome, ok } from '@/lib/outcome';
import { type Due, duePeople, mayRun, oldAddresses, rulesByOffice } from '../data';
import { isArchived } from '../rules';
import type { Erased, EraseInput } from '../schema';

/**
 * Erases names, e-mail addresses, phone numbers and network addresses: of everybody who is due, or of one person on
 * demand. Only what is in a package for the public archive goes; returns, receipts, figures and audit keep the
 * person's id and are not touched. Every person gets an event.
 *
 * 401 SIGN_IN, 403 NOT_ALLOWED; of one person 404 NOT_FOUND (also when erased already), 409 STILL_IN_ROLE and
 * NOT_ARCHIVED.
 */
export async function erasePersonalData(
  actor: Actor,
  tx: Tx,
  { personId }: EraseInput,
): Promise<Outcome<Erased>> {
  const may = mayRun(actor);
  if (!may.ok) return may;
  const moment = now();
  const found = await duePeople(tx, moment);
  if (personId !== undefined) {
    const refused = refusalOf(found, personId);
    if (refused) return refused;
    return ok({ people: await erase(actor, tx, [personId], 'on_demand'), addresses: 0, waiting: 0 });
  }
  const people = await erase(actor, tx, found.due, 'in_time');
  return ok({ people, addresses: await eraseAddresses(actor, tx), waiting: found.waiting.length });
}

function refusalOf({ uses, archived }: Due, personId: string) {
  const own = uses.get(personId);
  if (!own) return notFound('NOT_FOUND');
  if (own.some((use) => use.active)) return conflict('STILL_IN_ROLE');
  return isArchived(own, archived) ? null : conflict('NOT_ARCHIVED');
}

async function erase(actor: Actor, tx: Tx, people: string[], why: 'in_time' | 'on_demand'): Promise<number> {
  if (people.length === 0) return 0;
  const moment = now();
  const erased = await tx.$queryRaw<{ id: string }[]>`
    select erase_personal_data(${people}::uuid[], ${moment}) as id`;
  await tx.auditEvent.createMany({
    data: erased.map(({ id }) => ({
      ...auditWho(actor),
      at: moment,
      kind: 'person.erased',
      objectType: 'person',
      objectId: id,
      after: { why },
    })),
  });
  return erased.length;
}

async function eraseAddresses(actor: Actor, tx: Tx): Promise<number> {
  const old = oldAddresses(await rulesByOffice(tx), now());
  const count = await tx.$executeRaw(Prisma.sql`delete from audit_address where ${old}`);
  if (count > 0) {
    await recordEvent(tx, actor, 'audit.addresses_erased', {
      objectType: 'audit',
      objectId: 'addresses',
      after: { addresses: count },
    });
  }
  return count;
}
