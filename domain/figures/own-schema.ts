import { z } from 'zod';
import { questionTypes } from '@/domain/questionnaires/indicators';
import { localizedSchema } from '@/domain/questionnaires/schema';
import { momentSchema } from '@/lib/moment';

const count = z.number().int().min(0);

/**
 * How far the answers to one own question reach, in lines (one per service and municipality) or in requests, never
 * mixed. units = asked + notAsked; asked = answered + notKnownYet + notRelevant + noReturn + exempt.
 */
export const ownCoverageSchema = z
  .object({
    units: count,
    asked: count,
    /** A value is stated; zero is one. */
    answered: count,
    notKnownYet: count,
    notRelevant: count,
    /** No return yet. */
    noReturn: count,
    /** Exempt, and no return. */
    exempt: count,
    /** The return was given to a version of the questionnaire that does not have the question. */
    notAsked: count,
  })
  .meta({ id: 'OwnCoverage' });
export type OwnCoverage = z.infer<typeof ownCoverageSchema>;

/** `label` null: yes or no, or an option that no version names any more. */
const choiceCountSchema = z.object({ key: z.string(), label: localizedSchema.nullable(), count });
export type ChoiceCount = z.infer<typeof choiceCountSchema>;

/** How many state a number from `from` to `to`, both counted in. */
const numberBinSchema = z.object({ from: z.number(), to: z.number(), count });
export type NumberBin = z.infer<typeof numberBinSchema>;

/** Over the `n` that state a number. */
const numberSummarySchema = z.object({
  n: count,
  sum: z.number(),
  median: z.number(),
  minimum: z.number(),
  maximum: z.number(),
  bins: z.array(numberBinSchema),
});
export type NumberSummary = z.infer<typeof numberSummarySchema>;

/** Over the `n` that state one; dates as YYYY-MM-DD, moments as ISO text, days as YYYY-MM-DD in Norway. */
const dateSummarySchema = z.object({
  n: count,
  earliest: z.string(),
  latest: z.string(),
  byDay: z.array(z.object({ day: z.string(), count })),
  /** Months as YYYY-MM, those without any left out. */
  byMonth: z.array(z.object({ month: z.string(), count })),
});
export type DateSummary = z.infer<typeof dateSummarySchema>;

export const ownFigureSchema = z
  .object({
    key: z.string(),
    type: z.enum(questionTypes),
    /** What is counted: lines (`municipality`) or requests (`request`). */
    scope: z.enum(['request', 'municipality']),
    label: localizedSchema,
    unit: localizedSchema.nullable(),
    coverage: ownCoverageSchema,
    choices: z.array(choiceCountSchema).nullable(),
    number: numberSummarySchema.nullable(),
    dates: dateSummarySchema.nullable(),
  })
  .meta({ id: 'OwnFigure' });
export type OwnFigure = z.infer<typeof ownFigureSchema>;

/** The words that were written to one question; only for who may read returns. */
export const ownTextSchema = z.object({
  key: z.string(),
  requestId: z.uuid(),
  serviceName: z.string(),
  /** Null: asked once for the whole request. */
  municipalityName: z.string().nullable(),
  text: z.string(),
});
export type OwnText = z.infer<typeof ownTextSchema>;

export const ownFiguresSchema = z
  .object({
    asOf: momentSchema,
    surveyId: z.uuid(),
    incidentId: z.uuid(),
    /** Only this county's municipalities were asked for. */
    county: z.string().nullable(),
    /** The viewer sees own counties only. */
    ownCounties: z.boolean(),
    questions: z.array(ownFigureSchema),
    /** Null: the viewer reads figures, not words. */
    texts: z.array(ownTextSchema).nullable(),
  })
  .meta({ id: 'OwnFigures' });
export type OwnFigures = z.infer<typeof ownFiguresSchema>;
