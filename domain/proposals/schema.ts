import { z } from 'zod';
import { exemptSchema } from '@/domain/tracking/schema';

/** What cannot be undone, and waits for a second person of the same authority. */
export const askInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('close_survey') }),
  exemptSchema.extend({ kind: z.literal('exempt_requests') }),
]);
export type AskInput = z.output<typeof askInput>;

export const proposalView = z.object({
  id: z.uuid(),
  kind: z.enum(['close_survey', 'exempt_requests']),
  askedBy: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** Of an exemption: how many requests, for what reason. */
  requests: z.int().nullable(),
  reason: z.string().nullable(),
  /** The asker asked for it: may withdraw it, and not confirm. */
  mine: z.boolean(),
  mayConfirm: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type ProposalView = z.infer<typeof proposalView>;
