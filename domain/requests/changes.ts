import type { Answer, Attachment, Content, LineContent } from '@/domain/questionnaires/schema';
import { isSame } from './draft-state';

/** One field that a correction moves: `path` as in a draft, null where nothing was or is said. */
export type Change = { path: string; before: Answer | null; now: Answer | null };

/** A file that a correction adds or takes out. */
export type FileChange = { path: string; name: string; what: 'added' | 'removed' };

/**
 * What a correction says otherwise than the version before it, place by place in the order of the new one: answers,
 * the counts that are worked out, each line's grade and what remains. A question that neither asks is no change.
 */
export function changesOf(before: Content, now: Content): Change[] {
  const numbers = now.lines.map((line) => line.municipalityNumber);
  const lineOf = (content: Content, number: string) =>
    content.lines.find((line) => line.municipalityNumber === number);
  return [
    ...numbers.flatMap((number) =>
      between(`${number}.`, saidOf(lineOf(before, number)), saidOf(lineOf(now, number))),
    ),
    ...between('.', before.answers, now.answers),
  ];
}

function between(prefix: string, before: Record<string, Answer>, now: Record<string, Answer>): Change[] {
  return [...new Set([...Object.keys(now), ...Object.keys(before)])].flatMap((key) => {
    const change = { path: `${prefix}${key}`, before: before[key] ?? null, now: now[key] ?? null };
    if (isSilent(change.before) && isSilent(change.now)) return [];
    return isSame(change.before, change.now) ? [] : change;
  });
}

/** Not asked, or not relevant: says nothing. */
const isSilent = (answer: Answer | null) => answer === null || answer.kind === 'notRelevant';

/** All that a line says, its grade and what remains as if they were answers. */
function saidOf(line: LineContent | undefined): Record<string, Answer> {
  if (!line) return {};
  const { text, until } = line.remains ?? {};
  return {
    ...line.answers,
    // Only figures are preliminary or final; what is under investigation says so itself.
    ...(isSilent(line.answers.lost ?? null) ? {} : { grade: stated(line.grade) }),
    ...(text === undefined ? {} : { remains: stated(text) }),
    ...(until === undefined ? {} : { remainsUntil: stated(until) }),
  };
}

const stated = (value: string): Answer => ({ kind: 'stated', value });

/** The files that come and go with a correction. */
export function fileChangesOf(
  before: readonly Pick<Attachment, 'id' | 'path' | 'name'>[],
  now: readonly Pick<Attachment, 'id' | 'path' | 'name'>[],
): FileChange[] {
  const without = (all: typeof before, others: typeof before) =>
    all.filter((file) => !others.some((other) => other.id === file.id));
  return [
    ...without(now, before).map(({ path, name }) => ({ path, name, what: 'added' as const })),
    ...without(before, now).map(({ path, name }) => ({ path, name, what: 'removed' as const })),
  ];
}
