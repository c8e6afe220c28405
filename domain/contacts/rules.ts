import type { ContactRole } from '@/domain/register/schema';
import type { ChangeContactInput, OwnContactView } from './schema';

/** A contact's fields as they stand in a form. */
export type TypedContact = { role: ContactRole; name: string; email: string; phone: string; order: string };

/** What a form begins with; none: a new contact. */
export const typedContact = (contact: OwnContactView | null): TypedContact => ({
  role: contact?.role ?? 'leader',
  name: contact?.name ?? '',
  email: contact?.email ?? '',
  phone: contact?.phone ?? '',
  order: String(contact?.order ?? 1),
});

/**
 * What is sent of a contact: only what was typed since it was read, so that what a colleague has changed meanwhile
 * stays. Another address is another person, whose name and phone go along with it.
 */
export function changedContact(read: OwnContactView, typed: TypedContact): ChangeContactInput {
  const before = typedContact(read);
  const another = typed.email !== before.email;
  return {
    ...(typed.role === before.role ? {} : { role: typed.role }),
    ...(another ? { email: typed.email } : {}),
    ...(another || typed.name !== before.name ? { name: typed.name } : {}),
    ...(another || typed.phone !== before.phone ? { phone: typed.phone } : {}),
    ...(typed.order === before.order ? {} : { order: Number(typed.order) }),
  };
}
