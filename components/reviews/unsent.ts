import { useSyncExternalStore } from 'react';

const texts = new Map<string, string>();
const listeners = new Set<() => void>();

/** What is typed and not yet sent there. */
export const unsentAt = (path: string) => texts.get(path) ?? '';

/** Keeps what is typed for a path until the page is loaded anew, as signing out does. */
export function keepUnsent(path: string, text: string): void {
  if (text === '') texts.delete(path);
  else texts.set(path, text);
  for (const listener of listeners) listener();
}

/** What was sent is no longer unsent, unless something else has been typed since. */
export function forgetSent(path: string, sent: string): void {
  if (unsentAt(path) === sent) keepUnsent(path, '');
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text that waits for a path: what is typed for one request is never another's, and is there on return. */
export const useUnsent = (path: string) =>
  useSyncExternalStore(
    listen,
    () => unsentAt(path),
    () => '',
  );
