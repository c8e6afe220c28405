import type { Answer, Fields } from '@/domain/questionnaires/schema';
import { refusedInDraft } from '@/domain/questionnaires/values';
import type { DraftFieldView, DraftView, SaveDraft, SavedDraft } from './schema';

type Value = Answer | null;

/** One field as the page knows it. */
export type FieldState = {
  /** What the page shows; null when it is empty. */
  value: Value;
  /** What the server holds at `revision`; at revision 0 what the version that is corrected says. */
  base: Value;
  revision: number;
  /** Sent, and no answer yet or none that arrived: it may be stored although nobody told. */
  sent: Value[];
  /** Why the server will not keep it: it stays on the page, and is neither sent nor kept in the browser. */
  refused: string | null;
  /** Somebody else's newer value; until it is settled both are in view and nothing is sent. */
  theirs: DraftFieldView | null;
};

/** Everything typed in a request, as pure data: the page draws it, a timer sends it, the browser keeps it. */
export type DraftState = { version: number; fields: Record<string, FieldState> };

/** What the browser keeps until it is acknowledged. */
export type KeptDraft = {
  version: number;
  fields: Record<string, { value: Value; base: Value; revision: number }>;
};

const untouched: FieldState = { value: null, base: null, revision: 0, sent: [], refused: null, theirs: null };

/** From what is stored (`current`, for a correction) and the draft on top of it. */
export function beginDraft(draft: DraftView, current: Fields): DraftState {
  const fields: Record<string, FieldState> = {};
  for (const [path, answer] of Object.entries(current))
    fields[path] = { ...untouched, value: answer, base: answer };
  for (const { path, value, revision } of draft.fields)
    fields[path] = { ...untouched, value, base: value, revision };
  return { version: draft.version, fields };
}

/** What the page shows now, for compose. */
export function typedFields(state: DraftState): Fields {
  return Object.fromEntries(
    Object.entries(state.fields).flatMap(([path, { value }]) => (value ? [[path, value]] : [])),
  );
}

/** Somebody typed; null empties the field. */
export function type(state: DraftState, path: string, value: Value): DraftState {
  const field = state.fields[path] ?? untouched;
  return put(state, path, { ...field, value, refused: value ? refusedInDraft(value) : null });
}

/** The fields to send now: changed, allowed and not in dispute. */
export function unsaved(state: DraftState): SaveDraft['fields'] {
  return Object.entries(state.fields)
    .filter(([, field]) => isUnsaved(field))
    .map(([path, { value, revision }]) => ({ path, value, revision }));
}

function isUnsaved(field: FieldState): boolean {
  return !field.refused && !field.theirs && !isSame(field.value, field.base);
}

/** A save is on its way. */
export function sending(state: DraftState, batch: SaveDraft['fields']): DraftState {
  return change(state, batch, (field, { value }) => ({ ...field, sent: [...field.sent, value] }));
}

/** The server has answered a save. */
export function acknowledged(state: DraftState, batch: SaveDraft['fields'], answer: SavedDraft): DraftState {
  let next = change(state, batch, (field, { path, value }) => {
    const saved = answer.saved.find((one) => one.path === path);
    if (saved) return { ...field, base: value, revision: saved.revision, sent: [] };
    const refused = answer.refused.find((one) => one.path === path);
    return refused && isSame(field.value, value) ? { ...field, refused: refused.code, sent: [] } : field;
  });
  for (const theirs of answer.conflicts)
    next = put(next, theirs.path, settle(next.fields[theirs.path] ?? untouched, theirs));
  return next;
}

/** The draft as it stands on the server: what nobody here is typing follows it. */
export function refreshed(state: DraftState, draft: DraftView): DraftState {
  if (draft.version !== state.version) return state;
  return draft.fields.reduce((next, newer) => {
    const field = next.fields[newer.path] ?? untouched;
    return newer.revision > field.revision ? put(next, newer.path, settle(field, newer)) : next;
  }, state);
}

/** Takes over a newer value, or keeps both in view when ours is another and not saved. */
function settle(field: FieldState, newer: DraftFieldView): FieldState {
  const { value, revision } = newer;
  const caughtUp = { ...field, base: value, revision, theirs: null };
  // An earlier save of ours did arrive, only its answer did not.
  if (field.sent.some((sent) => isSame(sent, value))) return { ...caughtUp, sent: [] };
  if (isSame(field.value, value)) return { ...caughtUp, sent: [] };
  if (!isUnsaved(field) && !field.theirs && !field.refused) return { ...caughtUp, value, sent: [] };
  return { ...field, sent: [], theirs: newer };
}

/** A person has chosen between both values of a field. */
export function decide(state: DraftState, path: string, keep: 'ours' | 'theirs'): DraftState {
  const field = state.fields[path];
  if (!field?.theirs) return state;
  const { value, revision } = field.theirs;
  const settled = { ...field, base: value, revision, theirs: null };
  return put(state, path, keep === 'theirs' ? { ...settled, value, refused: null } : settled);
}

/** Starts over from a version that somebody else has submitted, with everything typed here as a correction of it. */
export function rebase(state: DraftState, version: number, current: Fields): DraftState {
  const fields: Record<string, FieldState> = {};
  for (const path of new Set([...Object.keys(current), ...Object.keys(state.fields)])) {
    const field = state.fields[path] ?? untouched;
    fields[path] = { ...untouched, value: field.value, refused: field.refused, base: current[path] ?? null };
  }
  return { version, fields };
}

/** What to keep in the browser: only what no server has acknowledged; null when there is nothing. */
export function toKeep(state: DraftState): KeptDraft | null {
  const open = Object.entries(state.fields).filter(
    ([, field]) => isUnsaved(field) || (field.theirs && !field.refused),
  );
  if (open.length === 0) return null;
  return {
    version: state.version,
    fields: Object.fromEntries(
      open.map(([path, { value, base, revision }]) => [path, { value, base, revision }]),
    ),
  };
}

/** What of it is still to be kept when a save has come home: after its page was left, nobody else takes it down. */
export function keptAfter(
  kept: KeptDraft,
  batch: SaveDraft['fields'],
  { saved }: SavedDraft,
): KeptDraft | null {
  const isHome = (path: string, value: Value) =>
    saved.some((one) => one.path === path) &&
    batch.some((one) => one.path === path && isSame(one.value, value));
  const open = Object.entries(kept.fields).filter(([path, { value }]) => !isHome(path, value));
  return open.length > 0 ? { ...kept, fields: Object.fromEntries(open) } : null;
}

/**
 * Puts back what the browser kept. A field that was changed meanwhile is shown with both values; `server` says by
 * whom and when.
 */
export function restore(state: DraftState, kept: KeptDraft, server: readonly DraftFieldView[]): DraftState {
  if (kept.version !== state.version) return state;
  return Object.entries(kept.fields).reduce((next, [path, { value, base, revision }]) => {
    const field = next.fields[path] ?? untouched;
    const ours = { ...field, value, refused: value ? refusedInDraft(value) : null };
    const newer = server.find((one) => one.path === path && one.revision > revision);
    const isBehind = newer && !isSame(newer.value, value) && !isSame(newer.value, base);
    return put(next, path, isBehind ? { ...ours, theirs: newer } : ours);
  }, state);
}

/** Whether a field has two answers, of which a person must choose. */
export function isDisputed(state: DraftState): boolean {
  return Object.values(state.fields).some((field) => field.theirs);
}

/** Whether everything that was kept is what is stored now: then the submission arrived, only its receipt did not. */
export function isWithin(kept: KeptDraft, stored: Fields): boolean {
  return Object.entries(kept.fields).every(([path, { value }]) => isSame(value, stored[path] ?? null));
}

/** Two answers say the same. */
export function isSame(a: Value, b: Value): boolean {
  if (a?.kind !== b?.kind) return false;
  const value = (one: Value) => (one?.kind === 'stated' ? JSON.stringify(one.value) : '');
  return value(a) === value(b);
}

function put(state: DraftState, path: string, field: FieldState): DraftState {
  return { ...state, fields: { ...state.fields, [path]: field } };
}

function change(
  state: DraftState,
  batch: SaveDraft['fields'],
  to: (field: FieldState, sent: SaveDraft['fields'][number]) => FieldState,
): DraftState {
  const changed = batch.map((sent) => [sent.path, to(state.fields[sent.path] ?? untouched, sent)] as const);
  return { ...state, fields: { ...state.fields, ...Object.fromEntries(changed) } };
}
