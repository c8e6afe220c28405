import type { Outcome } from '@/lib/outcome';
import { type ListRead, type ListShape, readListCsv } from './list-csv';
import { type OperatorRow, operatorRowSchema } from './schema';

const yesNo: Record<string, string> = {
  yes: 'yes',
  ja: 'yes',
  true: 'yes',
  '1': 'yes',
  no: 'no',
  nei: 'no',
  false: 'no',
  '0': 'no',
};

const shape: ListShape<OperatorRow> = {
  columns: {
    list_date: 'at',
    listedato: 'at',
    municipality_number: 'municipalityNumber',
    number: 'municipalityNumber',
    kommunenummer: 'municipalityNumber',
    kommunenr: 'municipalityNumber',
    uses_system: 'usesSystem',
    bruker_systemet: 'usesSystem',
    integration: 'integrationInUse',
    integration_in_use: 'integrationInUse',
    integrasjon: 'integrationInUse',
    fixed_version_on: 'fixedVersionOn',
    rettet_versjon: 'fixedVersionOn',
    certainty: 'certainty',
  },
  required: ['municipalityNumber', 'usesSystem'],
  row: operatorRowSchema,
  codeOf(field) {
    if (field === 'municipalityNumber') return 'NOT_MUNICIPALITY_NUMBER';
    if (field === 'fixedVersionOn') return 'NOT_DATE';
    if (field === 'at') return 'NOT_DATE_TIME';
    return field === 'certainty' ? 'NOT_AN_OPTION' : 'NOT_YES_OR_NO';
  },
  cellOf: (field, cell) =>
    field === 'usesSystem' || field === 'integrationInUse' ? (yesNo[cell.toLowerCase()] ?? cell) : cell,
};

/** Reads an operator's list of who uses the system. */
export function parseOperatorCsv(csv: string): Outcome<ListRead<OperatorRow>> {
  return readListCsv(csv, shape);
}
