import { recordReading } from '@/domain/audit/mutations';
import { askedDefinition } from '@/domain/incidents/words';
import { namesOf } from '@/domain/people/data';
import { contentOf, definitionSchema } from '@/domain/questionnaires/schema';
import { visibleRequests } from '@/domain/requests/policy';
import type { Actor } from '@/lib/actor';
import type { Prisma, Tx } from '@/lib/db';
import { notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { visibleReturns } from './policy';
import type { ReturnView } from './schema';

const returnSelect = {
  id: true,
  requestId: true,
  surveyId: true,
  serviceId: true,
  officeId: true,
  version: true,
  submittedAt: true,
  givenAt: true,
  givenById: true,
  givenByRole: true,
  recordedById: true,
  reason: true,
  content: true,
  contentHash: true,
  questionnaireVersion: { select: { definition: true } },
  request: {
    select: {
      service: { select: { id: true, name: true } },
      survey: { select: { incident: { select: { words: true } } } },
    },
  },
  receipt: { select: { number: true } },
} satisfies Prisma.ReturnSelect;

type Row = Prisma.ReturnGetPayload<{ select: typeof returnSelect }>;

/** One version whole. That somebody outside the service has read it is recorded. */
export async function getReturn(
  actor: Actor,
  tx: Tx,
  { returnId }: { returnId: string },
): Promise<Outcome<ReturnView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const row = await tx.return.findFirst({
    where: { AND: [visibleReturns(actor), { id: returnId }] },
    select: returnSelect,
  });
  if (!row) return notFound('NOT_FOUND');
  await recordReading(actor, tx, { ...row, versions: [row.version] });
  const [view] = await returnViews(actor, tx, [row]);
  return view ? ok(view) : notFound('NOT_FOUND');
}

/** All versions of a request's return, the newest first. */
export async function listReturns(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<{ rows: ReturnView[] }>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: { id: true },
  });
  if (!request) return notFound('NOT_FOUND');
  const rows = await tx.return.findMany({
    where: { AND: [visibleReturns(actor), { requestId }] },
    select: returnSelect,
    orderBy: { version: 'desc' },
  });
  if (rows[0]) await recordReading(actor, tx, { ...rows[0], versions: rows.map((row) => row.version) });
  return ok({ rows: await returnViews(actor, tx, rows) });
}

async function returnViews(actor: Actor, tx: Tx, rows: Row[]): Promise<ReturnView[]> {
  const names = await namesOf(
    tx,
    rows.map((row) => row.givenById),
  );
  return rows.map((row) => ({
    id: row.id,
    requestId: row.requestId,
    surveyId: row.surveyId,
    service: row.request.service,
    version: row.version,
    submittedAt: row.submittedAt.toISOString(),
    givenAt: row.givenAt?.toISOString() ?? null,
    givenBy: {
      name: names.get(row.givenById) ?? null,
      role: row.givenByRole,
      you: [row.givenById, row.recordedById].includes(actor.personId ?? ''),
    },
    reason: row.reason,
    content: contentOf(row.content),
    // What was asked of this request: core questions that do not apply in the incident were not.
    definition: askedDefinition(
      definitionSchema.parse(row.questionnaireVersion.definition),
      row.request.survey.incident.words,
    ),
    contentHash: row.contentHash,
    receiptNumber: row.receipt?.number ?? '',
  }));
}
