import { z } from 'zod';
import { incidentWordsSchema } from '@/domain/incidents/words';
import {
  answerSchema,
  attachmentSchema,
  contentSchema,
  definitionSchema,
} from '@/domain/questionnaires/schema';
import { requiredText } from '@/lib/free-text';
import { daySchema, momentSchema } from '@/lib/moment';
import { revisionSchema } from '@/lib/versions';

export const responses = ['answered_on_time', 'answered_late', 'outstanding', 'overdue', 'exempt'] as const;

/** Where a request stands, as RequestStatus says (rules.ts), moments as ISO text. */
export const requestStatusSchema = z.object({
  response: z.enum(responses),
  dueAt: momentSchema,
  correctionDueAt: momentSchema.nullable(),
  version: z.int(),
});

export const ownRequestSchema = z
  .object({
    id: z.uuid(),
    service: z.object({ id: z.string(), name: z.string() }),
    survey: z.object({
      id: z.uuid(),
      title: z.string(),
      state: z.enum(['draft', 'open', 'closed']),
      officeName: z.string(),
    }),
    incident: z.object({ id: z.uuid(), title: z.string() }),
    municipalities: z.array(z.object({ number: z.string(), name: z.string(), part: z.string() })),
    status: requestStatusSchema,
    /** Of the newest version; null before the first. */
    receipt: z.object({ number: z.string(), at: momentSchema }).nullable(),
    draftSavedAt: momentSchema.nullable(),
  })
  .meta({ id: 'OwnRequest' });
export type OwnRequestView = z.infer<typeof ownRequestSchema>;

const personSchema = z.object({ name: z.string().nullable(), you: z.boolean() });

/** One field as it stands; a null value was emptied by somebody. `path` is `4601.lost`, or `.comment`. */
export const draftFieldSchema = z
  .object({
    path: z.string(),
    value: answerSchema.nullable(),
    revision: z.int(),
    savedAt: momentSchema,
    savedBy: personSchema,
  })
  .meta({ id: 'DraftField' });
export type DraftFieldView = z.infer<typeof draftFieldSchema>;

export const draftSchema = z
  .object({
    version: z.int(),
    /** The questions that are asked now; a page that shows others is out of date. */
    questionnaireVersionId: z.uuid(),
    fields: z.array(draftFieldSchema),
  })
  .meta({ id: 'Draft' });
export type DraftView = z.infer<typeof draftSchema>;

/** A file of the draft; `isStored`: a return has it already. */
export const attachmentViewSchema = attachmentSchema
  .extend({ isStored: z.boolean() })
  .meta({ id: 'DraftAttachment' });
export type AttachmentView = z.infer<typeof attachmentViewSchema>;

/** A file's name as sent in a header, percent-encoded; what would be a path or hidden in it is taken away. */
export const fileNameSchema = z
  .string()
  .max(2000)
  .transform((sent, context) => {
    try {
      return decodeURIComponent(sent);
    } catch {
      context.addIssue({ code: 'custom', message: 'FILE_NAME' });
      return z.NEVER;
    }
  })
  .transform((name) => (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim().slice(-120))
  .pipe(requiredText(120));

/** Colleagues who have the form open now, and the draft as it stands. */
export const presenceSchema = z
  .object({
    others: z.array(z.object({ name: z.string().nullable() })),
    draft: draftSchema,
    attachments: z.array(attachmentViewSchema),
  })
  .meta({ id: 'Presence' });
export type PresenceView = z.infer<typeof presenceSchema>;

const noticeSchema = z.object({
  id: z.uuid(),
  at: momentSchema,
  from: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  source: z.string(),
});

/** What a list says of a municipality, shown beside the question; the own answer wins. */
const listedSchema = z.object({ value: z.string(), source: z.string(), at: momentSchema });

const versionSchema = z.object({
  returnId: z.uuid(),
  version: z.int(),
  submittedAt: momentSchema,
  reason: z.string().nullable(),
  givenBy: z.object({ name: z.string().nullable(), role: z.string(), you: z.boolean() }),
  receiptNumber: z.string(),
});
export type VersionView = z.infer<typeof versionSchema>;

/** Everything that the leader's pages need for one request. */
export const answeringSchema = z
  .object({
    id: z.uuid(),
    service: z.object({ id: z.string(), name: z.string() }),
    survey: z.object({
      id: z.uuid(),
      title: z.string(),
      introduction: z.string(),
      legalBasis: z.string(),
      contactLine: z.string(),
      officeName: z.string(),
      state: z.enum(['draft', 'open', 'closed']),
      lateAllowed: z.boolean(),
    }),
    incident: z.object({
      id: z.uuid(),
      title: z.string(),
      system: z.string(),
      summary: z.string(),
      inProductionOn: daySchema.nullable(),
    }),
    words: incidentWordsSchema,
    notices: z.array(noticeSchema),
    municipalities: z.array(
      z.object({
        number: z.string(),
        name: z.string(),
        part: z.string(),
        listed: z.object({
          usesSystem: listedSchema.nullable(),
          integrationInUse: listedSchema.nullable(),
          fixedVersionOn: listedSchema.nullable(),
        }),
      }),
    ),
    questionnaireVersionId: z.uuid(),
    definition: definitionSchema,
    status: requestStatusSchema,
    draft: draftSchema,
    attachments: z.array(attachmentViewSchema),
    /** What is stored now; a correction starts from it. */
    current: versionSchema.extend({ content: contentSchema }).nullable(),
    versions: z.array(versionSchema),
    /** What was asked when the service answered, or else opened the request, if it has been corrected since; and why. */
    corrected: z
      .object({
        before: definitionSchema,
        corrections: z.array(z.object({ at: momentSchema, reason: z.string() })),
      })
      .nullable(),
    /** What the service has told in other surveys of the incident, by field: to be taken over, never by itself. */
    earlier: z.record(z.string(), z.object({ answer: answerSchema, at: momentSchema, office: z.string() })),
    /** How the service knows the reader; from a shared mailbox the person says who they are before submitting. */
    you: z.object({
      name: z.string().nullable(),
      contactRole: z.enum(['leader', 'deputy', 'mailbox']).nullable(),
    }),
    now: momentSchema,
  })
  .meta({ id: 'RequestForAnswering' });
export type AnsweringView = z.infer<typeof answeringSchema>;

/** The same for a caseworker who writes down an answer taken by phone: without the draft, with whom to name. */
export const recordingSchema = answeringSchema
  .extend({
    /** An answer cannot have been given before. */
    queuedAt: momentSchema,
    contacts: z.array(
      z.object({
        personId: z.uuid(),
        role: z.enum(['leader', 'deputy', 'mailbox', 'municipal_director']),
        name: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'RequestForRecording' });
export type RecordingView = z.infer<typeof recordingSchema>;

/** Up to 200 fields at a time; `revision` is the one known, 0 for a field that nobody has saved. */
export const saveDraftSchema = z.object({
  /** The version that the draft corrects, 0 before the first: a draft of something outdated is not kept. */
  baseVersion: revisionSchema,
  fields: z
    .array(
      z.object({
        path: z.string().regex(/^(\d{4})?\.[a-zA-Z][a-zA-Z0-9]{0,39}$/, 'UNKNOWN_FIELD'),
        value: answerSchema.nullable(),
        revision: revisionSchema,
      }),
    )
    .min(1)
    .max(200)
    .refine((fields) => new Set(fields.map((field) => field.path)).size === fields.length, 'DUPLICATE_FIELD'),
});
export type SaveDraft = z.infer<typeof saveDraftSchema>;

/** Saved, or somebody else's value is newer (nothing is overwritten), or the field may not be kept. */
export const savedDraftSchema = z
  .object({
    saved: z.array(z.object({ path: z.string(), revision: z.int() })),
    savedAt: momentSchema,
    conflicts: z.array(draftFieldSchema),
    refused: z.array(z.object({ path: z.string(), code: z.string() })),
  })
  .meta({ id: 'SavedDraft' });
export type SavedDraft = z.infer<typeof savedDraftSchema>;
