import { type Actor, roleLabel } from '@/lib/actor';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';

export type AuditSubject = {
  objectType: string;
  objectId: string;
  officeId?: string | null;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
};

/** Records who did what to what, in the transaction that does it. `kind` is noun.verb: survey.opened. */
export async function recordEvent(tx: Tx, actor: Actor, kind: string, subject: AuditSubject): Promise<void> {
  // createMany: a create would read the row back, and not everybody who writes may read.
  await tx.auditEvent.createMany({
    data: {
      ...auditWho(actor),
      at: now(),
      kind,
      objectType: subject.objectType,
      objectId: subject.objectId,
      officeId: subject.officeId ?? null,
      before: subject.before ?? Prisma.DbNull,
      after: subject.after ?? Prisma.DbNull,
    },
  });
}

/** Who, as audit keeps it: ids only, never a name. */
export function auditWho(actor: Actor) {
  return {
    personId: actor.personId,
    role: roleLabel(actor),
    tokenId: actor.tokenId,
    address: actor.address,
    correlation: actor.correlation,
  };
}
