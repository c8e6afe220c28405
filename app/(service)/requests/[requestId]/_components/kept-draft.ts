import type { KeptDraft } from '@/domain/requests/draft-state';
import { newId } from '@/lib/new-id';

// Signing out erases everything in the browser whose name begins with kvittert (domain/people/queries.ts).
const keyOf = (requestId: string) => `kvittert-draft:${requestId}`;
const submissionKeyOf = (requestId: string) => `kvittert-submission:${requestId}`;

/** What this browser keeps of a request's draft, or null. A full or forbidden storage keeps nothing and breaks nothing. */
export function readKept(requestId: string): KeptDraft | null {
  return read<KeptDraft>(
    keyOf(requestId),
    (value) => typeof value.version === 'number' && Boolean(value.fields),
  );
}

/** Keeps what no server has acknowledged; null erases it. */
export function keepDraft(requestId: string, draft: KeptDraft | null): void {
  write(keyOf(requestId), draft);
}

/** Erases what this browser keeps of a request: after submitting, or when a person throws it away. */
export function forgetRequest(requestId: string): void {
  write(keyOf(requestId), null);
  write(submissionKeyOf(requestId), null);
}

/**
 * The key under which this very answer is submitted. It stays the same for the same answer, also after a reload, so
 * that a receipt that got lost on its way is given again instead of a second version being stored.
 */
export function submissionKey(requestId: string, body: unknown): string {
  const print = fingerprint(JSON.stringify(body));
  const known = read<{ key: string; print: string }>(
    submissionKeyOf(requestId),
    (value) => value.print === print,
  );
  if (known) return known.key;
  const key = newId();
  write(submissionKeyOf(requestId), { key, print });
  return key;
}

/** Tells two answers apart without keeping either (FNV-1a over UTF-16 units, twice with another seed). */
function fingerprint(text: string): string {
  const hash = (seed: number) => {
    let value = seed;
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(16);
  };
  return `${hash(0x811c9dc5)}${hash(0x9e3779b9)}`;
}

function read<T>(key: string, isRight: (value: T) => boolean): T | null {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
    return value && isRight(value) ? value : null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The page goes on without: what is typed is still on it, and saved at the server.
  }
}
