import canonicalize from 'canonicalize';
import { lineIndicators } from '@/domain/questionnaires/compose';
import type { Content } from '@/domain/questionnaires/schema';
import { sha256 } from '@/lib/secrets';
import { receiptNumber } from './rules';
import type { ChainProblemCode } from './schema';
import { readEntry } from './sign';

/** A receipt with what it speaks of, as it is stored; `content` is null when the return is gone. */
export type ChainRow = {
  sequence: number;
  number: string;
  entry: string;
  entryHash: string;
  previousHash: string;
  returnId: string;
  requestId: string | null;
  version: number | null;
  content: string | null;
  contentHash: string | null;
  submittedAt: Date | null;
  serviceId: string | null;
  givenById: string | null;
  /** Whether every line has the time, request, service and version of its return. */
  linesOfReturn: boolean;
  lines: { municipalityNumber: string; grade: string; indicators: unknown }[];
};

export type ChainProblem = { code: ChainProblemCode; sequence: number | null; about: string };

/** The last receipt that was walked: what the next one must hold on to. */
export type Head = { sequence: number; hash: string };
/** Where the last walk is kept. */
export const reconciliationSetting = 'receipts.reconciled';

export const beforeFirst: Head = { sequence: 0, hash: '0'.repeat(64) };

/** Walks rows in the order of their sequence from `head` on; answers the new head and every problem. */
export function walkChain(head: Head, rows: readonly ChainRow[]): { head: Head; problems: ChainProblem[] } {
  const problems: ChainProblem[] = [];
  let last = head;
  for (const row of rows) {
    const add = (code: ChainProblem['code']) =>
      problems.push({ code, sequence: row.sequence, about: row.number });
    if (row.sequence !== last.sequence + 1) add('GAP');
    if (row.previousHash !== last.hash) add('LINK_BROKEN');
    for (const code of rowProblems(row)) add(code);
    last = { sequence: row.sequence, hash: row.entryHash };
  }
  return { head: last, problems };
}

function rowProblems(row: ChainRow): ChainProblem['code'][] {
  const problems: ChainProblem['code'][] = [];
  const entry = readEntry(row.entry);
  if (row.number !== receiptNumber(row.sequence)) problems.push('NUMBER_ALTERED');
  const entryHolds =
    entry !== null &&
    sha256(row.entry) === row.entryHash &&
    canonicalize(entry) === row.entry &&
    entry.previous === row.previousHash &&
    entry.sequence === row.sequence &&
    entry.number === row.number &&
    entry.return === row.returnId;
  if (!entryHolds) problems.push('ENTRY_ALTERED');
  if (row.content === null) return [...problems, 'RETURN_MISSING'];
  const answerHolds =
    sha256(row.content) === row.contentHash &&
    entry?.contentHash === row.contentHash &&
    entry?.request === row.requestId &&
    entry?.version === row.version &&
    entry?.at === row.submittedAt?.toISOString() &&
    entry?.forService === row.serviceId &&
    entry?.givenBy === row.givenById;
  if (!answerHolds) problems.push('ANSWER_ALTERED');
  if (!row.linesOfReturn || !linesHold(row)) problems.push('LINES_DIFFER');
  return problems;
}

/** The lines, which figures read, say what the receipted answer says. */
function linesHold({ content, lines }: ChainRow): boolean {
  try {
    const told = (JSON.parse(content ?? '') as Content).lines.map((line) => ({
      municipalityNumber: line.municipalityNumber,
      grade: line.grade,
      indicators: lineIndicators(line),
    }));
    const order = (a: { municipalityNumber: string }, b: { municipalityNumber: string }) =>
      a.municipalityNumber < b.municipalityNumber ? -1 : 1;
    return canonicalize(told.sort(order)) === canonicalize([...lines].sort(order));
  } catch {
    return false;
  }
}
