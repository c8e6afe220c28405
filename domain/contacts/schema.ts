import { z } from 'zod';
import { type ContactRole, contactRoles, serviceId } from '@/domain/register/schema';
import { freeText, requiredText } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';

/** Those who answer for the service, and so need an address; the municipal director is for escalation only. */
export const answeringRoles: readonly ContactRole[] = ['leader', 'deputy', 'mailbox'];

const phone = freeText(30).regex(/^(\+?[\d ()-]{5,20})?$/, 'PHONE');
const email = z.string().trim().toLowerCase().max(254).pipe(z.email('EMAIL'));

const fields = {
  role: z.enum(contactRoles),
  name: requiredText(200),
  email: z.union([z.literal(''), email]),
  phone,
  /** Who is turned to first among those of the same role. */
  order: z.int().min(1).max(99),
};

const needsAddress = (input: { role?: ContactRole; email?: string }) =>
  input.email !== '' || (input.role !== undefined && !answeringRoles.includes(input.role));

export const addContactInput = z
  .object({ ...fields, phone: fields.phone.default(''), order: fields.order.default(1) })
  .refine(needsAddress, { path: ['email'], message: 'EMAIL' });
export type AddContactInput = z.output<typeof addContactInput>;

export const changeContactInput = z.object(fields).partial();
export type ChangeContactInput = z.output<typeof changeContactInput>;

export const ownContactView = z.object({
  id: z.uuid(),
  role: z.enum(contactRoles),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  order: z.int(),
  validFrom: momentSchema.nullable(),
  validTo: momentSchema.nullable(),
  /** Holds now; the others have ended, or are to come. */
  holds: z.boolean(),
  /** It is the asker. */
  self: z.boolean(),
});
export type OwnContactView = z.infer<typeof ownContactView>;

export const ownContactsView = z.object({
  service: z.object({ id: serviceId, name: z.string() }),
  mayEdit: z.boolean(),
  /** Those in place in the order in which they are turned to, then those of before, newest first. */
  contacts: z.array(ownContactView),
});
export type OwnContactsView = z.infer<typeof ownContactsView>;
