import { inForce } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Grant } from '@/lib/claims';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { knowing } from '@/lib/knowing';
import { log } from '@/lib/log';
import type { KnownPerson } from '@/lib/next-auth';

type Claimed = { email: string; name: string | null; grants: Grant[] | null };

/**
 * Who signs in by OpenID Connect, with the roles that the claims give today. A role that claims gave before and do not
 * give any more ends now, also when nothing is left; one that was given by hand stays. Somebody unknown is kept as a
 * person only when the claims give a role. Null: nothing to do here.
 */
export async function admitByClaims(actor: Actor, tx: Tx, claimed: Claimed): Promise<KnownPerson | null> {
  await knowing(tx, { addresses: [claimed.email] });
  const known = await tx.person.findUnique({
    where: { email: claimed.email },
    select: { id: true, name: true, erasedAt: true },
  });
  if (known?.erasedAt) return null;
  const grants = await ofKnownOffices(tx, claimed.grants ?? []);
  const id = known?.id ?? (grants.length > 0 ? await addPerson(actor, tx, claimed) : null);
  if (!id) return null;
  if (claimed.grants) await bringUpToDate({ ...actor, personId: id }, tx, id, grants);
  const [role] = await tx.$queryRaw<{ has: boolean }[]>`select has_a_role(${id}::uuid, ${now()}) as has`;
  return role?.has ? { id, email: claimed.email, name: known ? known.name : claimed.name } : null;
}

/** A mapping that names an office which the register lacks gives nothing. */
async function ofKnownOffices(tx: Tx, grants: Grant[]): Promise<Grant[]> {
  const ids = grants.flatMap((grant) => grant.officeId ?? []);
  const offices = await tx.office.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(offices.map((office) => office.id));
  return grants.filter((grant) => {
    const there = grant.officeId === null || known.has(grant.officeId);
    if (!there)
      log.warn({ office: grant.officeId }, 'OIDC_ROLES names an office that is not in the register');
    return there;
  });
}

async function addPerson(actor: Actor, tx: Tx, { email, name }: Claimed): Promise<string> {
  // Two sign-ins at once: the second finds the first's row.
  await tx.person.createMany({ data: [{ email, name }], skipDuplicates: true });
  const { id } = await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  await recordEvent(tx, { ...actor, personId: id }, 'person.added', {
    objectType: 'person',
    objectId: id,
    after: { source: 'claims' },
  });
  return id;
}

async function bringUpToDate(actor: Actor, tx: Tx, personId: string, grants: Grant[]): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.membership'), hashtext(${personId}))::text`;
  const at = now();
  const held = await tx.membership.findMany({
    where: { personId, AND: inForce(at) },
    select: { id: true, role: true, officeId: true, source: true },
  });
  const key = (one: { role: string; officeId: string | null }) => `${one.role} ${one.officeId}`;
  const given = new Set(grants.map(key));
  const has = new Set(held.map(key));
  const ended = held.filter((one) => one.source === 'claims' && !given.has(key(one)));
  const added = grants.filter((one) => !has.has(key(one)));
  if (ended.length > 0) {
    await tx.membership.updateMany({
      where: { id: { in: ended.map((one) => one.id) } },
      data: { validTo: at },
    });
  }
  if (added.length > 0) {
    await tx.membership.createMany({
      data: added.map((grant) => ({ ...grant, personId, source: 'claims', validFrom: at })),
    });
  }
  if (ended.length + added.length === 0) return;
  const told = (those: { role: string; officeId: string | null }[]) =>
    those.map(({ role, officeId }) => ({ role, officeId }));
  await recordEvent(tx, actor, 'membership.claimed', {
    objectType: 'person',
    objectId: personId,
    before: told(ended),
    after: told(added),
  });
}
