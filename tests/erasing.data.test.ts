import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { loadStory } from '@/domain/replay/mutations';
import { erasePersonalData } from '@/domain/retention/mutations';
import { systemActor } from '@/lib/actor';
import { useDatabase } from '@/tests/database';
import { does } from '@/tests/outcomes';

// One person's name, address and phone number in every place of the schema that can hold them. What is left after
// erasing is what docs/privacy.md says is left, column by column.

const { owner } = useDatabase();
const system = systemActor('test');
const id = randomUUID();
const person = { name: 'Ronja Prøvedatter', email: 'ronja@profil.example.test', phone: '+47 400 55 123' };
const said = `Ring ${person.name}, ${person.phone} (${person.email}).`;

/** Ids, codes, hashes and what ships or is imported from the register: no text that people write of people. */
const codes =
  /\.(\w*[iI]d|\w+Ids|\w*[hH]ash|\w*[nN]umber|kind|state|role|side|grade|key|flag|decision|path|certainty|precision|language(Form)?|type|sha256|month|part|correlation|objectType|entry|publicKey|counts|givenByRole|dedupeKey|idempotencyKey|reminderPlan|bytes)$|^(_prisma_migrations|county|municipality|municipality_change|office|signing_key|rate_limit)\.|^membership\.source$|^line\.indicators$|^service\.(name|source|note)$|^person\.language$|^message\.(lastError|params)$|^setting\.value$|^survey\.recipients$|^municipality_fact\.value$/;

/** Free text that is part of the record or of what an authority publishes; decision 0014 and docs/privacy.md. */
const stays = [
  'attachment.name',
  'audit_event.after',
  'audit_event.before',
  'correction.questions',
  'flag_decision.reason',
  'incident.sources',
  'incident.summary',
  'incident.system',
  'incident.title',
  'incident.words',
  'incident_note.source',
  'incident_note.text',
  'internal_note.text',
  'municipality_fact.source',
  'notice.body',
  'notice.from',
  'notice.source',
  'notice.title',
  'proposal.input',
  'question_correction.reason',
  'questionnaire.title',
  'questionnaire_version.definition',
  'request_fact.value',
  'return.content',
  'return.reason',
  'survey.checklist',
  'survey.introduction',
  'survey.legalBasis',
  'survey.title',
  'thread_entry.text',
];

/** What is emptied or removed, in rows that are the person's own. */
const goes = [
  'api_token.name',
  'audit_address.address',
  'audit_event.address',
  'draft_field.value',
  'mailbox_message.html',
  'mailbox_message.subject',
  'mailbox_message.text',
  'mailbox_message.to',
  'person.email',
  'person.name',
  'person.phone',
  'saved_view.filter',
  'saved_view.name',
  'session.address',
  'session.userAgent',
  'survey.contactLine',
];

async function textColumns(): Promise<string[]> {
  const { rows } = await owner.query<{ place: string }>(
    `select c.table_name || '.' || c.column_name as place from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea') order by 1`,
  );
  return rows.map(({ place }) => place);
}

/** Every column of every table, of every kind and schema, where one of the three stands. */
async function placesOf(): Promise<string[]> {
  const { rows } = await owner.query<{ schema: string; name: string; column: string }>(
    `select table_schema as schema, table_name as name, column_name as column from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { schema, name, column } of rows) {
    const hits = await owner.query(
      `select from "${schema}"."${name}" where "${column}"::text ilike any ($1) limit 1`,
      [[person.name, person.email, '400 55 123'].map((text) => `%${text}%`)],
    );
    if (hits.rowCount) found.push(`${name}.${column}`);
  }
  return found.sort();
}

beforeAll(async () => {
  await loadStory();
  await owner.query('insert into person (id, name, email, phone) values ($1, $2, $3, $4)', [
    id,
    person.name,
    person.email,
    person.phone,
  ]);
  await owner.query(
    `insert into archive_export (id, through, "recordedAt", "manifestHash", counts)
     values (uuidv7(), '2030-01-01', now(), '', '{}')`,
  );
  await addRows();
  for (const place of stays) await write(place);
}, 120_000);

/** Rows of the person's own, and of what the story lacks. */
async function addRows(): Promise<void> {
  const { rows } = await owner.query(
    `select r.id as request, r."surveyId" as survey, r."serviceId" as service, r."officeId" as office from request r limit 1`,
  );
  const { request, survey, service, office } = rows[0];
  const own = { requestId: request, surveyId: survey, serviceId: service, officeId: office };
  const at = '2023-06-20T10:00:00Z';
  const json = JSON.stringify(said);
  await owner.query(`update survey set state = 'closed', "contactLine" = $2 where id = $1`, [survey, said]);
  await insert('session', {
    tokenHash: id,
    personId: id,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: at,
    address: said,
    userAgent: said,
  });
  await insert('api_token', { tokenHash: id, personId: id, name: said, createdAt: at, expiresAt: at });
  await insert('saved_view', { personId: id, name: said, filter: json, createdAt: at });
  await insert('mailbox_message', {
    receivedAt: at,
    to: person.email,
    subject: said,
    text: said,
    html: said,
  });
  await insert('mailbox_message', {
    receivedAt: at,
    to: 'an-other@example.test',
    subject: '',
    text: said,
    html: said,
  });
  await insert('audit_event', {
    ...{ id: null, at, personId: id, role: 'governor', address: said, kind: 'test', objectType: 'test' },
    objectId: 'x',
    officeId: office,
  });
  const draft = { requestId: request, serviceId: service, officeId: office, revision: 1, savedAt: at };
  await insert('draft_field', { id: null, ...draft, path: '.of-test', value: json, savedById: id });
  const file = { ...own, path: '.of-test', type: 'text/csv', size: 1, sha256: 'x', uploadedAt: at };
  await insert('attachment', { ...file, name: said, bytes: said, uploadedById: id });
  await insert('attachment', { ...file, name: 'x', bytes: 'x', uploadedById: id, submittedAt: at });
  await insert('correction', { ...own, version: 1, questions: '[]', dueAt: at, at });
  const { rows: versions } = await owner.query('select id from questionnaire_version limit 1');
  const version = versions[0].id;
  await insert('question_correction', {
    ...{ surveyId: survey, officeId: office, fromId: version, toId: version, reason: '', at },
  });
  await insert('thread_entry', { ...own, side: 'service', text: '', at, byId: id });
  await insert('internal_note', { ...own, text: '', at, byId: id });
  await insert('flag_decision', { ...own, flag: 'x', decision: 'dismissed', reason: '', at, byId: id });
  await insert('proposal', {
    kind: 'close_survey',
    surveyId: survey,
    officeId: office,
    askedById: id,
    askedAt: at,
  });
}

async function insert(table: string, { id: given, ...row }: Record<string, unknown>): Promise<void> {
  const values: Record<string, unknown> = given === null ? row : { id: randomUUID(), ...row };
  const names = Object.keys(values);
  await owner.query(
    `insert into "${table}" (${names.map((name) => `"${name}"`)}) values (${names.map((_, index) => `$${index + 1}`)})`,
    Object.values(values),
  );
}

/** Into one row of the table, past the triggers that keep it as it is. */
async function write(place: string): Promise<void> {
  const [table, column] = place.split('.');
  await owner.query(`alter table "${table}" disable trigger user`);
  const json = await isJson(place);
  const { rowCount } = await owner.query(
    `update "${table}" set "${column}" = $1 where ctid = (select ctid from "${table}" order by ctid desc limit 1)`,
    [json ? JSON.stringify({ said }) : said],
  );
  expect([place, rowCount]).toEqual([place, 1]);
  await owner.query(`alter table "${table}" enable trigger user`);
}

async function isJson(place: string): Promise<boolean> {
  const { rows } = await owner.query(
    `select data_type from information_schema.columns where table_schema = 'public' and table_name || '.' || column_name = $1`,
    [place],
  );
  return rows[0]?.data_type === 'jsonb';
}

test('every column that can hold a text is known to hold none of people, to be erased, or to stay', async () => {
  const unknown = (await textColumns()).filter((place) => !codes.test(place));
  expect(unknown).toEqual([...goes, ...stays].sort());
});

test('a person stands in all of these places, and after erasing in those alone that docs/privacy.md names', async () => {
  const before = await placesOf();
  // The address of an event is kept apart from it at once.
  expect(before).toEqual([...goes, ...stays].filter((place) => place !== 'audit_event.address').sort());
  const erased = await does(system, new Date('2023-08-01T10:00:00Z'), (tx) =>
    erasePersonalData(system, tx, { personId: id }),
  );
  expect(erased).toMatchObject({ ok: true, value: { people: 1 } });
  expect(await placesOf()).toEqual(stays);
  const privacy = readFileSync('docs/privacy.md', 'utf8');
  expect(stays.filter((place) => !privacy.includes(`\`${place}\``))).toEqual([]);
});

test('nobody else loses anything: another’s mail, draft and file, and a survey that names others', async () => {
  const counts = async () =>
    (
      await owner.query(
        `select (select count(*)::int from mailbox_message) as mails, (select count(*)::int from attachment) as files,
           (select count(*)::int from survey where "contactLine" <> '') as lines`,
      )
    ).rows[0];
  const other = randomUUID();
  await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    other,
    'Ronja',
    'onja@profil.example.test',
  ]);
  await insert('mailbox_message', {
    receivedAt: '2023-06-20T10:00:00Z',
    to: person.email,
    subject: 'Ronja Prøvedatter',
    text: said,
    html: '',
  });
  await owner.query(
    `update survey set "contactLine" = $1 where id = (select id from survey order by id limit 1)`,
    [said],
  );
  const before = await counts();
  await does(system, new Date('2023-08-01T10:00:00Z'), (tx) =>
    erasePersonalData(system, tx, { personId: other }),
  );
  expect(await counts()).toEqual(before);
});
