import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { another, askAgain, requestOf } from './answering';
import { expect, test } from './fixtures';
import { type SecondWeb, startSecondWeb } from './second-web';

// One web process for both.
test.describe.configure({ mode: 'default' });
let web: SecondWeb;
test.beforeAll(async () => {
  web = await startSecondWeb('two-persons', { TWO_PERSON_RULE: '1' });
});
test.afterAll(() => web.stop());

test('closing a survey waits for a second person, and whoever asked cannot be that person', async ({
  page,
  browser,
  db,
  signIn,
  expectSound,
}) => {
  const requestId = await askAgain(db, await requestOf(db, 'vl-bergen'), 'open');
  const survey = await db.query('select "surveyId" as id from request where id = $1', [requestId]);
  const address = `${web.base}/surveys/${survey.rows[0].id}`;
  const colleague = await colleagueOf(db);
  const state = async () =>
    (await db.query('select state from survey where id = $1', [survey.rows[0].id])).rows[0].state;

  await signIn('bufdir@example.test');
  await page.goto(address);
  await page.getByRole('button', { name: 'Lukk henvendelsen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lukk henvendelsen' }).click();
  await expect(page.getByText('Det er bedt om å lukke henvendelsen.')).toBeVisible();
  await expect(page.getByText('En annen hos dere må bekrefte.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bekreft' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Trekk tilbake' })).toBeVisible();
  await expectSound(page);
  expect(await state()).toBe('open');

  // Whoever asked is refused at the door too, and so is closing it past the rule.
  const waiting = await page.request.get(`${web.base}/api/v1/surveys/${survey.rows[0].id}/proposals`);
  const [proposal] = await waiting.json();
  const own = await page.request.post(`${web.base}/api/v1/proposals/${proposal.id}/confirm`);
  expect([own.status(), (await own.json()).code]).toEqual([403, 'OWN_PROPOSAL']);
  const past = await page.request.post(`${web.base}/api/v1/surveys/${survey.rows[0].id}/close`);
  expect([past.status(), (await past.json()).code]).toEqual([409, 'NEEDS_ANOTHER']);
  expect(await state()).toBe('open');

  const second = await another(browser, db, colleague, web.base);
  await second.goto(address);
  await expect(second.getByText('Det er bedt om å lukke henvendelsen.')).toBeVisible();
  await second.getByRole('button', { name: 'Bekreft' }).click();
  await expect(second.getByRole('button', { name: 'Åpne igjen' })).toBeVisible();
  expect(await state()).toBe('closed');
  await second.context().close();

  const events = await db.query(
    `select e.kind, p.email from audit_event e join person p on p.id = e."personId"
     where e."objectId" = $1 and e.kind in ('proposal.asked', 'proposal.confirmed', 'survey.closed') order by e.id`,
    [survey.rows[0].id],
  );
  expect(events.rows).toEqual([
    { kind: 'proposal.asked', email: 'bufdir@example.test' },
    { kind: 'proposal.confirmed', email: colleague },
    { kind: 'survey.closed', email: colleague },
  ]);
});

test('a questionnaire is published by another than who wrote it last, who is told so beforehand', async ({
  page,
  browser,
  db,
  signIn,
  expectSound,
}) => {
  const headers = { origin: web.base };
  await signIn('bufdir@example.test');
  const made = await page.request.post(`${web.base}/api/v1/questionnaires`, {
    data: { title: 'Skjema av to' },
    headers,
  });
  const { questionnaireVersionId: id } = await made.json();
  const items = [{ type: 'core', key: 'affected' }];
  await page.request.patch(`${web.base}/api/v1/questionnaires/${id}`, {
    data: { revision: 0, definition: { items } },
    headers,
  });
  await page.goto(`${web.base}/questionnaires/${id}/edit`);
  await expect(page.getByText('Du har endret kladden sist')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publiser' })).toBeDisabled();
  await expectSound(page);
  const past = await page.request.post(`${web.base}/api/v1/questionnaires/${id}/publish`, {
    data: { revision: 1 },
    headers,
  });
  expect([past.status(), (await past.json()).code]).toEqual([409, 'NEEDS_ANOTHER_PUBLISHER']);

  const second = await another(browser, db, await colleagueOf(db), web.base);
  await second.goto(`${web.base}/questionnaires/${id}/edit`);
  await second.getByRole('button', { name: 'Publiser' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Publiser' }).click();
  await expect(second.getByRole('heading', { level: 1, name: 'Skjema av to' })).toBeVisible();
  await second.context().close();
});

/** Another coordinator of the directorate; the address. */
async function colleagueOf(db: Client): Promise<string> {
  const email = `${randomUUID()}@example.test`;
  await db.query(
    `with person as (insert into person (id, name, email) values (uuidv7(), 'Kollega i Bufdir', $1) returning id)
     insert into membership (id, "personId", role, "officeId") select uuidv7(), id, 'directorate', 'bufdir' from person`,
    [email],
  );
  return email;
}
