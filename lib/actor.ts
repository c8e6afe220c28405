/** The roles of domain.md's table; a leader's comes from being a contact of a service. */
export const roles = [
  'leader',
  'governor',
  'directorate',
  'ministry',
  'observer',
  'operator',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** Who acts: a person, the system (worker, replay) or nobody. Every function takes one, first. */
export type Actor = {
  kind: 'person' | 'system' | 'nobody';
  personId: string | null;
  name: string | null;
  email: string | null;
  language: string | null;
  memberships: { role: Exclude<Role, 'leader'>; officeId: string | null }[];
  /** The services the person is a contact of at this moment. */
  serviceIds: string[];
  /** Only from a shared mailbox: the person must say who they are before answering. */
  mailboxOnly: boolean;
  sessionId: string | null;
  tokenId: string | null;
  address: string | null;
  correlation: string | null;
};

const empty = {
  personId: null,
  name: null,
  email: null,
  language: null,
  memberships: [],
  serviceIds: [],
  mailboxOnly: false,
  sessionId: null,
  tokenId: null,
  address: null,
  correlation: null,
};

export const nobody: Actor = { ...empty, kind: 'nobody' };

/** The system itself, for the job named. */
export function systemActor(job: string): Actor {
  return { ...empty, kind: 'system', correlation: job };
}

/** Whether the actor has one of these roles; a leader's comes with a service. */
export function hasRole(actor: Actor, ...wanted: Role[]): boolean {
  if (wanted.includes('leader') && actor.serviceIds.length > 0) return true;
  return actor.memberships.some((m) => wanted.includes(m.role));
}

/** The offices whose governor the actor is. */
export function governorOffices(actor: Actor): string[] {
  return officesOf(actor, 'governor');
}

/** The offices in whose name the actor may start incidents, questionnaires and surveys. */
export function authorityOffices(actor: Actor): string[] {
  return officesOf(actor, 'governor', 'directorate');
}

/** The offices for which the actor supplies lists and notices. */
export function operatorOffices(actor: Actor): string[] {
  return officesOf(actor, 'operator');
}

function officesOf(actor: Actor, ...roles: Role[]): string[] {
  return actor.memberships.flatMap((m) => (roles.includes(m.role) && m.officeId ? [m.officeId] : []));
}

/** Whether the actor may act in an authority's name. */
export function actsFor(actor: Actor, officeId: string): boolean {
  return actor.kind === 'system' || authorityOffices(actor).includes(officeId);
}

/** What audit writes beside the person: the roles held, widest first. */
export function roleLabel(actor: Actor): string {
  if (actor.kind !== 'person') return actor.kind;
  const held = actor.memberships.map((m) => m.role as string);
  return [...new Set(actor.serviceIds.length > 0 ? [...held, 'leader'] : held)].join(',') || 'none';
}

/** The scope that row-level security reads; see the policies in prisma/migrations. */
export type DatabaseScope = {
  /** The system itself, also where the directorate may not go. */
  system: boolean;
  all: boolean;
  /** Counts and states of everybody (the ministry). */
  figures: boolean;
  /** Of everybody who has notified a breach, and when (the observer). */
  breaches: boolean;
  register: boolean;
  /** Whose governor it is. */
  offices: string[];
  /** In whose name surveys are issued, the directorate's too; whose audit is read. */
  authorities: string[];
  /** For whom lists and notices are supplied. */
  operators: string[];
  services: string[];
  person: string | null;
};

/** What row-level security lets the actor see, whatever is asked of the policies. */
export function databaseScope(actor: Actor): DatabaseScope {
  return {
    system: actor.kind === 'system',
    all: actor.kind === 'system' || hasRole(actor, 'directorate'),
    figures: hasRole(actor, 'ministry'),
    breaches: hasRole(actor, 'observer'),
    register: hasRole(actor, 'admin'),
    offices: governorOffices(actor),
    authorities: authorityOffices(actor),
    operators: operatorOffices(actor),
    services: actor.serviceIds,
    person: actor.personId,
  };
}
