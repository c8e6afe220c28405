import { type Actor, hasRole } from '@/lib/actor';
import type { AuditEventView } from './schema';

/** Where the list goes on: after the event at this moment with this id. */
export type Place = { at: Date; id: bigint };

/** What `placeOf` reads again: the API hands it out and gets it back. */
export function cursorOf({ at, id }: Place): string {
  return `${at.getTime()}-${id}`;
}

/** The place that a cursor of auditQuerySchema names. */
export function placeOf(cursor: string): Place {
  const [at = '0', id = '0'] = cursor.split('-');
  return { at: new Date(Number(at)), id: BigInt(id) };
}

/** A field that an event changed; `field` is a path with dots, empty when the whole is one value. */
export type Difference = { field: string; before: unknown; after: unknown };

/**
 * What differs between before and after, field by field: nested objects are opened, lists are compared whole. What
 * is missing on one side is undefined there.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function fieldsOf(value: unknown, path: string[] = []): Map<string, unknown> {
  if (value === null || value === undefined) return new Map(path.length > 0 ? [[path.join('.'), value]] : []);
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([[path.join('.'), value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...fieldsOf(inner, [...path, key])]));
}

export const exportColumns = [
  'id',
  'at',
  'kind',
  'personId',
  'name',
  'email',
  'erased',
  'role',
  'tokenId',
  'networkAddress',
  'objectType',
  'objectId',
  'officeId',
  'correlation',
  'before',
  'after',
] as const;

/** An event as a row of the CSV export; before and after as JSON. */
export function exportRow({ who, object, ...event }: AuditEventView): (string | null)[] {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return [
    event.id,
    event.at,
    event.kind,
    who.personId,
    who.name,
    who.email,
    who.erased ? '1' : '0',
    who.role,
    who.tokenId,
    who.networkAddress,
    object.type,
    object.id,
    event.officeId,
    event.correlation,
    json(event.before),
    json(event.after),
  ];
}

/** The page where the reader can look at an object; null when there is none, or none for them. */
export function pageOfObject(actor: Actor, { type, id, surveyId }: AuditEventView['object']): string | null {
  if (type === 'register') return hasRole(actor, 'admin') ? '/admin/register' : null;
  if (!hasRole(actor, 'directorate', 'governor')) return null;
  if (type === 'incident') return `/incidents/${id}`;
  // Also a request's: it opens beside the survey's list. What is deleted has no survey any more.
  return surveyId ? `/surveys/${surveyId}` : null;
}
