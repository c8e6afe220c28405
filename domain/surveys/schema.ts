import { z } from 'zod';
import { definitionSchema } from '@/domain/questionnaires/schema';
import { freeText, identifier, requiredText } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';
import { revisionSchema } from '@/lib/versions';

export const surveyStates = ['draft', 'open', 'closed'] as const;
export type SurveyState = (typeof surveyStates)[number];

const numberSchema = z.string().regex(/^\d{2}$/, 'NOT_COUNTY_NUMBER');
const serviceIdSchema = identifier(80).regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'NOT_SERVICE_ID');

/**
 * Whom a survey asks. The base is every municipality in the authority's reach (`all`) or those of `counties`;
 * `usesSystem` keeps of them those known to use the system; `include` adds services by hand with all their
 * municipalities in reach; `exclude` takes services out, whatever else says.
 */
export const recipientSelectionSchema = z.object({
  all: z.boolean().default(true),
  counties: z.array(numberSchema).max(50).default([]),
  usesSystem: z.boolean().default(false),
  include: z.array(serviceIdSchema).max(1000).default([]),
  exclude: z.array(serviceIdSchema).max(1000).default([]),
});
export type RecipientSelection = z.output<typeof recipientSelectionSchema>;

export const everyone: RecipientSelection = {
  all: true,
  counties: [],
  usesSystem: false,
  include: [],
  exclude: [],
};

const surveyFields = {
  title: requiredText(200),
  introduction: freeText(5000),
  legalBasis: freeText(2000),
  contactLine: freeText(300),
  dueAt: momentSchema,
  lateAllowed: z.boolean(),
  recipients: recipientSelectionSchema,
};

/** A draft from a template, or from a published version of a questionnaire. Without `dueAt` one is suggested. */
export const newSurveySchema = z
  .object({
    incidentId: z.uuid(),
    officeId: identifier(100).optional(),
    template: identifier(100).optional(),
    questionnaireVersionId: z.uuid().optional(),
    title: surveyFields.title.optional(),
    introduction: surveyFields.introduction.default(''),
    legalBasis: surveyFields.legalBasis.default(''),
    contactLine: surveyFields.contactLine.default(''),
    dueAt: momentSchema.optional(),
    lateAllowed: z.boolean().default(true),
    recipients: recipientSelectionSchema.default(everyone),
  })
  .refine((survey) => (survey.template === undefined) !== (survey.questionnaireVersionId === undefined), {
    path: ['template'],
    message: 'TEMPLATE_OR_VERSION',
  });
export type NewSurvey = z.input<typeof newSurveySchema>;

/** What may be changed of a draft; `revision` is the one that was read, so that nobody is overwritten. */
export const surveyChangesSchema = z
  .object({ ...surveyFields })
  .partial()
  .extend({ revision: revisionSchema });
export type SurveyChanges = z.input<typeof surveyChangesSchema>;

/** Opening may say which revision was looked at; another one is then refused. */
export const openSurveySchema = z.object({ revision: revisionSchema.optional() });
export const reopenSurveySchema = z.object({ reason: requiredText(1000) });

const surveyMaySchema = z.object({
  edit: z.boolean(),
  open: z.boolean(),
  close: z.boolean(),
  reopen: z.boolean(),
  deleteDraft: z.boolean(),
  chase: z.boolean(),
  /** Accepts returns and takes acceptances back, in a closed survey too. */
  review: z.boolean(),
  /** Gives requests to colleagues and sets when reminders go. */
  run: z.boolean(),
  /** Sees every request with its returns, not only the lines of the own counties. */
  readWhole: z.boolean(),
});

export const surveySchema = z
  .object({
    id: z.uuid(),
    incidentId: z.uuid(),
    incidentTitle: z.string(),
    officeId: z.string(),
    officeName: z.string(),
    questionnaireVersionId: z.uuid(),
    questionnaireTitle: z.string(),
    questionnaireKey: z.string().nullable(),
    title: z.string(),
    introduction: z.string(),
    legalBasis: z.string(),
    contactLine: z.string(),
    state: z.enum(surveyStates),
    /** Whom else it asks is for who reads it whole; null for others. */
    recipients: recipientSelectionSchema.nullable(),
    lateAllowed: z.boolean(),
    dueAt: momentSchema,
    /** The due time is on a weekend or a Norwegian holiday. */
    dueOnFreeDay: z.boolean(),
    openedAt: momentSchema.nullable(),
    closedAt: momentSchema.nullable(),
    revision: z.number().int(),
    createdAt: momentSchema,
    definition: definitionSchema,
    may: surveyMaySchema,
  })
  .meta({ id: 'Survey' });
export type SurveyView = z.infer<typeof surveySchema>;

export const surveySummarySchema = z
  .object({
    id: z.uuid(),
    incidentId: z.uuid(),
    officeId: z.string(),
    officeName: z.string(),
    title: z.string(),
    state: z.enum(surveyStates),
    dueAt: momentSchema,
    openedAt: momentSchema.nullable(),
    closedAt: momentSchema.nullable(),
    createdAt: momentSchema,
  })
  .meta({ id: 'SurveySummary' });
export type SurveySummary = z.infer<typeof surveySummarySchema>;

const askedMunicipalitySchema = z.object({
  number: z.string(),
  name: z.string(),
  part: z.string(),
  countyNumber: z.string(),
  countyName: z.string(),
  officeId: z.string(),
});

export const recipientSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['municipal', 'intermunicipal', 'district']),
  municipalities: z.array(askedMunicipalitySchema),
  /** Somebody with an address is in place; without, no invitation can be sent. */
  hasContact: z.boolean(),
});
export type Recipient = z.infer<typeof recipientSchema>;

export const recipientWarnings = ['NO_CONTACT', 'NO_SERVICE', 'USE_NOT_KNOWN'] as const;

/** What opening would send, and what to think about first. */
export const recipientPreviewSchema = z
  .object({
    services: z.array(recipientSchema),
    serviceCount: z.number().int(),
    municipalityCount: z.number().int(),
    warnings: z.array(
      z.object({
        code: z.enum(recipientWarnings),
        /** Ids of services, or numbers of municipalities. */
        subjects: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
    /** Counties and services there are to choose from, in the authority's reach. */
    reach: z.object({
      counties: z.array(z.object({ number: z.string(), name: z.string(), municipalities: z.number().int() })),
      services: z.array(z.object({ id: z.string(), name: z.string() })),
      usesSystem: z.number().int(),
    }),
  })
  .meta({ id: 'RecipientPreview' });
export type RecipientPreview = z.infer<typeof recipientPreviewSchema>;

export const openedSchema = z
  .object({
    surveyId: z.uuid(),
    /** False when it was open already: nothing was sent again. */
    opened: z.boolean(),
    requests: z.number().int(),
    invitations: z.number().int(),
  })
  .meta({ id: 'OpenedSurvey' });
export type OpenedSurvey = z.infer<typeof openedSchema>;
