import { z } from 'zod';
import { freeText, requiredText } from '@/lib/free-text';

/** Where to go after signing in: a path of this site. `//host` and `/\host` would lead to another. */
export const localPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\]*$/, 'LOCAL_PATH');

export const linkToken = z.string().regex(/^[\w-]{20,200}$/, 'LINK_TOKEN');

export const signInLinkInput = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('EMAIL')),
  next: localPath.optional(),
});

/** What a link's page may say to whoever holds it. */
export const linkView = z.object({
  state: z.enum(['open', 'used', 'expired']),
  /** The address, all but its first letter and its domain hidden. */
  maskedEmail: z.string(),
  /** The asker is signed in as the person whom the link is for. */
  mine: z.boolean(),
  /** Of an invitation: who asks, about what, until when. Null for a link that only signs in. */
  asks: z
    .object({
      requestId: z.uuid(),
      survey: z.string(),
      incident: z.string(),
      office: z.string(),
      service: z.string(),
      municipalities: z.int(),
      dueAt: z.iso.datetime(),
      closed: z.boolean(),
      answered: z.boolean(),
    })
    .nullable(),
});
export type LinkView = z.infer<typeof linkView>;

export const sessionView = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

export const apiTokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** The last day on which it works, in Norway; it ends with that day. */
  lastDay: z.iso.date(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiTokenView = z.infer<typeof apiTokenView>;

export const createApiTokenInput = z.object({
  name: requiredText(100),
  /** The last day on which it works (in Norway); at most a year ahead. */
  lastDay: z.iso.date('DATE'),
});
export type CreateApiTokenInput = z.infer<typeof createApiTokenInput>;

export const createdApiToken = apiTokenView.extend({
  /** Shown this once; only its hash is stored. */
  token: z.string(),
});
export type CreatedApiToken = z.infer<typeof createdApiToken>;

export const languages = ['nb', 'nn', 'en'] as const;

export const meView = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.enum(languages).nullable(),
  roles: z.array(
    z.object({ role: z.string(), officeId: z.string().nullable(), office: z.string().nullable() }),
  ),
  services: z.array(z.object({ id: z.string(), name: z.string() })),
  mailboxOnly: z.boolean(),
});
export type MeView = z.infer<typeof meView>;

export const updateMeInput = z
  .object({
    name: requiredText(200),
    phone: freeText(30).regex(/^(\+?[\d ()-]{5,20})?$/, 'PHONE'),
    /** The language of mails; empty: as the municipality's. */
    language: z.enum([...languages, '']),
  })
  .partial();
export type UpdateMeInput = z.infer<typeof updateMeInput>;

export const demoPersonView = z.object({
  email: z.string(),
  name: z.string().nullable(),
  role: z.enum(['directorate', 'governor', 'ministry', 'observer', 'operator', 'admin', 'leader']),
  /** The service of a leader, and how many municipalities it answers for. */
  service: z.object({ name: z.string(), municipalities: z.int() }).nullable(),
});
export type DemoPersonView = z.infer<typeof demoPersonView>;
