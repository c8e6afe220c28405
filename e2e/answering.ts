import { createHash, randomBytes } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import type { Client } from 'pg';
import type { OwnItem } from '@/domain/questionnaires/schema';
import { expect } from './fixtures';

export const phone = { width: 390, height: 844 };
export const survey = 'Avviksrapport om tapte bekymringsmeldinger';

/** The unanswered deviation report of a service; each journey has a service of its own. */
export async function requestOf(db: Client, serviceId: string): Promise<string> {
  const { rows } = await db.query(
    `select r.id from request r join survey s on s.id = r."surveyId" where r."serviceId" = $1 and s.title = $2`,
    [serviceId, survey],
  );
  expect(rows).toHaveLength(1);
  return rows[0].id;
}

/**
 * The same questions to the same service in a survey of its own, so that what others walk and count stays as it is;
 * about other municipalities if they are named.
 */
export async function askAgain(
  db: Client,
  requestId: string,
  state: 'open' | 'closed',
  { municipalities = null, questions = [] }: { municipalities?: string[] | null; questions?: OwnItem[] } = {},
): Promise<string> {
  const { rows } = await db.query(
    `with source as (select * from request where id = $1),
       own as (select "municipalityNumber", "countyOfficeId" from request_municipality
           where "requestId" = $1 and $3::text[] is null
         union all select number, "officeId" from municipality where number = any ($3)),
       asks as (insert into questionnaire_version (id, "questionnaireId", version, definition, "publishedAt")
         select uuidv7(), q."questionnaireId", 1000 + (random() * 1e6)::int,
           jsonb_set(q.definition, '{items}', q.definition -> 'items' || $4::jsonb), q."publishedAt"
         from questionnaire_version q join survey s on s."questionnaireVersionId" = q.id join source on source."surveyId" = s.id
         returning id),
       copy as (insert into survey (id, "incidentId", "officeId", "questionnaireVersionId", title, introduction, "legalBasis",
           state, recipients, "dueAt", "openedAt", "closedAt", "createdAt")
         select uuidv7(), s."incidentId", s."officeId", asks.id, 'En gang til', '', '', $2::text, s.recipients,
           s."dueAt", '2023-06-09T13:05:30Z', case when $2::text = 'closed' then timestamptz '2023-06-09T13:05:31Z' end, s."createdAt"
         from survey s join source on source."surveyId" = s.id, asks returning id),
       asked as (insert into request (id, "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", "queuedAt", "dueAt")
         select uuidv7(), copy.id, "incidentId", "serviceId", "officeId", "countyOfficeIds", "queuedAt", "dueAt"
         from source, copy returning *)
     insert into request_municipality ("requestId", "municipalityNumber", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeId")
     select asked.id, m."municipalityNumber", asked."surveyId", asked."incidentId", asked."serviceId", asked."officeId",
       m."countyOfficeId" from asked, own m returning "requestId"`,
    [requestId, state, municipalities, JSON.stringify(questions)],
  );
  return rows[0].requestId;
}

/** An invitation's link, as the mail has it; to the deviation report, unless another request is named. */
export async function invitation(db: Client, serviceId: string, requestId?: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into sign_in_link (id, "tokenHash", "personId", "requestId", "createdAt", "expiresAt")
     select uuidv7(), $1, id, $2, now(), now() + interval '24 hours' from person where email = $3`,
    [
      createHash('sha256').update(token).digest('hex'),
      requestId ?? (await requestOf(db, serviceId)),
      leaderOf(serviceId),
    ],
  );
  return `/invitation/${token}`;
}

export const leaderOf = (serviceId: string) => `leder@${serviceId}.example.test`;

/** A second browser, signed in as somebody. */
export async function another(browser: Browser, db: Client, email: string, baseURL = ''): Promise<Page> {
  const secret = randomBytes(32).toString('base64url');
  await db.query(
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
     select uuidv7(), $1, id, now(), now(), now() + interval '1 hour' from person where email = $2`,
    [createHash('sha256').update(secret).digest('hex'), email],
  );
  const context = await browser.newContext({ baseURL, viewport: phone });
  await context.addCookies([{ name: 'kvittert-session', value: secret, url: baseURL }]);
  return context.newPage();
}

export const saved = (page: Page) => expect(page.getByText(/^Lagret \d\d:\d\d$/)).toBeVisible();
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
export const choice = (page: Page, question: RegExp, answer: string) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true });
export const lost = /Er meldinger gått tapt/;
/** "Not known yet" beside a question for a moment. */
export const notKnownYet = (page: Page, question: RegExp) =>
  page.locator('fieldset', { hasText: question }).last().locator('..').getByRole('checkbox').last();

export async function answerNotAffected(page: Page): Promise<void> {
  await choice(page, lost, 'Nei').check();
  await choice(page, /rett inn i systemet/, 'Ja').check();
}

export async function submitted(page: Page): Promise<string> {
  await expect(heading(page, /er lagret$/)).toBeVisible();
  const number = await page.getByText(/^KV-\d{7}-\d$/).textContent();
  await expect(page).toHaveURL(/\/receipt$/);
  return number ?? '';
}
