import { inForce } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import type { Prisma, Tx } from '@/lib/db';
import type { TrackingPage } from './schema';

type Colleague = NonNullable<TrackingPage['settings']>['colleagues'][number];

/** The roles in force at a moment in which somebody acts for an authority, and can follow its requests. */
const acting = (moment: Date) =>
  ({
    role: { in: ['governor', 'directorate'] },
    person: { erasedAt: null },
    AND: inForce(moment),
  }) satisfies Prisma.MembershipWhereInput;

type Followed = { assigneeId: string | null; officeId: string };

/**
 * Of those who were given requests to follow, whether one still acts for the request's authority; whoever has left
 * it follows nothing: the request is nobody's until it is given on. One query.
 */
export async function followersInForce(
  tx: Tx,
  rows: readonly Followed[],
  moment: Date,
): Promise<(row: Followed) => boolean> {
  const given = rows.flatMap(({ assigneeId, officeId }) => (assigneeId ? [{ assigneeId, officeId }] : []));
  const roles = await tx.membership.findMany({
    where: {
      personId: { in: given.map((one) => one.assigneeId) },
      officeId: { in: given.map((one) => one.officeId) },
      ...acting(moment),
    },
    select: { personId: true, officeId: true },
  });
  const known = new Set(roles.map(({ personId, officeId }) => `${personId} ${officeId}`));
  return ({ assigneeId, officeId }) => known.has(`${assigneeId} ${officeId}`);
}

/** Who acts for an authority at the moment, oneself first, then by name. The caller has asked the policy. */
export async function colleaguesOf(
  actor: Actor,
  tx: Tx,
  officeId: string,
  moment: Date,
): Promise<Colleague[]> {
  const rows = await tx.membership.findMany({
    where: { officeId, ...acting(moment) },
    select: { person: { select: { id: true, name: true } } },
  });
  const people = new Map(rows.map(({ person }) => [person.id, person.name]));
  return [...people]
    .map(([id, name]) => ({ id, name, you: id === actor.personId }))
    .sort((a, b) => Number(b.you) - Number(a.you) || (a.name ?? '').localeCompare(b.name ?? '', 'nb'));
}
