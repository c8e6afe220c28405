import { nameOfOffice } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { ownRequests } from '../policy';
import type { OwnRequestView } from '../schema';
import { factSelect, statusView } from './facts';

const ownSelect = {
  id: true,
  dueAt: true,
  service: { select: { id: true, name: true } },
  survey: {
    select: {
      id: true,
      title: true,
      state: true,
      office: { select: { names: true } },
      incident: { select: { id: true, title: true } },
    },
  },
  municipalities: {
    select: { municipalityNumber: true, part: true },
    orderBy: { municipalityNumber: 'asc' },
  },
  facts: { select: factSelect },
  returns: {
    select: { receipt: { select: { number: true, at: true } } },
    orderBy: { version: 'desc' },
    take: 1,
  },
  draft: { select: { savedAt: true }, orderBy: { savedAt: 'desc' }, take: 1 },
} satisfies Prisma.RequestSelect;

type Row = Prisma.RequestGetPayload<{ select: typeof ownSelect }>;

/** The requests that the actor's own services are to answer, newest first; `cursor` is the last row's id. */
export async function listOwnRequests(
  actor: Actor,
  tx: Tx,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number },
): Promise<Outcome<{ rows: OwnRequestView[]; nextCursor: string | null }>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const moment = now();
  const found = await tx.request.findMany({
    where: { AND: [ownRequests(actor), { survey: { state: { in: ['open', 'closed'] } } }] },
    select: ownSelect,
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const page = found.slice(0, limit);
  const names = await municipalityNames(
    tx,
    page.flatMap((row) => row.municipalities.map((m) => m.municipalityNumber)),
  );
  return ok({
    rows: page.map((row) => ownRequest(row, names, moment)),
    nextCursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  });
}

function ownRequest(row: Row, names: ReadonlyMap<string, string>, moment: Date): OwnRequestView {
  const { id, service, survey } = row;
  const receipt = row.returns[0]?.receipt;
  return {
    id,
    service,
    survey: {
      id: survey.id,
      title: survey.title,
      state: survey.state as OwnRequestView['survey']['state'],
      officeName: nameOfOffice(survey.office.names, moment),
    },
    incident: survey.incident,
    municipalities: row.municipalities.map(({ municipalityNumber: number, part }) => ({
      number,
      part,
      name: names.get(number) ?? number,
    })),
    status: statusView(row.facts, row.dueAt, moment),
    receipt: receipt ? { number: receipt.number, at: receipt.at.toISOString() } : null,
    draftSavedAt: row.draft[0]?.savedAt.toISOString() ?? null,
  };
}

async function municipalityNames(tx: Tx, numbers: string[]): Promise<Map<string, string>> {
  const rows = await tx.municipality.findMany({
    where: { number: { in: [...new Set(numbers)] } },
    select: { number: true, name: true },
  });
  return new Map(rows.map((row) => [row.number, row.name]));
}
