import { z } from 'zod';
import { contentSchema, definitionSchema, fieldsSchema } from '@/domain/questionnaires/schema';
import { freeText, requiredText } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';
import { revisionSchema, versionSchema } from '@/lib/versions';

/** Who answers, when the session is a shared mailbox's. */
export const giverSchema = z.object({ name: requiredText(120), role: requiredText(80) });
export type Giver = z.infer<typeof giverSchema>;

/** A return as submitted: `answers` by field (`4601.lost`), as typed; the server composes them once more. */
export const submitSchema = z.object({
  /** The version known when answering began: 0 for the first, else the one that this corrects. */
  baseVersion: revisionSchema,
  /** The questions that were answered; when they have been corrected meanwhile, nothing is stored. */
  questionnaireVersionId: z.uuid().optional(),
  answers: fieldsSchema,
  /** Why a correction is made; needed from version 2 on. */
  reason: freeText(1000).optional(),
  giver: giverSchema.optional(),
  /** The draft's files that were in view: when others are there by now nothing is stored (ATTACHMENTS_CHANGED). */
  attachments: z.array(z.uuid()).max(20).optional(),
});
export type SubmitBody = z.infer<typeof submitSchema>;

/** An answer taken by phone: from a contact of the service, or from somebody who is named here, and when. */
export const recordSchema = submitSchema.omit({ giver: true }).extend({
  /** The files that were laid beside these answers by phone; those of the version before stay without being named. */
  attachments: z.array(z.uuid()).max(20).optional(),
  giver: z.union([z.strictObject({ personId: z.uuid() }), giverSchema]),
  givenAt: momentSchema,
});
export type RecordBody = z.infer<typeof recordSchema>;
export type RecordInput = RecordBody & { requestId: string; idempotencyKey: string };

/** Why the service does not stand by an answer that was written down on its behalf. */
export const objectSchema = z.object({ version: versionSchema, reason: requiredText(1000) });
export type ObjectBody = z.infer<typeof objectSchema>;

/** The same key for the same return gives the same receipt, however often it is sent. */
export const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'IDEMPOTENCY_KEY');

export type SubmitInput = SubmitBody & { requestId: string; idempotencyKey: string };

export const returnSchema = z
  .object({
    id: z.uuid(),
    requestId: z.uuid(),
    surveyId: z.uuid(),
    service: z.object({ id: z.string(), name: z.string() }),
    version: z.int(),
    submittedAt: momentSchema,
    /** When it was given, where it was taken by phone and written down later. */
    givenAt: momentSchema.nullable(),
    givenBy: z.object({ name: z.string().nullable(), role: z.string(), you: z.boolean() }),
    reason: z.string().nullable(),
    content: contentSchema,
    /** The questions that this version answers. */
    definition: definitionSchema,
    contentHash: z.string(),
    receiptNumber: z.string(),
  })
  .meta({ id: 'Return' });
export type ReturnView = z.infer<typeof returnSchema>;
