import { parse } from 'csv-parse/sync';
import { fileTypeFromBuffer } from 'file-type';
import { holdsIdentityNumber } from '@/lib/identity-number';

/** The kinds of file that may be laid beside an answer, by what their bytes say. */
export const fileTypes = ['application/pdf', 'image/png', 'image/jpeg', 'text/csv'] as const;
export type FileType = (typeof fileTypes)[number];

/**
 * What a file is, from its bytes alone: its name and what the sender calls it count for nothing. A table as text has
 * no signature: it must be readable, have the same number of columns (two or more) in every row, and hold no
 * identity number. Others are answered with why not.
 */
export async function fileKind(
  bytes: Uint8Array,
): Promise<
  { ok: true; type: FileType } | { ok: false; reason: 'EMPTY_FILE' | 'FILE_KIND' | 'IDENTITY_NUMBER' }
> {
  if (bytes.byteLength === 0) return { ok: false, reason: 'EMPTY_FILE' };
  const signed = await fileTypeFromBuffer(bytes);
  if (signed) {
    const type = fileTypes.find((one) => one === signed.mime);
    return type ? { ok: true, type } : { ok: false, reason: 'FILE_KIND' };
  }
  const text = textOf(bytes);
  if (text === null || !isTable(text)) return { ok: false, reason: 'FILE_KIND' };
  return holdsIdentityNumber(text)
    ? { ok: false, reason: 'IDENTITY_NUMBER' }
    : { ok: true, type: 'text/csv' };
}

/** UTF-8, or what a spreadsheet in Norway writes otherwise; null when it holds what no text holds. */
function textOf(bytes: Uint8Array): string | null {
  const decoded = (label: string) => new TextDecoder(label, { fatal: true }).decode(bytes);
  let text: string;
  try {
    text = decoded('utf-8');
  } catch {
    text = decoded('windows-1252');
  }
  return [...text].some((c) => c < ' ' && !'\t\r\n'.includes(c)) ? null : text;
}

function isTable(text: string): boolean {
  const [head = ''] = text.split('\n', 1);
  const count = (delimiter: string) => head.split(delimiter).length;
  const [delimiter = ';'] = [';', '\t', ','].toSorted((a, b) => count(b) - count(a));
  if (count(delimiter) < 2 || head.trimStart().startsWith('<')) return false;
  try {
    return parse(text, { delimiter, bom: true, relax_quotes: true, skip_empty_lines: true }).length > 0;
  } catch {
    return false;
  }
}
