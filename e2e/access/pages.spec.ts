import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Client } from 'pg';
import { type PageCell, type PageRole, pageRoles, pageRows } from '../../tests/access/pages';
import { tableRows } from '../../tests/access/table';
import { expect, test } from '../fixtures';

// Every page as every role, without a browser: what the server answers. The table is tests/access/pages.ts.

const service = 'mr-surnadal-rindal';
const otherService = 'vl-bergen';

/** People of the demo; those that it lacks are added, each with an address that nobody else has. */
const people: Partial<Record<PageRole, string>> = {
  leader: `leder@${service}.example.test`,
  otherLeader: `leder@${otherService}.example.test`,
  governor: 'trondelag@example.test',
  directorate: 'bufdir@example.test',
  ministry: 'departementet@example.test',
  observer: 'datatilsynet@example.test',
  operator: 'ks@example.test',
  admin: 'admin@example.test',
};

type Objects = {
  params: Record<string, Record<string, string>>;
  titles: Record<string, string>;
  remove: () => Promise<void>;
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const secret = () => randomBytes(32).toString('base64url');

async function addPerson(db: Client, role: PageRole): Promise<string> {
  const id = randomUUID();
  await db.query('insert into person (id, name, email) values ($1, $2, $3)', [
    id,
    role,
    `${id}@example.test`,
  ]);
  const ended = '2023-06-08T12:00:00Z';
  const member = `insert into membership (id, "personId", role, "officeId", "validTo") values (uuidv7(), $1, 'governor', $2, $3)`;
  if (role === 'otherGovernor') await db.query(member, [id, 'sf-mr', null]);
  if (role === 'endedGovernor') await db.query(member, [id, 'sf-tr', ended]);
  if (role === 'endedLeader') {
    const contact = `insert into contact (id, "serviceId", "personId", role, "validTo") values (uuidv7(), $1, $2, 'leader', $3)`;
    await db.query(contact, [service, id, ended]);
  }
  return id;
}

/** The cookie of a new session of the role's person; none for nobody. */
async function cookieOf(db: Client, role: PageRole): Promise<string | null> {
  if (role === 'nobody') return null;
  const found = await db.query('select id from person where email = $1', [people[role] ?? '']);
  const personId = found.rows[0]?.id ?? (await addPerson(db, role));
  const value = secret();
  await db.query(
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
     values (uuidv7(), $1, $2, now(), now(), now() + interval '1 hour')`,
    [sha256(value), personId],
  );
  return `kvittert-session=${value}`;
}

async function addLink(db: Client, requestId: string | null): Promise<string> {
  const token = secret();
  await db.query(
    `insert into sign_in_link (id, "tokenHash", "personId", "requestId", "createdAt", "expiresAt")
     select uuidv7(), $1, id, $2, now(), now() + interval '1 hour' from person where email = $3`,
    [sha256(token), requestId, people.leader],
  );
  return token;
}

/** The story's objects by the names that the table gives them, and a draft of the other governor's. */
async function arrange(db: Client): Promise<Objects> {
  const one = async (sql: string, values: unknown[] = []) => {
    const { rows } = await db.query(sql, values);
    if (!rows[0]) throw new Error(`nothing: ${sql}`);
    return rows[0];
  };
  const survey = (title: string) =>
    one('select id, title, "incidentId" from survey where title like $1', [`${title}%`]);
  const [national, county] = [await survey('Statusrunde'), await survey('Tre spørsmål')];
  const request = async (surveyId: string, serviceId: string): Promise<string> =>
    (await one('select id from request where "surveyId" = $1 and "serviceId" = $2', [surveyId, serviceId]))
      .id;
  const incident = await one('select title from incident where id = $1', [national.incidentId]);
  const receipt = await one('select number from receipt order by sequence limit 1');
  const [draftId, mailId] = [randomUUID(), randomUUID()];
  const copied = `"incidentId", "questionnaireVersionId", introduction, "legalBasis", recipients, "dueAt", "createdAt"`;
  const draftTitle = `Kladd ${draftId}`;
  await db.query(
    `insert into survey (id, "officeId", title, ${copied}) select $1, 'sf-mr', $2, ${copied} from survey where id = $3`,
    [draftId, draftTitle, county.id],
  );
  await db.query(
    `insert into mailbox_message (id, "receivedAt", "to", subject, text, html) values ($1, now(), 'a@example.test', 'S', 'T', 'T')`,
    [mailId],
  );
  const template = await one(
    'select v.id from questionnaire_version v join questionnaire q on q.id = v."questionnaireId" where q.key is not null limit 1',
  );
  const [questionnaireId, questionnaireDraft] = [randomUUID(), randomUUID()];
  await db.query(`insert into questionnaire (id, "officeId", title) values ($1, 'sf-mr', 'Kladd')`, [
    questionnaireId,
  ]);
  await db.query(
    `insert into questionnaire_version (id, "questionnaireId", version, definition) values ($1, $2, 1, '{"items": []}')`,
    [questionnaireDraft, questionnaireId],
  );
  const asked = await request(national.id, service);
  const ofNational = { surveyId: national.id, requestId: asked };
  return {
    params: {
      "the directorate's": { incidentId: national.incidentId },
      national: ofNational,
      county: { surveyId: county.id },
      "the other governor's draft": { surveyId: draftId },
      "the service's, national": ofNational,
      "the service's, county": { surveyId: county.id, requestId: await request(county.id, service) },
      "the other service's, national": { ...ofNational, requestId: await request(national.id, otherService) },
      'a template that ships': { questionnaireVersionId: template.id },
      "the other governor's draft questionnaire": { questionnaireVersionId: questionnaireDraft },
      'by its number': { number: receipt.number },
      'an invitation': { token: await addLink(db, asked) },
      'a link': { token: await addLink(db, null) },
      'no link': { token: 'no-such-link-was-ever-made' },
      'the built-in mailbox, in the demo': { mailId },
      somebody: {
        serviceId: service,
        personId: (await one('select id from person where email = $1', [people.operator])).id,
      },
    },
    titles: {
      national: national.title,
      county: county.title,
      "the directorate's": incident.title,
      "the other governor's draft": draftTitle,
    },
    async remove() {
      await db.query('delete from survey where id = $1', [draftId]);
      await db.query('delete from questionnaire_version where id = $1', [questionnaireDraft]);
      await db.query('delete from questionnaire where id = $1', [questionnaireId]);
      await db.query('delete from mailbox_message where id = $1', [mailId]);
    },
  };
}

const filled = (page: string, params: Record<string, string> = {}) =>
  page.replaceAll(/\[(\w+)\]/g, (_, name) => params[name] ?? '');

async function answerOf(request: APIRequestContext, first: string, cookie: string | null) {
  let path = first;
  for (let steps = 0; steps < 4; steps += 1) {
    const response = await request.get(path, { headers: cookie ? { cookie } : {}, maxRedirects: 0 });
    const text = await response.text();
    if (response.status() >= 500) throw new Error(`${path}: ${response.status()}`);
    const next = response.headers().location;
    if (!next) return { path, found: response.status() !== 404, text };
    path = new URL(next, 'http://localhost').pathname;
    if (path === '/sign-in') return { path, found: true, text };
  }
  throw new Error(`${first} leads in circles`);
}

/** Whether the API shows an object to the role. */
function mayKnow(role: PageRole, named: string): boolean {
  if (named.endsWith('draft')) return role === 'otherGovernor' || role === 'directorate';
  const operation = named === "the directorate's" ? 'incidents/{incidentId}' : 'surveys/{surveyId}';
  const row = tableRows.find((one) => one.operation === `GET /api/v1/${operation}` && one.of === named);
  return row?.cells[role] === 'ok';
}

for (const role of pageRoles) {
  test(`every page gives ${role} what the table says`, async ({ db, request }) => {
    const { params, titles, remove } = await arrange(db);
    const cookie = await cookieOf(db, role);
    const told: string[] = [];
    const wrong: [page: string, of: string, answer: PageCell, expected: PageCell][] = [];
    for (const { page, of, cells } of pageRows) {
      const first = filled(page, params[of]);
      const { path, found, text } = await answerOf(request, first, cookie);
      let answer: PageCell = found ? 'ok' : 404;
      if (path === '/sign-in' && page !== '/sign-in') answer = 'sign-in';
      else if (found && path !== first) {
        const place = pageRows.find((row) => filled(row.page, params[of]) === path)?.page;
        answer = `→ ${place ?? path}`;
      }
      if (answer !== cells[role]) wrong.push([page, of, answer, cells[role]]);
      // What somebody may not know of is not named on the page that they do not get either.
      for (const [named, title] of Object.entries(titles)) {
        if (answer === 404 && !mayKnow(role, named) && text.includes(title))
          told.push(`${page}, ${of}: ${title}`);
      }
    }
    await remove();
    expect(told).toEqual([]);
    expect(wrong).toEqual([]);
  });
}
