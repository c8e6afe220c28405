import type { Outcome } from '@/lib/outcome';
import { type CountRow, countRowSchema } from './counts-schema';
import { type ListRead, type ListShape, readListCsv } from './list-csv';

const shape: ListShape<CountRow> = {
  columns: {
    municipality_number: 'municipalityNumber',
    number: 'municipalityNumber',
    kommunenummer: 'municipalityNumber',
    kommunenr: 'municipalityNumber',
    month: 'month',
    måned: 'month',
    månad: 'month',
    sent: 'sent',
    sendt: 'sent',
    delivered: 'delivered',
    levert: 'delivered',
  },
  required: ['municipalityNumber', 'month', 'sent', 'delivered'],
  row: countRowSchema,
  codeOf(field) {
    if (field === 'municipalityNumber') return 'NOT_MUNICIPALITY_NUMBER';
    return field === 'month' ? 'NOT_MONTH' : 'NOT_WHOLE_NUMBER';
  },
  cellOf: (field, cell) =>
    (field === 'sent' || field === 'delivered') && /^\d+$/.test(cell) ? Number(cell) : cell,
};

/** Reads an operator's counts per month. */
export function parseCountsCsv(csv: string): Outcome<ListRead<CountRow>> {
  return readListCsv(csv, shape);
}
