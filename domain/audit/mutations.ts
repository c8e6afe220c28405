import { dayInNorway } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { auditWho, recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import { csvOf, csvRows } from '@/lib/csv';
import type { Tx } from '@/lib/db';
import type { Download, Piece } from '@/lib/download';
import { type Outcome, ok } from '@/lib/outcome';
import { countEvents, type EventRow, eventRows, eventViews, mayRead } from './data';
import { exportedFor, readsFromOutside } from './policy';
import { exportColumns, exportRow } from './rules';
import type { AuditEventView, ExportQuery } from './schema';

type Read = { requestId: string; serviceId: string; officeId: string; versions: readonly number[] };

/**
 * Records that the actor has read versions of a service's return, when the actor is outside that service: one event
 * per person, version and clock hour, which a unique index decides, so that a page that renews itself does not
 * flood the audit. `officeId` is the asking authority's.
 */
export async function recordReading(actor: Actor, tx: Tx, read: Read): Promise<void> {
  await recordReadings(actor, tx, [read]);
}

/** As recordReading, of many requests at once. */
export async function recordReadings(actor: Actor, tx: Tx, reads: readonly Read[]): Promise<void> {
  const at = now();
  const data = reads.flatMap(({ requestId, serviceId, officeId, versions }) =>
    readsFromOutside(actor, { serviceId })
      ? versions.map((version) => ({
          ...auditWho(actor),
          at,
          kind: 'return.read',
          objectType: 'request',
          objectId: requestId,
          officeId,
          after: { version },
        }))
      : [],
  );
  if (data.length > 0) await tx.auditEvent.createMany({ data, skipDuplicates: true });
}

const pieceSize = 500;

/**
 * The filtered events, newest first, as a file that is sent piece by piece, each piece a transaction of its own.
 * What is added after the export began is not in it. The export is recorded, with filter, format and count.
 */
export async function exportEvents(
  actor: Actor,
  tx: Tx,
  { format, ...filter }: ExportQuery,
): Promise<Outcome<Download>> {
  const may = mayRead(actor);
  if (!may.ok) return may;
  const rows = await eventRows(actor, tx, filter, null, pieceSize);
  const [newest] = rows;
  await recordEvent(tx, actor, 'audit.exported', {
    objectType: 'audit',
    objectId: format,
    officeId: exportedFor(actor),
    after: { ...filter, events: newest ? await countEvents(actor, tx, filter, newest) : 0 },
  });
  const { contentType, head, lines } = writers[format];
  const pieceOf = async (tx: Tx, rows: EventRow[]): Promise<Piece> => {
    const last = rows.length === pieceSize ? rows.at(-1) : undefined;
    return {
      text: lines(await eventViews(actor, tx, rows)),
      next: last
        ? async (later) => pieceOf(later, await eventRows(actor, later, filter, last, pieceSize))
        : null,
    };
  };
  const first = await pieceOf(tx, rows);
  return ok({
    contentType,
    fileName: `audit-${dayInNorway(now())}.${format}`,
    first: { ...first, text: head + first.text },
  });
}

type Writer = { contentType: string; head: string; lines: (events: AuditEventView[]) => string };

const writers: Record<ExportQuery['format'], Writer> = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    head: csvOf(exportColumns, []),
    lines: (events) => csvRows(events.map(exportRow)),
  },
  jsonl: {
    contentType: 'application/jsonl; charset=utf-8',
    head: '',
    lines: (events) => events.map((event) => `${JSON.stringify(recorded(event))}\n`).join(''),
  },
};

/** Without the names that objects have now: an export holds what was recorded. */
function recorded({ object: { type, id }, ...event }: AuditEventView) {
  return { ...event, object: { type, id } };
}
