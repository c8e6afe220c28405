import { z } from 'zod';
import { requiredText } from '@/lib/free-text';

const count = z.number().int().min(0).max(10_000_000);
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'NOT_MONTH');

/** What an operator sent and delivered to one municipality in one month; null: not said. */
export const countRowSchema = z.object({
  municipalityNumber: z.string().regex(/^\d{4}$/, 'NOT_MUNICIPALITY_NUMBER'),
  month: monthSchema,
  sent: count.nullable().default(null),
  delivered: count.nullable().default(null),
});
export type CountRow = z.output<typeof countRowSchema>;

export const operatorCountsSchema = z
  .object({
    /** Whose counts they are, in words; the name of the office that sends them, when left out. */
    source: requiredText(200).optional(),
    csv: z.string().max(1_000_000).optional(),
    rows: z.array(countRowSchema).max(20_000).optional(),
    /** Only say what would change. */
    dryRun: z.boolean().default(false),
  })
  .refine((given) => (given.csv === undefined) !== (given.rows === undefined), {
    path: ['csv'],
    message: 'CSV_OR_ROWS',
  });
export type OperatorCounts = z.input<typeof operatorCountsSchema>;

export const operatorCountsResultSchema = z
  .object({
    dryRun: z.boolean(),
    rows: z.number().int(),
    municipalities: z.number().int(),
    months: z.number().int(),
    /** Counts that replace another of the same source, municipality and month. */
    changed: z.number().int(),
    /** Facts written (or that would be). */
    facts: z.number().int(),
    /** Columns of the file that were not read: one of them may be misspelt. */
    passedOver: z.array(z.string()),
  })
  .meta({ id: 'OperatorCountsResult' });
export type OperatorCountsResult = z.infer<typeof operatorCountsResultSchema>;

/**
 * One month of one source over the municipalities it counts; `missing` is sent − delivered where both are said; null:
 * not said.
 */
export const monthCountSchema = z.object({
  month: z.string(),
  source: z.string(),
  municipalities: z.number().int(),
  sent: z.number().int().nullable(),
  delivered: z.number().int().nullable(),
  missing: z.number().int().nullable(),
});
export type MonthCount = z.infer<typeof monthCountSchema>;

/** A municipality for which a source's sent − delivered over all months is not what the municipality states. */
export const countDifferenceSchema = z.object({
  number: z.string(),
  source: z.string(),
  missing: z.number().int(),
  stated: z.number().int().nullable(),
});
export type CountDifference = z.infer<typeof countDifferenceSchema>;
