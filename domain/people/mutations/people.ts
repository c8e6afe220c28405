import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { type Outcome, unauthenticated } from '@/lib/outcome';
import { getMe } from '../data';
import { canManageMe } from '../policy';
import type { MeView, UpdateMeInput } from '../schema';

/**
 * A person who answers from a shared mailbox or by phone, by the name given: a row without an address. The caller
 * makes the id from what is sent, so that sending it again names nobody anew.
 */
export async function createGiver(
  actor: Actor,
  tx: Tx,
  { id, name }: { id: string; name: string },
): Promise<void> {
  // createMany: a create would read the row back, and whoever writes a name need not see it.
  const { count } = await tx.person.createMany({ data: [{ id, name }], skipDuplicates: true });
  if (count === 0) return;
  await recordEvent(tx, actor, 'person.named', { objectType: 'person', objectId: id });
}

/** Changes the actor's own name, phone or language of mails. 401 SIGN_IN. */
export async function updateMe(actor: Actor, tx: Tx, input: UpdateMeInput): Promise<Outcome<MeView>> {
  if (!canManageMe(actor)) return unauthenticated('SIGN_IN');
  const data = {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.phone === undefined ? {} : { phone: input.phone || null }),
    ...(input.language === undefined ? {} : { language: input.language || null }),
  };
  await tx.person.updateMany({ where: { id: actor.personId }, data });
  // Names and phones stand in the person's row only; audit says which fields, not what they hold.
  await recordEvent(tx, actor, 'person.changed', {
    objectType: 'person',
    objectId: actor.personId,
    after: { fields: Object.keys(data) },
  });
  return getMe(actor, tx);
}
