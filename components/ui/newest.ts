type Revised = { id: string; revision: number };

const stored = new Map<string, Revised>();

/** Notes what was stored in this tab, for `newestOf`. */
export function noteStored(what: Revised): void {
  stored.set(what.id, what);
}

/**
 * What is newer: as it was read, or as it was stored from this tab. Back shows a page as it was first read, however old; to go
 * on from there would be a conflict with oneself.
 */
export function newestOf<T extends Revised>(read: T): T {
  const known = stored.get(read.id) as T | undefined;
  return known && known.revision > read.revision ? known : read;
}
