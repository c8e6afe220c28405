import { randomUUID } from 'node:crypto';
import { mailServices } from '@/domain/messages/to-services';
import { newFact, type OwningRequest, ownerOf } from '@/domain/requests/data/owner';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { invalid, type Outcome, ok } from '@/lib/outcome';
import type { CorrectionView } from '../schema';

/** By which the mail about a sending back is known. */
export const mailKey = (correctionId: string) => `returned:${correctionId}`;

/** An answer to send back: the version that is asked about, what is asked in all, and by when. */
export type SentBack = OwningRequest & {
  /** The id that it is to have; else a new one. */
  correctionId?: string | undefined;
  version: number;
  questions: CorrectionView['questions'];
  dueAt: Date;
};

/**
 * Writes that answers are sent back, at that moment, and mails each service. Answers how many are mailed. 422
 * KEY_REUSED when an id is something else's.
 */
export async function storeSentBack(
  actor: Actor,
  tx: Tx,
  requests: readonly SentBack[],
  moment: Date,
): Promise<Outcome<number>> {
  const asked = requests.map((request) => ({
    ...request,
    correctionId: request.correctionId ?? randomUUID(),
  }));
  const { count } = await tx.correction.createMany({
    data: asked.map(({ correctionId, version, questions, dueAt, ...request }) => ({
      ...ownerOf(request),
      id: correctionId,
      version,
      questions,
      dueAt,
      at: moment,
      byId: actor.personId,
    })),
    skipDuplicates: true,
  });
  if (count < asked.length) return invalid('KEY_REUSED');
  await tx.requestFact.createMany({
    data: asked.map(({ version, dueAt, ...request }) =>
      newFact(actor, request, moment, { kind: 'returned', value: { version, dueAt: dueAt.toISOString() } }),
    ),
  });
  const mailed = await mailServices(tx, asked, moment, ({ correctionId, dueAt }) => ({
    dedupeKey: mailKey(correctionId),
    kind: 'returned',
    params: { dueAt: dueAt.toISOString() },
  }));
  return ok(mailed);
}
