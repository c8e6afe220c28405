import { queueMessages } from '@/domain/messages/outbox';
import { inForce } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import type { ChainProblem } from '../reconcile';
import type { ChainAlarm } from '../schema';

/**
 * What a walk means for the alarm that `before` left: it begins, goes on or ends. A bad walk is recorded every time; the
 * administrators get a mail when the alarm begins and when a later walk finds something else, not every night
 * the same.
 */
export async function raiseAlarm(
  actor: Actor,
  tx: Tx,
  before: ChainAlarm | null,
  problems: readonly ChainProblem[],
): Promise<ChainAlarm | null> {
  const at = now().toISOString();
  if (problems.length === 0) {
    if (before) await record(tx, actor, 'receipts.alarmEnded', { since: before.since });
    return null;
  }
  const alarm: ChainAlarm = {
    at,
    since: before?.since ?? at,
    count: problems.length,
    kinds: countKinds(problems),
    fingerprint: sha256(
      problems
        .map((p) => `${p.code} ${p.sequence} ${p.about}`)
        .sort()
        .join('\n'),
    ),
  };
  await record(tx, actor, 'receipts.alarm', {
    problems: problems.length,
    since: alarm.since,
    first: problems.slice(0, 10),
  });
  if (alarm.fingerprint !== before?.fingerprint) await tellAdministrators(tx, alarm);
  return alarm;
}

function record(tx: Tx, actor: Actor, kind: string, after: object): Promise<void> {
  return recordEvent(tx, actor, kind, { objectType: 'receipts', objectId: 'chain', after: { ...after } });
}

function countKinds(problems: readonly ChainProblem[]): ChainAlarm['kinds'] {
  const kinds: ChainAlarm['kinds'] = {};
  for (const { code } of problems) kinds[code] = (kinds[code] ?? 0) + 1;
  return kinds;
}

async function tellAdministrators(tx: Tx, { fingerprint, ...alarm }: ChainAlarm): Promise<void> {
  const administrators = await tx.membership.findMany({
    where: { role: 'admin', AND: inForce(now()) },
    select: { personId: true },
    distinct: ['personId'],
  });
  await queueMessages(
    tx,
    administrators.map(({ personId }) => ({
      dedupeKey: `alarm:${alarm.since}:${fingerprint}:${personId}`,
      kind: 'alarm',
      personId,
      params: { alarm },
    })),
  );
}
