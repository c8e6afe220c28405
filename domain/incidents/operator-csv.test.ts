import { describe, expect, it } from 'vitest';
import { parseOperatorCsv } from './operator-csv';

const rows = (csv: string) => {
  const read = parseOperatorCsv(csv);
  if (!read.ok) throw new Error(JSON.stringify(read.fields));
  return read.value.rows.map(({ row }) => row);
};
const errors = (csv: string) => {
  const read = parseOperatorCsv(csv);
  return read.ok ? [] : (read.fields ?? []).map((field) => `${field.path} ${field.code}`);
};

describe("reading an operator's list", () => {
  it('takes the columns of the replay', () => {
    expect(
      rows(
        'list_date,municipality_number,uses_system,integration,fixed_version_on,certainty\n' +
          '2023-06-05T12:00:00+02:00,4601,yes,yes,2023-06-01,known\n2023-06-05T12:00:00+02:00,1103,no,,,illustrative\n',
      ),
    ).toEqual([
      {
        at: '2023-06-05T12:00:00+02:00',
        municipalityNumber: '4601',
        usesSystem: 'yes',
        integrationInUse: 'yes',
        fixedVersionOn: '2023-06-01',
        certainty: 'known',
      },
      {
        at: '2023-06-05T12:00:00+02:00',
        municipalityNumber: '1103',
        usesSystem: 'no',
        integrationInUse: null,
        fixedVersionOn: null,
        certainty: 'illustrative',
      },
    ]);
  });

  it('takes a Norwegian spreadsheet: semicolons, BOM, ja and nei, and a lost leading zero', () => {
    expect(rows('\ufeffKommunenummer;Bruker_systemet;Kommentar\r\n301;Ja;hei\r\n')).toMatchObject([
      { municipalityNumber: '0301', usesSystem: 'yes' },
    ]);
  });

  it('names line and column of every cell that is wrong', () => {
    expect(errors('number,uses_system,fixed_version_on\n4601,perhaps,\n46011,yes,1.6.2023\n')).toEqual([
      'csv.2.uses_system NOT_YES_OR_NO',
      'csv.3.municipality_number NOT_MUNICIPALITY_NUMBER',
      'csv.3.fixed_version_on NOT_DATE',
    ]);
  });

  it('says which column is missing, and that an empty file is empty', () => {
    expect(errors('number,other\n4601,x\n')).toEqual(['csv.1 COLUMN_MISSING']);
    expect(errors('')).toEqual(['csv CSV_EMPTY']);
    expect(errors('number,uses_system\n"4601,yes\n')).toEqual(['csv.2 CSV_BROKEN']);
  });

  it('refuses two columns that say the same thing', () => {
    expect(errors('number,Kommunenummer,uses_system\n0301,1101,yes\n')).toEqual(['csv.1 COLUMN_TWICE']);
  });

  it('names the columns that it passes over, of which one may be misspelt', () => {
    const read = parseOperatorCsv('number,uses_system,fixed_version,\n0301,yes,2023-06-01,\n');
    expect(read.ok && read.value.passedOver).toEqual(['fixed_version']);
  });
});
