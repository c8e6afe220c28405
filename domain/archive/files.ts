/** A file of the package: its name, and the statement that gives its records in order, as JSON. `$1` is the authority or null. */
export type ArchiveFile = { name: string; what: string; sql: string };

const own = (column: string) => `($1::text is null or ${column} = $1)`;
const surveys = `select id, "incidentId", "questionnaireVersionId" from survey where ${own('"officeId"')}`;
const json = (row: string, order: string) =>
  `select to_jsonb(x)::text as line from (${row}) x order by ${order}`;

/** Everybody whom the package's returns, facts, messages and events name; the archive keeps who it was. */
const named = `
  select "givenById" as id from "return" where ${own('"officeId"')}
  union select "recordedById" from "return" where ${own('"officeId"')}
  union select "byId" from request_fact where ${own('"officeId"')}
  union select "personId" from message where ${own('"officeId"')} and kind <> 'sign_in'
  union select "byId" from thread_entry where ${own('"officeId"')}
  union select "byId" from correction where ${own('"officeId"')}
  union select "byId" from question_correction where ${own('"officeId"')}
  union select "personId" from audit_event where ${own('"officeId"')}`;

/**
 * What goes to the public archive: what was asked, answered, sent and done. Not in it: drafts, sessions, links, tokens,
 * network addresses, and internal working notes.
 */
export const archiveFiles: ArchiveFile[] = [
  {
    name: 'incidents.jsonl',
    what: 'the incidents that surveys are about',
    sql: json(`select * from incident where id in (select "incidentId" from (${surveys}) s)`, 'id'),
  },
  {
    name: 'incident-notes.jsonl',
    what: 'their timelines',
    sql: json(
      `select * from incident_note where "incidentId" in (select "incidentId" from (${surveys}) s)`,
      'id',
    ),
  },
  {
    name: 'notices.jsonl',
    what: 'notices of the vendor and the operator',
    sql: json(`select * from notice where "incidentId" in (select "incidentId" from (${surveys}) s)`, 'id'),
  },
  {
    name: 'questionnaires.jsonl',
    what: 'the questions, in the versions that were used',
    sql: json(
      `select * from questionnaire_version where id in (
         select "questionnaireVersionId" from (${surveys}) s
         union select "questionnaireVersionId" from "return" where ${own('"officeId"')}
         union select "fromId" from question_correction where ${own('"officeId"')})`,
      'id',
    ),
  },
  {
    name: 'question-corrections.jsonl',
    what: 'when the questions of an open survey were corrected, from which version to which, and why',
    sql: json(`select * from question_correction where ${own('"officeId"')}`, 'id'),
  },
  {
    name: 'surveys.jsonl',
    what: 'what each survey said and when it was due',
    sql: json(`select * from survey where ${own('"officeId"')}`, 'id'),
  },
  {
    name: 'requests.jsonl',
    what: 'who was asked, about which municipalities',
    sql: json(
      `select r.*, v.name as "serviceName", (select jsonb_agg(jsonb_build_object('number', m."municipalityNumber",
          'name', u.name, 'part', m.part) order by m."municipalityNumber")
        from request_municipality m join municipality u on u.number = m."municipalityNumber"
        where m."requestId" = r.id) as municipalities
       from request r join service v on v.id = r."serviceId" where ${own('r."officeId"')}`,
      'id',
    ),
  },
  {
    name: 'request-facts.jsonl',
    what: 'what happened to each request',
    sql: json(`select * from request_fact where ${own('"officeId"')}`, 'id'),
  },
  {
    name: 'returns.jsonl',
    what: 'every version of every return, whole, as it was receipted',
    sql: json(`select * from "return" where ${own('"officeId"')}`, '"submittedAt"'),
  },
  {
    name: 'receipts.jsonl',
    what: 'the receipts of those returns',
    sql: json(`select * from receipt where ${own('"officeId"')}`, 'sequence'),
  },
  {
    name: 'signing-keys.jsonl',
    what: 'the public keys that receipts are checked with',
    sql: json('select * from signing_key where $1::text is null or true', 'id'),
  },
  {
    name: 'attachments.jsonl',
    what: 'files that belong to returns; bytes in base64',
    sql: json(
      `select id, "requestId", "serviceId", path, name, type, size, sha256, "submittedAt", "removedAt",
         translate(encode(bytes, 'base64'), E'\\n', '') as "bytesBase64"
       from attachment where "submittedAt" is not null and ${own('"officeId"')}`,
      'id',
    ),
  },
  {
    name: 'corrections.jsonl',
    what: 'what was sent back, and why',
    sql: json(`select * from correction where ${own('"officeId"')}`, 'id'),
  },
  {
    name: 'threads.jsonl',
    what: 'what authority and service wrote to each other',
    sql: json(`select * from thread_entry where ${own('"officeId"')}`, 'id'),
  },
  {
    name: 'messages.jsonl',
    what: 'mails about requests: kind, to whom, when queued and sent. Their text is made from survey and kind; links are never stored',
    sql: json(
      `select id, kind, "personId", "requestId", "serviceId", "officeId", "createdAt", state, "sentAt", "lastError"
       from message where kind <> 'sign_in' and ${own('"officeId"')}`,
      'id',
    ),
  },
  {
    name: 'audit.jsonl',
    what: 'who did what, when, before and after; without network addresses',
    sql: json(
      `select id, at, "personId", role, "tokenId", correlation, kind, "objectType", "objectId", "officeId", before, after
       from audit_event where ${own('"officeId"')}`,
      'id',
    ),
  },
  {
    name: 'persons.jsonl',
    what: 'the names and e-mail addresses behind the ids above, as they were when the package was made',
    sql: json(`select id, name, email, "erasedAt" from person where id in (${named})`, 'id'),
  },
];
