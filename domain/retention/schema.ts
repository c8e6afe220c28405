import { z } from 'zod';

const months = z.coerce.number().int();

/** How many months an authority keeps the personal data that nothing needs any more. */
export const retentionRuleInput = z.object({
  /** Names, e-mail addresses and phone numbers, after the last thing that the person had to do with the authority. */
  personMonths: months.min(1).max(240),
  /** Network addresses of the audit, after the event. */
  addressMonths: months.min(1).max(60),
});

export const setRetentionRuleInput = retentionRuleInput.extend({
  /** What stood when it was read, so that nobody is overwritten; left out: whatever stands. */
  seen: retentionRuleInput
    .optional()
    .meta({ description: '409 SOMEBODY_FIRST when another rule stands; left out: whatever stands' }),
});
export type SetRetentionRule = z.infer<typeof setRetentionRuleInput>;

export const retentionRuleView = retentionRuleInput
  .extend({
    officeId: z.string(),
    office: z.string(),
    /** No rule of its own: the installation's default holds. */
    isDefault: z.boolean(),
    /** The newest package for the public archive that covers it; null: none yet. */
    archivedThrough: z.iso.datetime().nullable(),
  })
  .meta({ id: 'RetentionRule' });

/** What the page of an administrator shows. People are counted, never named. */
export const retentionView = z
  .object({
    rules: z.array(retentionRuleView),
    people: z.object({
      /** Persons whose data are kept. */
      kept: z.int(),
      /** Of those: nobody needs them any more, and they are archived; the next run erases them. */
      due: z.int(),
      /** Due, but not covered by a package for the archive yet. */
      waiting: z.int(),
      erased: z.int(),
    }),
    addresses: z.object({ kept: z.int(), due: z.int() }),
  })
  .meta({ id: 'Retention' });
export type RetentionView = z.infer<typeof retentionView>;

export const eraseInput = z.object({
  /** One person, on demand; left out: everybody who is due. */
  personId: z.uuid().optional(),
});
export type EraseInput = z.infer<typeof eraseInput>;

export const erasedView = z
  .object({
    people: z.int(),
    addresses: z.int(),
    /** Due, but not archived yet. */
    waiting: z.int(),
  })
  .meta({ id: 'Erased' });
export type Erased = z.infer<typeof erasedView>;
