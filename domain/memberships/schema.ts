import { z } from 'zod';
import { apiTokenView, sessionView } from '@/domain/people/schema';
import { contactRoles } from '@/domain/register/schema';
import { freeText, identifier } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';

/** The roles that a membership gives; a leader's follows from being a contact. */
export const memberRoles = ['governor', 'directorate', 'ministry', 'observer', 'operator', 'admin'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Which kind of office each role is of; an administrator is of none. */
export const officeKindOf: Record<MemberRole, string | null> = {
  governor: 'governor',
  directorate: 'directorate',
  ministry: 'ministry',
  observer: 'observer',
  operator: 'operator',
  admin: null,
};

const heldRole = z.object({
  role: z.enum(memberRoles),
  officeId: z.string().nullable(),
  office: z.string().nullable(),
  /** hand: given by an administrator; claims: by the identity provider, which also takes it away. */
  source: z.enum(['hand', 'claims']),
});
const heldContact = z.object({ role: z.enum(contactRoles), serviceId: z.string(), service: z.string() });

export const personRow = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** What holds now. */
  memberships: z.array(heldRole),
  contacts: z.array(heldContact),
  /** Sessions in force. */
  sessions: z.int(),
});
export type PersonRow = z.infer<typeof personRow>;

export const peopleQuerySchema = z.object({
  search: z.string().trim().max(100).default(''),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PeopleQuery = z.output<typeof peopleQuerySchema>;

export const peoplePage = z.object({
  total: z.int(),
  rows: z.array(personRow),
  nextCursor: z.string().nullable(),
});
export type PeoplePage = z.infer<typeof peoplePage>;

export const membershipView = heldRole.extend({
  id: z.uuid(),
  validFrom: momentSchema.nullable(),
  validTo: momentSchema.nullable(),
  /** Holds now; only such a one can be ended. */
  holds: z.boolean(),
});
export type MembershipView = z.infer<typeof membershipView>;

export const personDetail = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Those that hold, then those that have ended, newest first. */
  memberships: z.array(membershipView),
  contacts: z.array(
    heldContact.extend({
      validFrom: momentSchema.nullable(),
      validTo: momentSchema.nullable(),
      holds: z.boolean(),
    }),
  ),
  sessions: z.array(sessionView),
  tokens: z.array(apiTokenView),
});
export type PersonDetail = z.infer<typeof personDetail>;

export const addMembershipInput = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('EMAIL')),
  /** For somebody new; a name that is known stays. */
  name: freeText(200).optional(),
  role: z.enum(memberRoles),
  /** Of the kind that the role is of; none for an administrator. */
  officeId: identifier(100).optional(),
});
export type AddMembershipInput = z.infer<typeof addMembershipInput>;

export const addedMembership = z.object({ membershipId: z.uuid(), personId: z.uuid() });
export type AddedMembership = z.infer<typeof addedMembership>;

export type OfficeChoice = { id: string; kind: string; name: string };
