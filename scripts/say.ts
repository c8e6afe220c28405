/** A failure with a cause that the reader can mend: one line that says what to do, without a stack. */
export class Problem extends Error {}

/** Runs one step and prints one line with its time: `Migrating: 2 new migrations (0.8 s)`. */
export async function step<T>(
  name: string,
  work: () => Promise<T>,
  told?: (result: T) => string,
): Promise<T> {
  const began = performance.now();
  const result = await work();
  console.log(`${told ? `${name}: ${told(result)}` : name} (${seconds(performance.now() - began)})`);
  return result;
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
