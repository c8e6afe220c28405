import { namesOf } from '@/domain/people/data';
import { factOfRow, factSelect } from '@/domain/requests/data/facts';
import { type OwningRequest, owningSelect } from '@/domain/requests/data/owner';
import { visibleRequests } from '@/domain/requests/policy';
import { type Fact, statusNow } from '@/domain/requests/rules';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { canReadThread, canReview, canSendBack, sideOf } from './policy';
import { askedNow } from './questions-data';
import {
  type Checklist,
  type CorrectionView,
  checklistSchema,
  type DecidedFlag,
  type Dialogue,
  type EntryView,
  type ReviewView,
} from './schema';

/** A request as a review needs it; every mutation begins with it. */
export type Reviewed = OwningRequest & { currentVersion: number; surveyState: string };

/** The request, if the actor may see it at all. */
export async function reviewedRequest(actor: Actor, tx: Tx, requestId: string): Promise<Outcome<Reviewed>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const row = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: { ...owningSelect, currentVersion: true, survey: { select: { state: true } } },
  });
  if (!row) return notFound('NOT_FOUND');
  const { survey, ...request } = row;
  return ok({ ...request, surveyState: survey.state });
}

/** What both sides see: where the review stands, what is asked, a due time that was moved, and the thread. */
export async function getDialogue(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<Dialogue>> {
  const found = await reviewedRequest(actor, tx, requestId);
  if (!found.ok) return found;
  if (!canReadThread(actor, found.value)) return forbidden('NOT_YOURS');
  const facts = (await tx.requestFact.findMany({ where: { requestId }, select: factSelect })).map(factOfRow);
  const status = statusNow(facts, now());
  const corrections = status?.correctionDueAt ? await correctionsOf(tx, requestId) : [];
  const newest = corrections[0];
  return ok({
    review: status?.review ?? 'none',
    correction:
      newest && status?.correctionDueAt
        ? {
            ...newest,
            dueAt: status.correctionDueAt.toISOString(),
            questions: await askedNow(tx, found.value.surveyId, newest.questions),
          }
        : null,
    extension: extensionOf(facts),
    entries: await entriesOf(actor, tx, requestId),
    may: { write: sideOf(actor, found.value) !== null },
  });
}

function extensionOf(facts: readonly Fact[]): Dialogue['extension'] {
  const last = facts
    .filter((fact) => fact.kind === 'extended')
    .toSorted((a, b) => Number(a.recordedAt) - Number(b.recordedAt))
    .at(-1);
  if (!last?.value?.dueAt) return null;
  return {
    dueAt: new Date(last.value.dueAt).toISOString(),
    at: last.at.toISOString(),
    reason: last.value.reason ?? null,
  };
}

/** Newest first. */
export async function correctionsOf(tx: Tx, requestId: string): Promise<CorrectionView[]> {
  const rows = await tx.correction.findMany({
    where: { requestId },
    select: { version: true, at: true, dueAt: true, questions: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({
    version: row.version,
    at: row.at.toISOString(),
    dueAt: row.dueAt.toISOString(),
    questions: row.questions as CorrectionView['questions'],
  }));
}

async function entriesOf(actor: Actor, tx: Tx, requestId: string): Promise<EntryView[]> {
  const rows = await tx.threadEntry.findMany({
    where: { requestId },
    select: { id: true, side: true, text: true, at: true, byId: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const names = await namesOf(
    tx,
    rows.map((row) => row.byId),
  );
  return rows.map(({ byId, side, at, ...row }) => ({
    ...row,
    side: side as EntryView['side'],
    at: at.toISOString(),
    by: names.get(byId) ?? null,
    you: byId !== null && byId === actor.personId,
  }));
}

/** What the authority has for itself; `flags` are those of the request, which the caller has worked out. */
export async function reviewOf(
  actor: Actor,
  tx: Tx,
  request: Reviewed,
  flags: DecidedFlag[],
): Promise<ReviewView> {
  const notes = await tx.internalNote.findMany({
    where: { requestId: request.id },
    select: { id: true, text: true, at: true, byId: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const ticks = await tx.checklistTick.findMany({
    where: { requestId: request.id, version: request.currentVersion },
    select: { key: true, byId: true },
  });
  const names = await namesOf(tx, [...notes.map((note) => note.byId), ...ticks.map((tick) => tick.byId)]);
  return {
    flags,
    corrections: await correctionsOf(tx, request.id),
    notes: notes.map(({ byId, at, ...note }) => ({
      ...note,
      at: at.toISOString(),
      by: names.get(byId) ?? null,
      you: byId !== null && byId === actor.personId,
    })),
    checklist: (await checklistOf(tx, request.surveyId)).points.map((point) => {
      const tick = ticks.find((one) => one.key === point.key);
      return { ...point, ticked: tick !== undefined, by: tick ? (names.get(tick.byId) ?? null) : null };
    }),
    may: {
      review: canReview(actor, request),
      sendBack: canSendBack(actor, request),
    },
  };
}

/** The points that the authority looks at in each return of a survey, and their revision. */
export async function checklistOf(tx: Tx, surveyId: string): Promise<Checklist> {
  const survey = await tx.survey.findUnique({
    where: { id: surveyId },
    select: { checklist: true, checklistRevision: true },
  });
  return {
    points: checklistSchema.shape.points.parse(survey?.checklist ?? []),
    revision: survey?.checklistRevision ?? 0,
  };
}
