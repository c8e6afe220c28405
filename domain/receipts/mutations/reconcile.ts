import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import {
  beforeFirst,
  type ChainProblem,
  type ChainRow,
  type Head,
  reconciliationSetting,
  walkChain,
} from '../reconcile';
import type { ChainAlarm } from '../schema';
import { raiseAlarm } from './raise-alarm';

/** What a walk found; kept until the next. */
export type Reconciliation = {
  at: string;
  well: boolean;
  receipts: number;
  head: Head;
  problems: ChainProblem[];
  /** Null after a good walk. */
  alarm: ChainAlarm | null;
};

/** One picture of the whole chain, however long it takes to walk. */
export const walkOptions = { isolationLevel: 'RepeatableRead', timeout: 3_600_000 } as const;

const batch = 500;
const shown = 100;

/**
 * Walks chain and returns both ways: every receipt has its return unaltered and holds on to the one before, every
 * return has its receipt, every request and what happened to it agrees with its returns, and the head of the last walk is still there.
 * Only the system may, in a transaction of REPEATABLE READ, so that what is committed meanwhile is not half seen.
 * Anything wrong raises the alarm (raise-alarm.ts), which the status page shows until a walk is good again.
 */
export async function reconcile(actor: Actor, tx: Tx): Promise<Outcome<Reconciliation>> {
  if (actor.kind !== 'system') return forbidden('SYSTEM_ONLY');
  const problems: ChainProblem[] = [];
  let head = beforeFirst;
  for (;;) {
    const rows = await readBatch(tx, head.sequence);
    if (rows.length === 0) break;
    const walked = walkChain(head, rows);
    head = walked.head;
    problems.push(...walked.problems);
  }
  const before = await lastWalk(tx);
  problems.push(...(await otherWay(tx)), ...(await headLost(tx, before?.head)));
  const found: Reconciliation = {
    at: now().toISOString(),
    well: problems.length === 0,
    receipts: head.sequence,
    head,
    problems: problems.slice(0, shown),
    alarm: await raiseAlarm(actor, tx, before?.alarm ?? null, problems),
  };
  await remember(tx, found);
  return ok(found);
}

async function lastWalk(tx: Tx): Promise<Reconciliation | undefined> {
  const row = await tx.setting.findUnique({ where: { key: reconciliationSetting }, select: { value: true } });
  return row?.value as Reconciliation | undefined;
}

function readBatch(tx: Tx, after: number): Promise<ChainRow[]> {
  return tx.$queryRaw<ChainRow[]>`
    select c.sequence, c.number, c.entry, c."entryHash", c."previousHash", c."returnId"::text as "returnId",
      t."requestId"::text as "requestId", t.version, t.content, t."contentHash", t."submittedAt", t."serviceId",
      t."givenById"::text as "givenById",
      not exists (select from line l where l."returnId" = t.id and (l."submittedAt", l."requestId", l."serviceId", l.version)
        is distinct from (t."submittedAt", t."requestId", t."serviceId", t.version)) as "linesOfReturn",
      coalesce((select jsonb_agg(jsonb_build_object('municipalityNumber', l."municipalityNumber", 'grade', l.grade,
        'indicators', l.indicators)) from line l where l."returnId" = c."returnId"), '[]') as lines
    from receipt c left join "return" t on t.id = c."returnId"
    where c.sequence > ${after} order by c.sequence limit ${batch}`;
}

async function otherWay(tx: Tx): Promise<ChainProblem[]> {
  return tx.$queryRaw<ChainProblem[]>`
    select 'RETURN_WITHOUT_RECEIPT' as code, null::int as sequence, t.id::text as about
      from "return" t where not exists (select from receipt c where c."returnId" = t.id)
    union all
    select 'REQUEST_DISAGREES', null, r.id::text from request r
      left join lateral (select count(*) as n, coalesce(max(version), 0) as newest from "return" t where t."requestId" = r.id) t on true
      where r."currentVersion" <> t.newest or t.n <> t.newest
        -- What happened to it, by which it is answered and on time, tells of each version when it was given and stored.
        or t.n <> (select count(*) from request_fact f where f."requestId" = r.id and f.kind = 'submitted')
        or exists (select from "return" v where v."requestId" = r.id and not exists (select from request_fact f
          where f."requestId" = r.id and f.kind = 'submitted' and f.value ->> 'version' = v.version::text
            and f."recordedAt" = v."submittedAt" and f.at = coalesce(v."givenAt", v."submittedAt")))`;
}

/** Cutting off the end of the chain leaves no gap; the head of the last walk tells. */
async function headLost(tx: Tx, head: Head | undefined): Promise<ChainProblem[]> {
  if (!head || head.sequence === 0) return [];
  const still = await tx.receipt.count({ where: { sequence: head.sequence, entryHash: head.hash } });
  return still === 1 ? [] : [{ code: 'HEAD_LOST', sequence: head.sequence, about: head.hash }];
}

/** A head that was lost stays remembered, so that the alarm does not fall silent the next night. */
async function remember(tx: Tx, found: Reconciliation): Promise<void> {
  const key = reconciliationSetting;
  const lost = found.problems.find((problem) => problem.code === 'HEAD_LOST');
  const head = lost ? { sequence: lost.sequence ?? 0, hash: lost.about } : found.head;
  const value = { ...found, head } as unknown as Prisma.InputJsonObject;
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
