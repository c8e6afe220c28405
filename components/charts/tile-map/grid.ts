/** A cell is `row * width + column`; `at` holds the index of the place in it, or nobody. */
export type Board = { width: number; height: number; at: Int32Array; cellOf: Int32Array; county: Int32Array };

export const nobody = -1;
/** Exchanges what two cells hold. */
export function swap({ at, cellOf }: Board, a: number, b: number): void {
  const [first, second] = [at[a] ?? nobody, at[b] ?? nobody];
  at[a] = second;
  at[b] = first;
  if (first !== nobody) cellOf[first] = b;
  if (second !== nobody) cellOf[second] = a;
}
