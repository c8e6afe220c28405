/**
 * The line, from 1, on which a text stops being JSON, by what the browser says of it: Chromium mostly names a position,
 * Firefox the line. Null when it does not tell.
 */
export function lineOf(error: unknown, text: string): number | null {
  const said = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(said)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(said)?.[1];
  return position ? text.slice(0, Number(position)).split('\n').length : null;
}
