import { inForce } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import type { TrackingPage } from './schema';

type Colleague = NonNullable<TrackingPage['settings']>['colleagues'][number];

/** Who acts for an authority at the moment, oneself first, then by name. The caller has asked the policy. */
export async function colleaguesOf(
  actor: Actor,
  tx: Tx,
  officeId: string,
  moment: Date,
): Promise<Colleague[]> {
  const rows = await tx.membership.findMany({
    where: {
      officeId,
      role: { in: ['governor', 'directorate'] },
      person: { erasedAt: null },
      AND: inForce(moment),
    },
    select: { person: { select: { id: true, name: true } } },
  });
  const people = new Map(rows.map(({ person }) => [person.id, person.name]));
  return [...people]
    .map(([id, name]) => ({ id, name, you: id === actor.personId }))
    .sort((a, b) => Number(b.you) - Number(a.you) || (a.name ?? '').localeCompare(b.name ?? '', 'nb'));
}
