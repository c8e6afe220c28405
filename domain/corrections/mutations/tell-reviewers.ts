import { queueMessages } from '@/domain/messages/outbox';
import { isKnownPath } from '@/domain/questionnaires/compose';
import type { Definition } from '@/domain/questionnaires/schema';
import { inForceSql } from '@/domain/register/data';
import { factOfRow, factSelect } from '@/domain/requests/data/facts';
import { statusNow } from '@/domain/requests/rules';
import type { AskedField } from '@/domain/reviews/schema';
import type { Actor } from '@/lib/actor';
import { Prisma, type Tx } from '@/lib/db';

type How = { officeId: string; versionId: string; before: Definition; after: Definition; moment: Date };

/**
 * Whoever has asked a service about a field that falls away with a correction of the questions is mailed: the service
 * is not asked any more, and nobody else would say so. Not whoever corrects, and only people who still belong to the
 * authority. Called before what is asked changes. Answers how many mails.
 */
export async function tellReviewers(actor: Actor, tx: Tx, surveyId: string, how: How): Promise<number> {
  const { officeId, versionId, before, after, moment } = how;
  const rows = await tx.request.findMany({
    where: { surveyId, corrections: { some: {} } },
    select: {
      id: true,
      serviceId: true,
      currentVersion: true,
      facts: { select: factSelect },
      corrections: {
        select: { questions: true, version: true, byId: true },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      },
    },
  });
  const dropped = rows.flatMap(({ id, serviceId, currentVersion, facts, corrections }) => {
    if (!statusNow(facts.map(factOfRow), moment)?.correctionDueAt) return [];
    const asked = questionsOf(corrections[0]);
    const gone = new Set(
      asked
        .filter((one) => isKnownPath(before, one.path) && !isKnownPath(after, one.path))
        .map((one) => one.path),
    );
    // Sent back twice, the newest holds the questions of both: whoever put each of them first is found further back.
    const askers = corrections.filter(
      (one) => one.version === currentVersion && questionsOf(one).some(({ path }) => gone.has(path)),
    );
    return [...new Set(askers.map((one) => one.byId))].flatMap((personId) =>
      personId && personId !== actor.personId ? [{ requestId: id, serviceId, personId }] : [],
    );
  });
  if (dropped.length === 0) return 0;
  const colleagues = await colleaguesAmong(
    tx,
    officeId,
    dropped.map((one) => one.personId),
    moment,
  );
  return queueMessages(
    tx,
    dropped
      .filter(({ personId }) => colleagues.has(personId))
      .map((one) => ({
        ...one,
        dedupeKey: `question_dropped:${one.requestId}:${versionId}:${one.personId}`,
        kind: 'questions_corrected' as const,
        officeId,
        params: { to: 'authority' },
      })),
  );
}

const questionsOf = (correction: { questions: Prisma.JsonValue } | undefined) =>
  (correction?.questions ?? []) as AskedField[];

async function colleaguesAmong(
  tx: Tx,
  officeId: string,
  personIds: string[],
  moment: Date,
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.id from person p
    join membership m on m."personId" = p.id and m."officeId" = ${officeId} and m.role in ('governor', 'directorate')
      and ${inForceSql('m', Prisma.sql`${moment}`)}
    where p.id = any (${personIds}::uuid[]) and p.email is not null and p."erasedAt" is null`;
  return new Set(rows.map((row) => row.id));
}
