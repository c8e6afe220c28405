import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as cell from './cells';
import { type FileShape, readCsv } from './csv';
import { guessKind } from './kinds';
import { changesAfter, periodIn, setFrom } from './reform';

const shape: FileShape<{ number: string; note: string }> = {
  columns: [{ name: 'number', header: /^nummer$/, required: true }, { name: 'note' }],
  ignored: /^ignored$/,
  row: z.object({ number: cell.number4, note: cell.text(100) }),
};

describe('reading a CSV file', () => {
  it('takes commas or semicolons, quotes, a byte-order mark and empty lines', () => {
    expect(readCsv('\uFEFFnumber,note\n0301,"a, b"\n\n1101,\n', shape).rows).toEqual([
      { line: 2, values: { number: '0301', note: 'a, b' } },
      { line: 4, values: { number: '1101', note: '' } },
    ]);
    expect(readCsv('number;note\r\n0301;a\r\n', shape).rows).toHaveLength(1);
  });

  it('names the line where a record begins, also after a cell of several lines', () => {
    const { errors } = readCsv('number,note\n0301,"two\nlines"\nx,y\nz,"more\nlines"', shape);
    expect(errors).toEqual([
      { line: 4, column: 'number', code: 'MUNICIPALITY_NUMBER', params: { value: 'x' } },
      { line: 5, column: 'number', code: 'MUNICIPALITY_NUMBER', params: { value: 'z' } },
    ]);
  });

  it("names the file's own column", () => {
    expect(readCsv('nummer\n1\n', shape).errors[0]).toMatchObject({ line: 2, column: 'nummer' });
  });

  it('says which columns are missing, strange or there twice, and lets known ones pass', () => {
    const codes = (csv: string) => readCsv(csv, shape).errors.map((e) => `${e.column} ${e.code}`);
    expect(codes('note,nots\na,b\n')).toEqual(['nots COLUMN_UNKNOWN', 'nummer COLUMN_MISSING']);
    expect(codes('number,nummer\n0301,0301\n')).toEqual(['nummer COLUMN_TWICE']);
    expect(codes('number,ignored\n0301,x\n')).toEqual([]);
  });

  it('refuses a broken file, an empty one, a row of another length and unreadable characters', () => {
    const code = (csv: string) => readCsv(csv, shape).errors[0]?.code;
    expect(code('number,note\n0301,"open\n')).toBe('CSV_BROKEN');
    expect(code('')).toBe('FILE_EMPTY');
    expect(code('number,note\n')).toBe('FILE_EMPTY');
    expect(code('number,note\n0301\n')).toBe('CELL_COUNT');
    expect(code('number,note\n0301,\uFFFD\n')).toBe('ENCODING');
  });

  it('refuses a national identity number and does not repeat it', () => {
    // A synthetic one, of nobody.
    const { errors } = readCsv('number,note\n0301,gjelder 01820310000\n', shape);
    expect(errors.map((e) => e.code)).toContain('IDENTITY_NUMBER');
    expect(JSON.stringify(errors)).not.toContain('01820310000');
  });

  it('says which words it knows in the place of one that it does not', () => {
    const kinds = {
      columns: [{ name: 'kind' }],
      ignored: /^$/,
      row: z.object({ kind: cell.word({ kommunal: 'one', interkommunal: 'several' }) }),
    };
    expect(readCsv('kind\nrar\n', kinds).errors).toEqual([
      {
        line: 2,
        column: 'kind',
        code: 'WORD_UNKNOWN',
        params: { value: 'rar', known: 'kommunal, interkommunal' },
      },
    ]);
  });

  it('reads back whatever was written, with a line for each', () => {
    const text = fc.stringMatching(/^[a-zæøå ,;"]{0,20}$/).map((s) => s.trim());
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (notes) => {
        const csv = stringify([['number', 'note'], ...notes.map((note) => ['0301', note])]);
        const { rows, errors } = readCsv(csv, shape);
        expect(errors).toEqual([]);
        expect(rows).toEqual(notes.map((note, i) => ({ line: i + 2, values: { number: '0301', note } })));
      }),
    );
  });
});

describe('what kind a file is', () => {
  it.each([
    [
      'id,name_2023,kind,organisation_number,counties_2023,counties_2024,name_2024,parallel_names,language_form',
      'offices',
    ],
    ['number,name,office', 'counties'],
    ['number,name,county_number,county_name,office,lat,lon,number_2024', 'municipalities'],
    ['old_number,old_name,new_number,new_name,change,old_county,new_county,date', 'changes'],
    ['id,name,kind,host_number,certainty,source,note', 'services'],
    ['id;name;kind', 'services'],
    ['service_id,municipality_number,part,valid_from,valid_to,certainty', 'service-municipalities'],
    ['service_id,role,name,email,phone,order,valid_from,valid_to', 'contacts'],
    ['a,b,c', null],
  ])('is told from its header: %s', (header, kind) => {
    expect(guessKind(`${header}\n`)).toBe(kind);
  });
});

describe('a reform', () => {
  const row = (number: string, ...otherNumbers: string[]) => ({
    number,
    otherNumbers,
    validFrom: null,
    validTo: null,
  });
  const none = changesAfter([]);

  it('is read from the year in the name of a file and the year in its column', () => {
    expect(setFrom('municipalities-2023.csv', '2024')).toEqual({ begins: null, ends: '2024-01-01' });
    expect(setFrom('municipalities-2024.csv', '2023')).toEqual({ begins: '2024-01-01', ends: null });
    expect(setFrom('municipalities.csv', '2023')).toBeNull();
  });

  it('ends the numbers that change and begins the new ones, and leaves the others', () => {
    const before = setFrom('set-2023.csv', '2024');
    const after = setFrom('set-2024.csv', '2023');
    expect(periodIn(row('1507', '1508', '1580'), before, none, undefined).validTo).toBe('2024-01-01');
    expect(periodIn(row('1508', '1507'), after, none, undefined).validFrom).toBe('2024-01-01');
    expect(periodIn(row('0301', '0301'), before, none, undefined)).toEqual({
      validFrom: null,
      validTo: null,
    });
  });

  it('lets a number go on that is among its own successors', () => {
    const split = (newNumber: string) => ({ oldNumber: '1000', newNumber, date: '2024-01-01' });
    const { endOf, beginningOf } = changesAfter([split('1000'), split('1001')]);
    expect([...endOf.keys()]).toEqual([]);
    expect([...beginningOf]).toEqual([['1001', '2024-01-01']]);
  });
});

describe('a cell', () => {
  const valid = (schema: z.ZodType, value: string) => schema.safeParse(value).success;

  it('takes organisation numbers whose check digit is right', () => {
    expect(valid(cell.organisationNumber, '958935420')).toBe(true);
    expect(valid(cell.organisationNumber, '958935421')).toBe(false);
    expect(valid(cell.organisationNumber, '')).toBe(true);
  });

  it('takes dates that exist', () => {
    expect(valid(cell.optionalDate, '2024-02-29')).toBe(true);
    expect(valid(cell.optionalDate, '2023-02-29')).toBe(false);
  });

  it('takes degrees with a point or a comma, within Norway', () => {
    expect(cell.degrees(57, 81).parse('59,9')).toBe(59.9);
    expect(valid(cell.degrees(57, 81), '5.9')).toBe(false);
    expect(valid(cell.degrees(57, 81), '')).toBe(false);
  });
});
