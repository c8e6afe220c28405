import type { Cast } from './cast.ts';

/** What one is known by, as hashes. */
export const secrets = ['session', 'api_token', 'sign_in_link'] as const;

/** A row in every table that row-level security guards, in both services and for every authority. */
export async function addRowsEverywhere(cast: Cast): Promise<void> {
  const { owner } = cast;
  await owner.query(
    `insert into draft_field ("requestId", "serviceId", "officeId", path, value, revision, "savedAt")
     select id, "serviceId", "officeId", '.comment', '{}', 1, now() from request where id = any ($1)`,
    [[cast.requests.national.requestId, cast.requests.county.requestId, cast.requests.other.requestId]],
  );
  await owner.query(
    `insert into draft_presence ("requestId", "serviceId", "personId", "seenAt")
     select id, "serviceId", $2, now() from request where id = any ($1)`,
    [
      [cast.requests.national.requestId, cast.requests.county.requestId, cast.requests.other.requestId],
      cast.personIds.leader,
    ],
  );
  await owner.query(
    `insert into attachment (id, "requestId", "surveyId", "serviceId", "officeId", path, name, type, size, sha256, bytes,
       "uploadedAt", "uploadedById", "submittedAt")
     select uuidv7(), id, "surveyId", "serviceId", "officeId", '.comment', 'a.csv', 'text/csv', 1, 'x', 'x', now(), $2, at
     from request, (values (now()), (null)) as submitted (at) where id = any ($1)`,
    [
      [cast.requests.national.requestId, cast.requests.county.requestId, cast.requests.other.requestId],
      cast.personIds.leader,
    ],
  );
  // Laid beside an answer by phone: one that is stored, and one that is its uploader's alone.
  await owner.query(
    `insert into attachment (id, "requestId", "surveyId", "serviceId", "officeId", path, name, type, size, sha256, bytes,
       "uploadedAt", "uploadedById", "byPhone", "submittedAt")
     select uuidv7(), id, "surveyId", "serviceId", "officeId", '.comment', 'a.csv', 'text/csv', 1, 'x', 'x', now(),
       case "officeId" when 'bufdir' then $2::uuid else $3::uuid end, true, at
     from request, (values (now()), (null)) as submitted (at) where id = any ($1)`,
    [
      [cast.requests.national.requestId, cast.requests.county.requestId, cast.requests.other.requestId],
      cast.personIds.directorate,
      cast.personIds.governor,
    ],
  );
  for (const office of ['sf-tr', 'sf-mr', 'bufdir']) {
    await owner.query(
      `insert into retention_rule ("officeId", "personMonths", "addressMonths", "updatedAt") values ($1, 60, 6, now())`,
      [office],
    );
    await owner.query(
      `insert into archive_export (id, "officeId", through, "recordedAt", "manifestHash", counts)
       values (uuidv7(), $1, now(), now(), 'x', '{}')`,
      [office],
    );
  }
  await owner.query(
    `insert into municipality_fact (id, "incidentId", "municipalityNumber", "officeId", kind, value, source, "sourceOfficeId", at, "recordedAt")
     select uuidv7(), "incidentId", "municipalityNumber", "officeId", kind, value, 'Visma', 'visma', at, "recordedAt"
     from municipality_fact limit 3`,
  );
  await owner.query(
    `insert into audit_event (at, role, address, kind, "objectType", "objectId", "officeId")
     values (now(), 'nobody', '192.0.2.1', 'test.added', 'test', 'one', 'sf-tr')`,
  );
  await owner.query(
    `insert into proposal (id, kind, "surveyId", "officeId", "askedById", "askedAt")
     select gen_random_uuid(), 'close_survey', id, "officeId", $1, now() from survey`,
    [cast.personIds.leader],
  );
  for (const table of secrets) {
    const times = table === 'session' ? '"createdAt", "lastSeenAt", "expiresAt"' : '"createdAt", "expiresAt"';
    const values = table === 'session' ? 'now(), now(), now()' : 'now(), now()';
    await owner.query(
      `insert into ${table} (id, "tokenHash", "personId", ${times}${table === 'api_token' ? ', name' : ''})
       select uuidv7(), 'second lock ' || p, p, ${values}${table === 'api_token' ? `, 'Min'` : ''} from unnest($1::uuid[]) p`,
      [[...new Set(Object.values(cast.personIds))]],
    );
  }
  await addReviews(cast);
}

/** Each request is sent back, written and noted about, looked at and ticked; two people keep a way of looking. */
async function addReviews(cast: Cast): Promise<void> {
  const { owner } = cast;
  const requests = [cast.requests.national, cast.requests.county, cast.requests.other].map(
    (r) => r.requestId,
  );
  const add = (table: string, columns: string, values: string) =>
    owner.query(
      `insert into ${table} ("requestId", "surveyId", "serviceId", "officeId", at, ${columns})
       select id, "surveyId", "serviceId", "officeId", now(), ${values} from request where id = any ($1)`,
      [requests],
    );
  await add('correction', 'id, version, questions, "dueAt"', `gen_random_uuid(), 1, '[]', now()`);
  await owner.query(
    `insert into question_correction (id, "surveyId", "officeId", "fromId", "toId", reason, at)
     select gen_random_uuid(), id, "officeId", "questionnaireVersionId", "questionnaireVersionId", 'Rettet', now() from survey`,
  );
  await add('thread_entry', 'id, side, text', `gen_random_uuid(), 'authority', 'Hei'`);
  await add('internal_note', 'id, text', `gen_random_uuid(), 'Ring dem'`);
  await add('flag_decision', 'id, flag, decision, reason', `gen_random_uuid(), 'f', 'dismissed', 'Riktig'`);
  await add('checklist_tick', 'version, key', `1, 'read'`);
  await add('assignment', '"personId"', `'${cast.personIds.governor}'::uuid`);
  await owner.query(
    `insert into saved_view (id, "personId", name, filter, "createdAt")
     select gen_random_uuid(), unnest($1::uuid[]), 'Min', '{}', now()`,
    [[cast.personIds.governor, cast.personIds.directorate]],
  );
}

/** An insert of a fact or a draft's field that hangs on the requests of a query, with these columns otherwise. */
export function insertOn(
  table: 'request_fact' | 'draft_field',
  changes: Record<string, string>,
  requests: string,
): string {
  const columns = {
    request_fact: [
      'id',
      'requestId',
      'surveyId',
      'incidentId',
      'serviceId',
      'officeId',
      'countyOfficeIds',
      'kind',
      'at',
      'recordedAt',
    ],
    draft_field: ['requestId', 'serviceId', 'officeId', 'path', 'value', 'revision', 'savedAt'],
  }[table];
  const values: Record<string, string> = {
    id: 'uuidv7()',
    requestId: 'r.id',
    kind: `'opened'`,
    at: 'now()',
    recordedAt: 'now()',
    path: `'.text'`,
    value: `'{}'`,
    revision: '1',
    savedAt: 'now()',
    ...changes,
  };
  const list = columns.map((column) => values[column] ?? `r."${column}"`).join(', ');
  return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
    select ${list} from (${requests}) r`;
}
