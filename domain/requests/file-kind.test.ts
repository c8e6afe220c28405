import { describe, expect, test } from 'vitest';
import { fileKind } from './file-kind';

const text = (content: string) => fileKind(new TextEncoder().encode(content));
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );

describe('what a file is', () => {
  test('is said by its bytes', async () => {
    expect(await fileKind(bytes('%PDF-1.7\n%', [0xe2, 0xe3, 0xcf, 0xd3], '\n1 0 obj\n'))).toEqual({
      ok: true,
      type: 'application/pdf',
    });
    const png = bytes(
      [0x89],
      'PNG\r\n',
      [0x1a, 0x0a, 0, 0, 0, 13],
      'IHDR',
      [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      'IDAT',
      [0, 0, 0, 0],
    );
    expect(await fileKind(png)).toEqual({ ok: true, type: 'image/png' });
    expect(await fileKind(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF', [0, 1, 1, 0]))).toEqual({
      ok: true,
      type: 'image/jpeg',
    });
  });

  test('others are refused, whatever they are called', async () => {
    for (const other of [
      bytes('PK', [3, 4, 20, 0, 0, 0, 8, 0]),
      bytes('MZ', [0x90, 0, 3, 0]),
      bytes('GIF89a', [1, 0, 1, 0]),
    ])
      expect(await fileKind(other)).toEqual({ ok: false, reason: 'FILE_KIND' });
    expect(await text('<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>')).toEqual({
      ok: false,
      reason: 'FILE_KIND',
    });
    expect(await text('<html>;<script>')).toEqual({ ok: false, reason: 'FILE_KIND' });
    expect(await text('En tekst uten kolonner.')).toEqual({ ok: false, reason: 'FILE_KIND' });
    expect(await text('a;b\u0001\n1;2')).toEqual({ ok: false, reason: 'FILE_KIND' });
    expect(await text('')).toEqual({ ok: false, reason: 'EMPTY_FILE' });
  });

  test('a table is text with the same columns in every row, in the ways spreadsheets write it', async () => {
    const table = { ok: true, type: 'text/csv' };
    expect(await text('dato;antall\n2023-06-01;4\n')).toEqual(table);
    expect(await text('\ufeffdato,antall\r\n"1, juni",4\r\n')).toEqual(table);
    expect(await text('dato\tantall\n1\t2\n')).toEqual(table);
    expect(await fileKind(bytes('Bod', [0xf8], ';1\nTroms', [0xf8], ';2\n'))).toEqual(table);
    expect(await text('a;b\n1;2;3\n')).toEqual({ ok: false, reason: 'FILE_KIND' });
  });

  test('a table with an identity number in it is refused', async () => {
    expect(await text('navn;nummer\nx;01820310191\n')).toEqual({ ok: false, reason: 'IDENTITY_NUMBER' });
  });
});
