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

export function hasRole(actor: Actor, ...wanted: Role[]): boolean {
  if (wanted.includes('leader') && actor.serviceIds.length > 0) return true;
  return actor.memberships.some((m) => wanted.includes(m.role));
}

/** The offices whose governor the actor is. */
export function governorOffices(actor: Actor): string[] {
  return officesOf(actor, 'governor');
}

function officesOf(actor: Actor, ...roles: Role[]): string[] {
  return actor.memberships.flatMap((m) => (roles.includes(m.role) && m.officeId ? [m.officeId] : []));
}

/** The offices in whose name the actor may start incidents, questionnaires and surveys. */
export function authorityOffices(actor: Actor): string[] {
  return actor.memberships.flatMap((m) =>
    (m.role === 'governor' || m.role === 'directorate') && m.officeId ? [m.officeId] : [],
  );
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

export function databaseScope(actor: Actor): DatabaseScope {
  return {
    system: actor.kind === 'system',
    all: actor.kind === 'system' || hasRole(actor, 'directorate'),
    figures: hasRole(actor, 'ministry'),
    breaches: hasRole(actor, 'observer'),
    register: hasRole(actor, 'admin'),
    offices: officesOf(actor, 'governor'),
    authorities: officesOf(actor, 'governor', 'directorate'),
    operators: officesOf(actor, 'operator'),
    services: actor.serviceIds,
    person: actor.personId,
  };
}
