import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { decidingKinds } from '../rules';

type Of = { requestIds: string[] } | { surveyId: string };

/**
 * Holds requests until the transaction ends, so that of two who act at once one comes after the other, and answers
 * the moment of what is decided about them: now, and at least a millisecond after what decided where they stand. A
 * return's stamp runs ahead of the clock when many come at once, since receipts' stamps strictly increase. The lock
 * is the one that a return takes; it is taken in the order of the ids.
 */
export async function holdRequests(tx: Tx, of: Of): Promise<Date> {
  const chosen =
    'surveyId' in of
      ? Prisma.sql`"surveyId" = ${of.surveyId}::uuid`
      : Prisma.sql`id = any (${of.requestIds}::uuid[])`;
  await tx.$queryRaw`select id from request where ${chosen} order by id for no key update`;
  const { _max: last } = await tx.requestFact.aggregate({
    where: {
      ...('surveyId' in of ? of : { requestId: { in: of.requestIds } }),
      kind: { in: [...decidingKinds] },
    },
    _max: { recordedAt: true },
  });
  return new Date(Math.max(Number(now()), Number(last.recordedAt ?? 0) + 1));
}
