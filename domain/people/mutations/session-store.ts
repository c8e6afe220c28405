import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now, realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { knowing } from '@/lib/knowing';
import type { KnownPerson, SessionStore } from '@/lib/next-auth';
import { ok } from '@/lib/outcome';
import { sha256 } from '@/lib/secrets';
import { admitByClaims } from './claims';
import { beginSession } from './sessions';

/** The people as next-auth needs them: sessions are the same rows, with hashed secrets, however one signs in. */
export const sessionStore: SessionStore = {
  findPerson,
  admit: admitByClaims,
  async begin(actor, tx, session) {
    const begun = await beginSession(actor, tx, session);
    return begun.ok ? ok({ expiresAt: begun.value.expiresAt }) : begun;
  },
  async end(actor, tx, secret) {
    const tokenHash = sha256(secret);
    await knowing(tx, { secretHash: tokenHash });
    const [ended] = await tx.session.updateManyAndReturn({
      where: { tokenHash, endedAt: null },
      data: { endedAt: realNow() },
      select: { id: true, personId: true },
    });
    if (!ended) return;
    const who = { ...actor, personId: ended.personId };
    await recordEvent(tx, who, 'session.ended', { objectType: 'session', objectId: ended.id });
  },
};

async function findPerson(
  _actor: Actor,
  tx: Tx,
  by: { email: string } | { id: string },
): Promise<KnownPerson | null> {
  await knowing(tx, 'id' in by ? { personId: by.id } : { addresses: [by.email] });
  const person = await tx.person.findUnique({
    where: 'id' in by ? { id: by.id } : { email: by.email.toLowerCase() },
    select: { id: true, email: true, name: true },
  });
  if (!person?.email) return null;
  const [role] = await tx.$queryRaw<
    { has: boolean }[]
  >`select has_a_role(${person.id}::uuid, ${now()}) as has`;
  return role?.has ? { ...person, email: person.email } : null;
}
