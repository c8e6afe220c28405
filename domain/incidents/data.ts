import { dayOf, nameOfOffice } from '@/domain/register/rules';
import { type Actor, authorityOffices } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import {
  canCreateIncident,
  canEditIncident,
  canImportOperatorList,
  canPostNotice,
  canReadFacts,
  canRetractNotice,
  visibleIncidents,
  visibleSurveys,
} from './policy';
import type { IncidentSummary, IncidentView } from './schema';
import { incidentWordsSchema } from './words';

const incidentSelect = {
  id: true,
  officeId: true,
  title: true,
  system: true,
  summary: true,
  words: true,
  inProductionOn: true,
  discoveredOn: true,
  notifiedOn: true,
  fixedReleasedOn: true,
  retentionDays: true,
  deletionStoppedOn: true,
  illustrative: true,
  sources: true,
  revision: true,
  editRevision: true,
  createdAt: true,
  office: { select: { names: true } },
  surveys: { where: { openedAt: { not: null } }, select: { id: true }, take: 1 },
  notes: {
    select: { id: true, at: true, precision: true, text: true, source: true, certainty: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  },
  notices: {
    select: {
      id: true,
      at: true,
      from: true,
      kind: true,
      title: true,
      body: true,
      source: true,
      certainty: true,
      officeId: true,
      recordedAt: true,
      retractedAt: true,
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.IncidentSelect;

type IncidentRow = Prisma.IncidentGetPayload<{ select: typeof incidentSelect }>;

/** The incident with its timeline and notices up to now, oldest first; retracted notices only for who may retract. */
export async function getIncident(actor: Actor, tx: Tx, incidentId: string): Promise<Outcome<IncidentView>> {
  const row = await tx.incident.findFirst({
    where: { AND: [visibleIncidents(actor), { id: incidentId }] },
    select: incidentSelect,
  });
  return row ? ok(incidentView(actor, row)) : notFound('NOT_FOUND');
}

function incidentView(actor: Actor, row: IncidentRow): IncidentView {
  const moment = now();
  const edits = canEditIncident(actor, row);
  return {
    id: row.id,
    officeId: row.officeId,
    officeName: nameOfOffice(row.office.names, moment),
    title: row.title,
    system: row.system,
    summary: row.summary,
    words: incidentWordsSchema.parse(row.words),
    inProductionOn: dayOf(row.inProductionOn),
    discoveredOn: dayOf(row.discoveredOn),
    notifiedOn: dayOf(row.notifiedOn),
    fixedReleasedOn: dayOf(row.fixedReleasedOn),
    retentionDays: row.retentionDays,
    deletionStoppedOn: dayOf(row.deletionStoppedOn),
    illustrative: row.illustrative,
    sources: row.sources as IncidentView['sources'],
    revision: row.revision,
    editRevision: row.editRevision,
    createdAt: row.createdAt.toISOString(),
    notes: row.notes
      .filter((note) => note.at <= moment)
      .map((note) => ({
        ...note,
        at: note.at.toISOString(),
        precision: note.precision as IncidentView['notes'][number]['precision'],
        certainty: note.certainty as 'known' | 'illustrative',
      })),
    notices: row.notices.flatMap(({ officeId, ...notice }) => {
      const mayRetract = canRetractNotice(actor, row, { officeId });
      if (notice.recordedAt > moment || (notice.retractedAt && !mayRetract)) return [];
      return {
        ...notice,
        at: notice.at.toISOString(),
        recordedAt: notice.recordedAt.toISOString(),
        retractedAt: notice.retractedAt?.toISOString() ?? null,
        kind: notice.kind as IncidentView['notices'][number]['kind'],
        certainty: notice.certainty as 'known' | 'illustrative',
        mayRetract: mayRetract && !notice.retractedAt,
      };
    }),
    may: {
      edit: edits,
      editWords: edits && row.surveys.length === 0,
      postNotice: canPostNotice(actor, row),
      importList: canImportOperatorList(actor, row),
      readFacts: canReadFacts(actor),
      createSurvey: canCreateIncident(actor),
    },
  };
}

/** The incidents the actor may see, newest first; `cursor` is the last row's id. */
export async function listIncidents(
  actor: Actor,
  tx: Tx,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number },
): Promise<Outcome<{ rows: IncidentSummary[]; nextCursor: string | null }>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const rows = await tx.incident.findMany({
    where: visibleIncidents(actor),
    select: {
      id: true,
      title: true,
      system: true,
      officeId: true,
      discoveredOn: true,
      createdAt: true,
      words: true,
      office: { select: { names: true } },
      surveys: { where: visibleSurveys(actor), select: { state: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const page = rows.slice(0, limit);
  const moment = now();
  return ok({
    rows: page.map(({ office, surveys, words, ...row }) => ({
      ...row,
      discoveredOn: dayOf(row.discoveredOn),
      createdAt: row.createdAt.toISOString(),
      officeName: nameOfOffice(office.names, moment),
      lostWords: lostWords(words),
      surveys: {
        draft: surveys.filter((s) => s.state === 'draft').length,
        open: surveys.filter((s) => s.state === 'open').length,
        closed: surveys.filter((s) => s.state === 'closed').length,
      },
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  });
}

/** The owner of an incident the actor may see, for a write's policy question. */
export async function incidentOwner(
  actor: Actor,
  tx: Tx,
  incidentId: string,
): Promise<{ id: string; officeId: string; officeName: string; inProductionOn: string | null } | null> {
  const row = await tx.incident.findFirst({
    where: { AND: [visibleIncidents(actor), { id: incidentId }] },
    select: { id: true, officeId: true, inProductionOn: true, office: { select: { names: true } } },
  });
  return (
    row && {
      id: row.id,
      officeId: row.officeId,
      officeName: nameOfOffice(row.office.names, now()),
      inProductionOn: dayOf(row.inProductionOn),
    }
  );
}

function lostWords(stored: Prisma.JsonValue): IncidentSummary['lostWords'] {
  const words = incidentWordsSchema.parse(stored);
  const of = ({ one, many }: { one: string; many: string }) => ({ one, many });
  return { nb: of(words.nb.rungs.lost), nn: of(words.nn.rungs.lost), en: of(words.en.rungs.lost) };
}

/** The offices in whose name the actor may act, with their names now. */
export async function listOwnOffices(actor: Actor, tx: Tx): Promise<{ id: string; name: string }[]> {
  const rows = await tx.office.findMany({
    where: { id: { in: authorityOffices(actor) } },
    select: { id: true, names: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, names }) => ({ id, name: nameOfOffice(names, now()) }));
}
