import { randomUUID } from 'node:crypto';
import { mailServices } from '@/domain/messages/to-services';
import { newFact, type OwningRequest, ownerOf } from '@/domain/requests/data/owner';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import type { CorrectionView } from '../schema';

/** An answer to send back: the version that is asked about, what is asked in all, and by when. */
export type SentBack = OwningRequest & {
  version: number;
  questions: CorrectionView['questions'];
  dueAt: Date;
};

/** Writes that answers are sent back, at that moment, and mails each service. Answers how many are mailed. */
export async function storeSentBack(
  actor: Actor,
  tx: Tx,
  requests: readonly SentBack[],
  moment: Date,
): Promise<number> {
  const asked = requests.map((request) => ({ ...request, correctionId: randomUUID() }));
  await tx.correction.createMany({
    data: asked.map(({ correctionId, version, questions, dueAt, ...request }) => ({
      ...ownerOf(request),
      id: correctionId,
      version,
      questions,
      dueAt,
      at: moment,
      byId: actor.personId,
    })),
  });
  await tx.requestFact.createMany({
    data: asked.map(({ version, dueAt, ...request }) =>
      newFact(actor, request, moment, { kind: 'returned', value: { version, dueAt: dueAt.toISOString() } }),
    ),
  });
  return mailServices(tx, asked, moment, ({ correctionId, dueAt }) => ({
    dedupeKey: `returned:${correctionId}`,
    kind: 'returned',
    params: { dueAt: dueAt.toISOString() },
  }));
}
