import { isDeepStrictEqual } from 'node:util';
import { askedDefinition } from '@/domain/incidents/words';
import { knownPaths } from '@/domain/questionnaires/compose';
import { definitionSchema } from '@/domain/questionnaires/schema';
import { refusedInDraft } from '@/domain/questionnaires/values';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { draftFields } from '../data/draft';
import { canAnswerRequest, visibleRequests } from '../policy';
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
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: input.requestId }] },
    select: {
      serviceId: true,
      officeId: true,
      survey: {
        select: {
          state: true,
          questionnaireVersion: { select: { definition: true } },
          incident: { select: { words: true } },
        },
      },
      municipalities: { select: { municipalityNumber: true } },
    },
  });
  if (!request) return notFound('NOT_FOUND');
  if (!canAnswerRequest(actor, request)) return forbidden('NOT_YOURS');
  if (request.survey.state !== 'open') return conflict('SURVEY_CLOSED');
  const version = await lockedVersion(tx, input.requestId);
  if (version !== input.baseVersion) return conflict('SOMEBODY_FIRST', { more: { currentVersion: version } });

  const definition = askedDefinition(
    definitionSchema.parse(request.survey.questionnaireVersion.definition),
    request.survey.incident.words,
  );
  const paths = knownPaths(
    definition,
    request.municipalities.map((m) => m.municipalityNumber),
  );
  const refused = input.fields.flatMap((field) => {
    const code = refusalOf(field, paths);
    return code ? [{ path: field.path, code }] : [];
  });
  const kept = input.fields.filter((field) => !refused.some((one) => one.path === field.path));
  const savedAt = now();
  const saved = await write(tx, input.requestId, request, kept, savedAt, actor.personId);

  const behind = kept.filter((field) => !saved.some((one) => one.path === field.path));
  const theirs =
    behind.length > 0
      ? await draftFields(
          actor,
          tx,
          input.requestId,
          behind.map((f) => f.path),
        )
      : [];
  // The same text twice is no conflict: an answer of ours got lost on its way, or both typed the same.
  const isSame = (path: string) => {
    const mine = behind.find((field) => field.path === path);
    return isDeepStrictEqual(mine?.value, theirs.find((field) => field.path === path)?.value);
  };
  return ok({
    saved: [
      ...saved,
      ...theirs.filter((f) => isSame(f.path)).map(({ path, revision }) => ({ path, revision })),
    ],
    savedAt: savedAt.toISOString(),
    conflicts: theirs.filter((field) => !isSame(field.path)),
    refused,
  });
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
  requestId: string,
  owner: { serviceId: string; officeId: string },
  fields: Field[],
  savedAt: Date,
  personId: string | null,
): Promise<{ path: string; revision: number }[]> {
  return tx.$queryRaw`
    insert into draft_field ("requestId", "serviceId", "officeId", path, value, revision, "savedAt", "savedById")
    select ${requestId}::uuid, ${owner.serviceId}, ${owner.officeId}, f.path, coalesce(f.value, 'null'::jsonb),
      f.revision + 1, ${savedAt}, ${personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as f(path text, value jsonb, revision int)
    order by f.path
    on conflict ("requestId", path) do update
      set value = excluded.value, revision = excluded.revision, "savedAt" = excluded."savedAt", "savedById" = excluded."savedById"
      where draft_field.revision = excluded.revision - 1
    returning path, revision`;
}
