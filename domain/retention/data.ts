import { nameOfOffice } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { forbidden, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { canRunRetention } from './policy';
import {
  type Archived,
  addressesBefore,
  defaultRule,
  type InUse,
  isArchived,
  personDueAt,
  type Rule,
} from './rules';
import type { RetentionView } from './schema';

/** 401 SIGN_IN and 403 NOT_ALLOWED, for whoever does not run this. */
export function mayRun(actor: Actor): Outcome<null> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  return canRunRetention(actor) ? ok(null) : forbidden('NOT_ALLOWED');
}

/** The rules of the authorities, what was archived, and how much is due. Counts only; no person is named. */
export async function getRetention(actor: Actor, tx: Tx): Promise<Outcome<RetentionView>> {
  const may = mayRun(actor);
  if (!may.ok) return may;
  const moment = now();
  const offices = await tx.office.findMany({
    where: { kind: { in: ['governor', 'directorate'] } },
    select: { id: true, names: true },
    orderBy: { id: 'asc' },
  });
  const rules = await rulesByOffice(tx);
  const archived = await listArchived(tx);
  const { due, waiting, kept } = await duePeople(tx, moment);
  const erased = await tx.person.count({ where: { erasedAt: { not: null } } });
  const [addresses] = await tx.$queryRaw<{ kept: number; due: number }[]>`
    select count(*)::int as kept, (count(*) filter (where ${oldAddresses(rules, moment)}))::int as due
    from audit_address`;
  return ok({
    rules: offices.map(({ id, names }) => ({
      officeId: id,
      office: nameOfOffice(names, moment),
      ...(rules.get(id) ?? defaultRule),
      isDefault: !rules.has(id),
      archivedThrough: newestOf(archived, id)?.toISOString() ?? null,
    })),
    people: { kept, due: due.length, waiting: waiting.length, erased },
    addresses: addresses ?? { kept: 0, due: 0 },
  });
}

function newestOf(archived: readonly Archived[], officeId: string): Date | null {
  const covering = archived.filter((one) => one.officeId === null || one.officeId === officeId);
  return covering.length === 0 ? null : new Date(Math.max(...covering.map((one) => Number(one.through))));
}

/** Those that have set a rule; `ruleOf` knows what holds for the others. */
export async function rulesByOffice(tx: Tx): Promise<Map<string, Rule>> {
  const rows = await tx.retentionRule.findMany({
    select: { officeId: true, personMonths: true, addressMonths: true },
  });
  return new Map(rows.map(({ officeId, ...rule }) => [officeId, rule]));
}

async function listArchived(tx: Tx): Promise<Archived[]> {
  return tx.archiveExport.findMany({ select: { officeId: true, through: true } });
}

export type Due = {
  kept: number;
  /** To be erased now. */
  due: string[];
  /** To be erased when there is a package for the archive. */
  waiting: string[];
  /** By person; of those that are not erased. */
  uses: Map<string, InUse[]>;
  archived: Archived[];
};

/** Whose data nobody needs any more, by the rules of the authorities concerned. */
export async function duePeople(tx: Tx, moment: Date): Promise<Due> {
  const rows = await tx.$queryRaw<({ personId: string } & InUse)[]>`
    select * from personal_data_in_use(${moment})`;
  const uses = new Map<string, InUse[]>();
  for (const { personId, ...use } of rows) uses.set(personId, [...(uses.get(personId) ?? []), use]);
  const rules = await rulesByOffice(tx);
  const archived = await listArchived(tx);
  const over = [...uses].filter(([, one]) => {
    const at = personDueAt(one, rules);
    return at !== null && at <= moment;
  });
  const [due, waiting] = [true, false].map((wanted) =>
    over.filter(([, one]) => isArchived(one, archived) === wanted).map(([id]) => id),
  ) as [string[], string[]];
  return { kept: uses.size, due, waiting, uses, archived };
}

/** The condition on audit_address: older than its authority keeps it. */
export function oldAddresses(rules: ReadonlyMap<string, Rule>, moment: Date): Prisma.Sql {
  const own = [...rules].map(
    ([officeId, rule]) => Prisma.sql`("officeId" = ${officeId} and at < ${addressesBefore(rule, moment)})`,
  );
  const others = Prisma.sql`(not coalesce("officeId" = any (${[...rules.keys()]}), false)
    and at < ${addressesBefore(defaultRule, moment)})`;
  return Prisma.sql`(${Prisma.join([...own, others], ' or ')})`;
}
