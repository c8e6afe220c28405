import type { Tx } from '@/lib/db';

/**
 * Lets this transaction read the people of these addresses, or with this id, or the session or link with this secret's
 * hash, besides those of the actor's scope: who signs in is looked for before it is known who acts, and who types an address
 * knows it already. See people_lock and session_lock in prisma/migrations.
 */
export async function knowing(
  tx: Tx,
  known: { addresses: readonly string[] } | { personId: string } | { secretHash: string },
): Promise<void> {
  if ('personId' in known)
    await tx.$queryRaw`select set_config('kvittert.known_person', ${known.personId}, true)`;
  else if ('secretHash' in known)
    await tx.$queryRaw`select set_config('kvittert.known_secret', ${known.secretHash}, true)`;
  else {
    const addresses = JSON.stringify(known.addresses.map((address) => address.toLowerCase()));
    await tx.$queryRaw`select set_config('kvittert.known_addresses', ${addresses}, true)`;
  }
}
