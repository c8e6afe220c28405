import type { Cast } from './cast.ts';
import type { Role } from './roles.ts';
import type { secrets } from './second-lock-rows.ts';

/** Every table that row-level security guards, but for those that everybody reads. */
export const tables = [
  'request',
  'request_municipality',
  'request_fact',
  'draft_field',
  'draft_presence',
  'attachment',
  'return',
  'line',
  'contact',
  'person',
  'message',
  'receipt',
  'municipality_fact',
  'audit_event',
  'correction',
  'question_correction',
  'thread_entry',
  'internal_note',
  'flag_decision',
  'checklist_tick',
  'assignment',
  'saved_view',
  'audit_address',
  'archive_export',
  'retention_rule',
  'proposal',
  'session',
  'api_token',
  'sign_in_link',
] as const;
export type Table = (typeof tables)[number];

/** What nobody changes or deletes, whatever the scope. */
export const appendOnly = [
  'return',
  'line',
  'receipt',
  'audit_event',
  'request_fact',
  'municipality_fact',
  'correction',
  'question_correction',
  'thread_entry',
  'internal_note',
  'flag_decision',
];

/** The condition, in SQL over the table as `t`, on the rows that a role may see; the owner counts them. */
type Scope = Record<Exclude<Table, (typeof secrets)[number]>, string>;

export const all = 'true';
export const none = 'false';
type Ids = Cast['personIds'];
const every = (condition: string): Scope =>
  Object.fromEntries(tables.map((table) => [table, condition])) as Scope;
const ownService = (service: string) => `t."serviceId" = '${service}'`;
/** The newest receipt is open to everybody, since the next one holds on to it. */
const head = 't.sequence = (select max(sequence) from receipt)';
/** What a role has no part in, but for that. */
const apart: Pick<Scope, 'receipt' | 'municipality_fact' | 'audit_event' | 'audit_address'> &
  Pick<Scope, 'archive_export' | 'retention_rule' | 'proposal'> = {
  receipt: head,
  municipality_fact: none,
  audit_event: none,
  audit_address: none,
  archive_export: none,
  retention_rule: none,
  proposal: none,
};
/** Who asks and reviews is known by name to whoever is signed in. */
const ofAuthorities = `t.id in (select "personId" from membership where role in ('governor', 'directorate'))`;
const known = (ids: Ids, role: Role) => `t.id = '${ids[role]}' or ${ofAuthorities}`;
const nothing = (): Scope => ({ ...every(none), ...apart });
const ofAuthority = (office: string) => ({
  audit_event: `t."officeId" = '${office}'`,
  archive_export: `t."officeId" = '${office}'`,
  retention_rule: `t."officeId" = '${office}'`,
  proposal: `t."officeId" = '${office}'`,
});
const ofOperator = (ids: Ids, office: string, role: Role): Scope => ({
  ...nothing(),
  person: known(ids, role),
  municipality_fact: `t."sourceOfficeId" = '${office}'`,
});
const person = (ids: Ids, role: Role) => `t."personId" = '${ids[role]}'`;

/** Laid beside an answer by phone: its uploader's alone until a return has it. */
const heldBy = (ids: Ids, role: Role) => `(t."byPhone" and t."uploadedById" = '${ids[role]}')`;

/** That a survey's questions were corrected is known to whoever may know of one of its requests. */
const ofSurveysAsking = (request: string) =>
  `exists (select from request r where r."surveyId" = t."surveyId" and ${request})`;

/** A governor's: the own office's whole, and of the others' what names a municipality of the own counties. */
const ofOffice = (ids: Ids, office: string, role: Role): Scope => ({
  question_correction: `t."officeId" = '${office}' or ${ofSurveysAsking(`'${office}' = any (r."countyOfficeIds")`)}`,
  request: `t."officeId" = '${office}' or '${office}' = any (t."countyOfficeIds")`,
  request_municipality: `t."officeId" = '${office}' or t."countyOfficeId" = '${office}'`,
  request_fact: `t."officeId" = '${office}' or '${office}' = any (t."countyOfficeIds")`,
  draft_field: none,
  draft_presence: none,
  attachment: `t."officeId" = '${office}' and (t."submittedAt" is not null or ${heldBy(ids, role)})`,
  return: `t."officeId" = '${office}'`,
  line: `t."officeId" = '${office}' or t."countyOfficeId" = '${office}'`,
  contact: `t."serviceId" in (select sm."serviceId" from service_municipality sm
    join municipality m on m.number = sm."municipalityNumber" where m."officeId" = '${office}')`,
  person: `${known(ids, role)} or t.id in (select c."personId" from contact c where c."serviceId" in (
      select sm."serviceId" from service_municipality sm join municipality m on m.number = sm."municipalityNumber"
      where m."officeId" = '${office}'))
    or exists (select from "return" r where r."officeId" = '${office}' and t.id in (r."givenById", r."recordedById"))
    or exists (select from audit_event e where e."officeId" = '${office}' and e."personId" = t.id)`,
  message: `t."officeId" = '${office}' or ${person(ids, role)}`,
  receipt: `t."officeId" = '${office}' or ${head}`,
  municipality_fact: all,
  audit_address: none,
  ...ofAuthority(office),
  ...reviewed(`t."officeId" = '${office}'`, `t."officeId" = '${office}'`),
  saved_view: person(ids, role),
});

/** What both sides read of a review, and what the authority reads alone. */
const reviewed = (both: string, authority: string) => ({
  correction: both,
  thread_entry: both,
  internal_note: authority,
  flag_decision: authority,
  checklist_tick: authority,
  assignment: authority,
});

const ofService = (ids: Ids, service: string, role: Role): Scope => ({
  ...every(ownService(service)),
  attachment: `${ownService(service)} and (t."submittedAt" is not null or not t."byPhone")`,
  question_correction: ofSurveysAsking(`r."serviceId" = '${service}'`),
  ...apart,
  person: `${known(ids, role)} or t.id in (select c."personId" from contact c where c."serviceId" = '${service}')
    or exists (select from "return" r where r."serviceId" = '${service}' and t.id in (r."givenById", r."recordedById"))`,
  message: `${ownService(service)} or ${person(ids, role)}`,
  receipt: `${ownService(service)} or ${head}`,
  municipality_fact: `t."municipalityNumber" in (select "municipalityNumber" from service_municipality
    where "serviceId" = '${service}')`,
  ...reviewed(ownService(service), none),
  saved_view: person(ids, role),
});

/** States and counts of everybody, of nobody words or people. */
const ofFigures = (ids: Ids, role: Role): Scope => ({
  ...nothing(),
  person: known(ids, role),
  question_correction: ofSurveysAsking(all),
  request: all,
  request_municipality: all,
  request_fact: all,
  line: all,
  municipality_fact: all,
});

const scopes: Partial<Record<Role, (ids: Ids) => Scope>> = {
  nobody: nothing,
  leader: (ids) => ofService(ids, 'mr-surnadal-rindal', 'leader'),
  otherLeader: (ids) => ofService(ids, 'vl-bergen', 'otherLeader'),
  governor: (ids) => ofOffice(ids, 'sf-tr', 'governor'),
  otherGovernor: (ids) => ofOffice(ids, 'sf-mr', 'otherGovernor'),
  directorate: (ids) => ({
    ...every(all),
    draft_field: none,
    draft_presence: none,
    attachment: `t."submittedAt" is not null or ${heldBy(ids, 'directorate')} and t."officeId" = 'bufdir'`,
    audit_address: none,
    saved_view: person(ids, 'directorate'),
    ...ofAuthority('bufdir'),
    proposal: all,
  }),
  ministry: (ids) => ofFigures(ids, 'ministry'),
  observer: (ids) => ({ ...ofFigures(ids, 'observer'), line: none }),
  operator: (ids) => ofOperator(ids, 'ks', 'operator'),
  otherOperator: (ids) => ofOperator(ids, 'visma', 'otherOperator'),
  admin: () => ({
    ...nothing(),
    contact: all,
    person: all,
    audit_event: all,
    audit_address: all,
    archive_export: all,
    retention_rule: all,
  }),
  endedGovernor: (ids) => ({ ...nothing(), person: known(ids, 'endedGovernor') }),
  endedLeader: (ids) => ({
    ...nothing(),
    contact: person(ids, 'endedLeader'),
    person: known(ids, 'endedLeader'),
  }),
};

/** Whose reading is held against a scope. */
export const scopedRoles = Object.keys(scopes) as Role[];

/** What a role may see of each table, as a condition on its rows. */
export function scopeOf(role: Role, ids: Ids): Record<Table, string> {
  // Everybody's own; the administrator, who ends them, sees all.
  const own = role === 'nobody' ? none : role === 'admin' ? all : person(ids, role);
  return { ...(scopes[role] ?? nothing)(ids), session: own, api_token: own, sign_in_link: own };
}
