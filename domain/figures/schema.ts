import { z } from 'zod';
import { grades } from '@/domain/questionnaires/indicators';
import { momentSchema } from '@/lib/moment';
import { breachVerdicts, findings, responses, saidKinds } from './states';

const count = z.number().int().min(0);

/** asked = onTime + late + outstanding + overdue + exempt; answered = onTime + late. In one unit at a time. */
export const coverageSchema = z
  .object({
    asked: count,
    answered: count,
    onTime: count,
    late: count,
    outstanding: count,
    overdue: count,
    exempt: count,
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof coverageSchema>;

/** How many municipalities have each finding; `none` have said nothing yet. */
export const findingCountsSchema = z.object({
  affected: count,
  underInvestigation: count,
  notAffected: count,
  doesNotUse: count,
  none: count,
});
export type FindingCounts = z.infer<typeof findingCountsSchema>;

/**
 * The ladder lost = recovered + irretrievable + searching, and those followed up; null: nobody has stated it, and
 * `kinds` says why.
 */
export const ladderSchema = z.object({
  lost: count.nullable(),
  recovered: count.nullable(),
  irretrievable: count.nullable(),
  searching: count.nullable(),
  followedUp: count.nullable(),
});
export type Ladder = z.infer<typeof ladderSchema>;

const kind = z.enum(saidKinds);

/** Of what kind each value is: not known yet, not relevant and not asked are three different things, and zero is a fourth. */
export const kindsSchema = z.object({
  lost: kind,
  recovered: kind,
  irretrievable: kind,
  searching: kind,
  followedUp: kind,
  usesSystem: kind,
  fixedVersionOn: kind,
});
export type Kinds = z.infer<typeof kindsSchema>;

/** A sum and how many municipalities have stated their part of it. */
export const totalSchema = z.object({ value: count, statedBy: count });
export type Total = z.infer<typeof totalSchema>;

export const totalsSchema = z.object({
  lost: totalSchema,
  recovered: totalSchema,
  irretrievable: totalSchema,
  searching: totalSchema,
  followedUp: totalSchema,
});

export const municipalityStateSchema = z
  .object({
    number: z.string(),
    name: z.string(),
    countyNumber: z.string(),
    response: z.enum(responses),
    finding: z.enum(findings).nullable(),
    ladder: ladderSchema,
    kinds: kindsSchema,
    grade: z.enum(grades).nullable(),
    /** Own answer, else the operator's list; null: nobody has said, and `kinds` says why. */
    usesSystem: z.boolean().nullable(),
    /** The list and the municipality say different things. */
    usesSystemDiffers: z.boolean(),
    /** The day on which the fixed version was in place, YYYY-MM-DD. */
    fixedVersionOn: z.string().nullable(),
    lastAnsweredAt: momentSchema.nullable(),
  })
  .meta({ id: 'MunicipalityState' });
export type MunicipalityState = z.infer<typeof municipalityStateSchema>;

/** all ≥ usesSystem ≥ checked ≥ affected, in municipalities. */
export const denominatorsSchema = z.object({
  all: count,
  usesSystem: count,
  checked: count,
  affected: count,
  /** Of those that use the system: the fixed version is in place. */
  fixedVersion: count,
  /** Municipalities whose own answer differs from the operator's list. */
  differs: count,
});
export type Denominators = z.infer<typeof denominatorsSchema>;

/** affected = onTime + late + missing + undetermined + notTold, in municipalities. */
export const breachCountsSchema = z.object({
  onTime: count,
  late: count,
  missing: count,
  /** Notified, but when they became aware is not known yet. */
  undetermined: count,
  /** No return that was asked for it has come. */
  notTold: count,
  /** A later return gives another moment than the one that counts. */
  moved: count,
});
export type BreachCounts = z.infer<typeof breachCountsSchema>;

/** Counted in services; only `municipalities` is in municipalities. */
export const serviceFiguresSchema = z.object({
  asked: count,
  answered: count,
  /** Services that answered for a municipality that is not affected, and those municipalities. */
  notAffected: z.object({ services: count, municipalities: count }),
  hadIntegration: count,
  confirmLoss: count,
  notFinished: count,
});
export type ServiceFigures = z.infer<typeof serviceFiguresSchema>;

export const countyRowSchema = z
  .object({
    number: z.string(),
    name: z.string(),
    municipalities: coverageSchema,
    findings: findingCountsSchema,
    totals: totalsSchema,
  })
  .meta({ id: 'CountyFigures' });
export type CountyRow = z.infer<typeof countyRowSchema>;

/** How many requests had been answered by then. */
export const answeredPointSchema = z.object({ at: momentSchema, answered: count });
export type AnsweredPoint = z.infer<typeof answeredPointSchema>;

export const surveyFiguresSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    openedAt: momentSchema,
    /** The due time that most of its requests have. */
    dueAt: momentSchema,
    requests: coverageSchema,
    answers: z.array(answeredPointSchema),
  })
  .meta({ id: 'SurveyCoverage' });
export type SurveyFigures = z.infer<typeof surveyFiguresSchema>;

/** Everything that Kvittert counts, of one incident or one survey, as of one moment (docs/figures.md). */
export const figuresSchema = z
  .object({
    /** What was recorded at or before this moment is counted, and nothing after. */
    asOf: momentSchema,
    scope: z.object({
      kind: z.enum(['incident', 'survey']),
      id: z.uuid(),
      incidentId: z.uuid(),
      /** Only this county's municipalities were asked for. */
      county: z.string().nullable(),
      /** The viewer sees own counties only. */
      ownCounties: z.boolean(),
    }),
    requests: coverageSchema,
    municipalities: coverageSchema,
    findings: findingCountsSchema,
    totals: totalsSchema,
    denominators: denominatorsSchema,
    breaches: breachCountsSchema,
    services: serviceFiguresSchema,
    counties: z.array(countyRowSchema),
    surveys: z.array(surveyFiguresSchema),
    states: z.array(municipalityStateSchema),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof figuresSchema>;

/** When an affected municipality became aware and when it notified the data-protection authority. */
export const breachRowSchema = z
  .object({
    number: z.string(),
    name: z.string(),
    countyNumber: z.string(),
    countyName: z.string(),
    verdict: z.enum(breachVerdicts),
    /** From the first return that states it: this is the moment that counts. */
    awareAt: momentSchema.nullable(),
    /** What a later return says instead. */
    movedTo: momentSchema.nullable(),
    notifiedAt: momentSchema.nullable(),
  })
  .meta({ id: 'BreachRow' });
export type BreachRow = z.infer<typeof breachRowSchema>;

export const breachListSchema = z
  .object({
    asOf: momentSchema,
    incidentId: z.uuid(),
    /** When somebody was first asked; null while nobody was. */
    openedAt: momentSchema.nullable(),
    counts: breachCountsSchema,
    rows: z.array(breachRowSchema),
  })
  .meta({ id: 'BreachList' });
export type BreachList = z.infer<typeof breachListSchema>;

/** `asOf`: a past moment; now, when left out. `county`: only this county's municipalities. */
export const figuresQuerySchema = z.object({
  asOf: momentSchema.optional(),
  county: z
    .string()
    .regex(/^\d{2}$/, 'NOT_COUNTY_NUMBER')
    .optional(),
});
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;
