import { isDeepStrictEqual } from 'node:util';
import { knownPaths } from '@/domain/questionnaires/compose';
import { refusedInDraft } from '@/domain/questionnaires/values';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, type Outcome, ok } from '@/lib/outcome';
import { draftFields } from '../data/draft';
import { askedOf, openRequest } from '../data/open';
import { canAnswerRequest } from '../policy';
import type { SaveDraft, SavedDraft } from '../schema';

type Field = SaveDraft['fields'][number];

/**
 * Saves what was typed, field by field and in one statement: a field is written only when its revision is the
 * one known, else it comes back with the other's value. What may not be kept (an identity number, a question
 * that was not asked) is refused by name, the rest is saved. Neither audited nor logged: contents are nobody's.
 */
export async function saveDraft(
  actor: Actor,
  tx: Tx,
  input: SaveDraft & { requestId: string },
): Promise<Outcome<SavedDraft>> {
  const { requestId } = input;
  const found = await openRequest(actor, tx, requestId, canAnswerRequest);
  if (!found.ok) return found;
  const version = await lockedVersion(tx, requestId);
  if (version !== input.baseVersion) return conflict('SOMEBODY_FIRST', { more: { currentVersion: version } });

  const { definition, municipalityNumbers } = askedOf(found.value);
  const { kept, refused } = parted(input.fields, knownPaths(definition, municipalityNumbers));
  const savedAt = now();
  const saved = await write(tx, found.value, kept, savedAt, actor.personId);
  const behind = kept.filter((field) => !saved.some((one) => one.path === field.path));
  const theirs = await theirsOf(actor, tx, requestId, behind);
  return ok({
    saved: [...saved, ...theirs.same.map(({ path, revision }) => ({ path, revision }))],
    savedAt: savedAt.toISOString(),
    conflicts: theirs.other,
    refused,
  });
}

/** What may be kept, and what may not with the reason. */
function parted(
  fields: Field[],
  paths: ReadonlySet<string>,
): { kept: Field[]; refused: SavedDraft['refused'] } {
  const refused = fields.flatMap((field) => {
    const code = refusalOf(field, paths);
    return code ? [{ path: field.path, code }] : [];
  });
  return { kept: fields.filter((field) => !refused.some((one) => one.path === field.path)), refused };
}

function refusalOf(field: Field, paths: ReadonlySet<string>): string | null {
  if (!paths.has(field.path)) return 'UNKNOWN_FIELD';
  return field.value ? refusedInDraft(field.value) : null;
}

/** The newest version, held until the draft is written: a return that is submitted meanwhile empties the draft after it. */
async function lockedVersion(tx: Tx, requestId: string): Promise<number | undefined> {
  const rows = await tx.$queryRaw<{ currentVersion: number }[]>`
    select "currentVersion" from request where id = ${requestId}::uuid for share`;
  return rows[0]?.currentVersion;
}

function write(
  tx: Tx,
  { id, serviceId, officeId }: { id: string; serviceId: string; officeId: string },
  fields: Field[],
  savedAt: Date,
  personId: string | null,
): Promise<{ path: string; revision: number }[]> {
  return tx.$queryRaw`
    insert into draft_field ("requestId", "serviceId", "officeId", path, value, revision, "savedAt", "savedById")
    select ${id}::uuid, ${serviceId}, ${officeId}, f.path, coalesce(f.value, 'null'::jsonb),
      f.revision + 1, ${savedAt}, ${personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as f(path text, value jsonb, revision int)
    order by f.path
    on conflict ("requestId", path) do update
      set value = excluded.value, revision = excluded.revision, "savedAt" = excluded."savedAt", "savedById" = excluded."savedById"
      where draft_field.revision = excluded.revision - 1
    returning path, revision`;
}

/**
 * What stands where somebody else was first. The same value is no conflict: an answer of ours got lost on its way, or
 * both typed the same.
 */
async function theirsOf(actor: Actor, tx: Tx, requestId: string, mine: Field[]) {
  if (mine.length === 0) return { same: [], other: [] };
  const theirs = await draftFields(
    actor,
    tx,
    requestId,
    mine.map((field) => field.path),
  );
  const mineOf = new Map(mine.map(({ path, value }) => [path, value]));
  const isSame = ({ path, value }: (typeof theirs)[number]) => isDeepStrictEqual(mineOf.get(path), value);
  return { same: theirs.filter(isSame), other: theirs.filter((field) => !isSame(field)) };
}
