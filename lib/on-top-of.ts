const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What somebody typed (`mine`) on top of what somebody else stored meanwhile (`theirs`): whatever they left as they
 * found it (`base`) is theirs. Field by field, in depth; a list is one field.
 */
export function onTopOf<T>(mine: T, base: T, theirs: T): T {
  if (JSON.stringify(mine) === JSON.stringify(base)) return theirs;
  if (!isRecord(mine) || !isRecord(base) || !isRecord(theirs)) return mine;
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = onTopOf(mine[name], base[name], theirs[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as T;
}
