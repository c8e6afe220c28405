import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type ReturnRow, returnRowSchema, type Story, storySchema } from './schema';

const folder = join(process.cwd(), 'prisma', 'replay');

/** The text of one of the replay's files. */
export function replayFile(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** The files do not change while a process runs, and the worker asks every few seconds. */
function once<T>(read: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** The incident with its timeline, notices and surveys. */
export const readStory = once((): Story => storySchema.parse(JSON.parse(replayFile('incident.json'))));

/** One return as the file tells it: its rows are its lines. */
export type ToldReturn = { at: Date; rows: [ReturnRow, ...ReturnRow[]] };

/** All returns of the replay in the order of time. */
export const readReturns = once((): ToldReturn[] => {
  const rows = z
    .array(returnRowSchema)
    .parse(parse(replayFile('returns.csv'), { columns: true, skip_empty_lines: true }));
  const byReturn = Map.groupBy(rows, (row) => `${row.survey} ${row.service_id} ${row.version}`);
  return [...byReturn.values()]
    .map((lines) => ({
      at: new Date((lines[0] as ReturnRow).submitted_at),
      rows: lines as ToldReturn['rows'],
    }))
    .sort((a, b) => Number(a.at) - Number(b.at));
});

/** The operator's lists, each as CSV with the moment it speaks of. */
export const readOperatorLists = once((): { at: Date; csv: string }[] => {
  const [head, ...lines] = replayFile('operator-list.csv').trim().split('\n');
  const byMoment = Map.groupBy(lines, (line) => line.slice(0, line.indexOf(',')));
  return [...byMoment].map(([at, list]) => ({ at: new Date(at), csv: [head, ...list].join('\n') }));
});
