import { createHash, randomBytes } from 'node:crypto';
import type { Browser, Locator, Page } from '@playwright/test';
import type { Client } from 'pg';
import { expect, test } from './fixtures';

const phone = { width: 390, height: 844 };
const survey = 'Avviksrapport om tapte bekymringsmeldinger';

/** The unanswered deviation report of a service; each journey has a service of its own. */
async function requestOf(db: Client, serviceId: string): Promise<string> {
  const { rows } = await db.query(
    `select r.id from request r join survey s on s.id = r."surveyId" where r."serviceId" = $1 and s.title = $2`,
    [serviceId, survey],
  );
  expect(rows).toHaveLength(1);
  return rows[0].id;
}

/** An invitation's link, as the mail has it. */
async function invitation(db: Client, serviceId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into sign_in_link (id, "tokenHash", "personId", "requestId", "createdAt", "expiresAt")
     select uuidv7(), $1, id, $2, now(), now() + interval '24 hours' from person where email = $3`,
    [createHash('sha256').update(token).digest('hex'), await requestOf(db, serviceId), leaderOf(serviceId)],
  );
  return `/invitation/${token}`;
}

const leaderOf = (serviceId: string) => `leder@${serviceId}.example.test`;

/** A second browser, signed in as somebody. */
async function another(browser: Browser, db: Client, email: string, baseURL = ''): Promise<Page> {
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

const saved = (page: Page) => expect(page.getByText(/^Lagret \d\d:\d\d$/)).toBeVisible();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const choice = (page: Page, question: RegExp, answer: string) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true });
const lost = /Er meldinger gått tapt/;

async function answerNotAffected(page: Page): Promise<void> {
  await choice(page, lost, 'Nei').check();
  await choice(page, /rett inn i systemet/, 'Ja').check();
}

async function submitted(page: Page): Promise<string> {
  await expect(heading(page, /er lagret$/)).toBeVisible();
  const number = await page.getByText(/^KV-\d{7}-\d$/).textContent();
  await expect(page).toHaveURL(/\/receipt$/);
  return number ?? '';
}

test('a leader goes from the invitation to the receipt on a phone, and anybody can check it', async ({
  page,
  db,
  expectSound,
}) => {
  await page.setViewportSize(phone);
  await page.goto(await invitation(db, 'in-hamar'));
  await page.getByRole('button', { name: 'Åpne henvendelsen' }).click();

  await expect(heading(page, survey)).toBeVisible();
  await expect(page.getByText('6 dager igjen')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Start' }).click();

  await expect(heading(page, 'Hamar')).toBeFocused();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(page.getByText('Noe må rettes eller fylles ut på denne siden')).toBeVisible();
  await page.getByRole('link', { name: /Er meldinger gått tapt\? Svar mangler/ }).click();
  await expect(choice(page, lost, 'Ja')).toBeFocused();
  await expectSound(page);

  await choice(page, lost, 'Ja').check();
  await page.getByLabel('Tapte meldinger').fill('4');
  await page.getByLabel('Gjenfunnet').fill('1');
  await page.getByLabel('Tapt for alltid').fill('5');
  await page.getByLabel('Tapt for alltid').blur();
  await expect(page.getByText('Til sammen kan det ikke være flere enn 4.')).toBeVisible();
  await page.getByLabel('Tapt for alltid').fill('2');
  await expect(page.getByRole('status', { name: 'Letes det fortsatt etter' })).toHaveText('1');
  const aware = page.getByRole('group', { name: /kjent med tapet/ });
  await aware.getByLabel('Dato').fill('2023-06-07');
  await aware.getByLabel('Klokkeslett').fill('09:30');
  await page.getByRole('checkbox', { name: /^Ikke (varslet )?ennå/ }).check();
  await page.getByLabel(/Hvorfor ble Datatilsynet varslet/).fill('Varselet skrives nå.');
  await choice(page, /rett inn i systemet/, 'Ja').check();
  await page.getByRole('checkbox', { name: 'Søkt i loggen' }).check();
  await saved(page);
  await expectSound(page);
  await page.getByRole('button', { name: 'Se over svaret' }).click();

  await expect(heading(page, 'Se over svaret')).toBeVisible();
  await expect(page.getByText('4 tapte meldinger')).toBeVisible();
  await expect(page.getByText('7. juni 2023 kl. 09:30')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Send inn svaret' }).click();

  const number = await submitted(page);
  await expectSound(page);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kvittert'))),
  ).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(number)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Send meg kvitteringen' }).click();
  await expect(page.getByText('Sendt til din e-post')).toBeVisible();

  await page.getByRole('link', { name: 'Kontroller kvitteringen' }).click();
  await expect(heading(page, 'Kvitteringen er ekte, og svaret er lagret')).toBeVisible();
  await expect(page.getByText('Barneverntjenesten i Hamar', { exact: true })).toBeVisible();
  await expectSound(page);

  await page.goto('/my');
  await expect(page.getByRole('listitem').filter({ hasText: number })).toContainText('Besvart');
  await expectSound(page);
});

test('the public check says for whom a receipt was given only to who has it, and finds a mistyped digit', async ({
  page,
  db,
  expectSound,
}) => {
  const { rows } = await db.query('select number, "entryHash", "serviceId" from receipt where sequence = 2');
  const { number, entryHash, serviceId } = rows[0];
  await page.goto('/receipts');
  await expectSound(page);
  await page.getByLabel('Kvitteringsnummer').fill(number.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Kontroller' }).click();
  await expect(heading(page, 'Kvitteringen er ekte, og svaret er lagret')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(serviceId);
  await page.goto(`/receipts/${number}?hash=${entryHash}`);
  await expect(page.getByRole('main')).toContainText(serviceId);

  await page.goto('/receipts');
  const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
  await page.getByLabel('Kvitteringsnummer').fill(wrong);
  await page.getByRole('button', { name: 'Kontroller' }).click();
  await expect(page.getByText('Et av sifrene er feil.')).toBeVisible();
  await expect(page.getByLabel('Kvitteringsnummer')).toHaveValue(wrong);
  await expectSound(page);
});

test('a correction starts from what is stored, needs a reason, and leaves the first version as it was', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const base = `/requests/${await requestOf(db, 'in-elverum')}`;
  await signIn(leaderOf('in-elverum'));
  await page.goto(`${base}/answer`);
  await choice(page, lost, 'Ja').check();
  await page.getByLabel('Tapte meldinger').fill('3');
  await page.getByLabel('Gjenfunnet').fill('1');
  for (const unknown of [/kjent med tapet/, /Datatilsynet varslet/]) {
    await page.locator('fieldset', { hasText: unknown }).locator('..').getByRole('checkbox').check();
  }
  await choice(page, /rett inn i systemet/, 'Ja').check();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  const first = await submitted(page);

  await page.getByRole('link', { name: 'Rett svaret' }).click();
  await expect(page.getByRole('textbox', { name: /^Tapte meldinger/ })).toHaveValue('3');
  await page.getByLabel('Tapte meldinger').fill('5');
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(page.getByText('Før: Tapte meldinger 3, Letes det fortsatt etter 2')).toBeVisible();
  await page.getByRole('button', { name: 'Send inn rettingen' }).click();
  await expect(page.getByText('Skriv hvorfor svaret rettes.')).toBeVisible();
  await expect(page.getByLabel('Hvorfor rettes svaret?')).toBeFocused();
  await expectSound(page);
  await page.getByLabel('Hvorfor rettes svaret?').fill('Kontrollen er ferdig.');
  await page.getByRole('button', { name: 'Send inn rettingen' }).click();
  expect(await submitted(page)).not.toBe(first);

  await page.getByRole('link', { name: 'Versjon 1' }).click();
  await expect(page.getByText(first)).toBeVisible();
  await expect(page.getByText('Dette er ikke den nyeste versjonen.')).toBeVisible();
});

test('what is typed without a connection survives a reload and is saved when the connection is back', async ({
  page,
  db,
  signIn,
}) => {
  const base = `/requests/${await requestOf(db, 'in-gausdal')}`;
  await signIn(leaderOf('in-gausdal'));
  await page.goto(`${base}/answer`);
  const draft = '**/api/v1/requests/*/draft';
  await page.route(draft, (route) => route.abort('internetdisconnected'));
  await choice(page, lost, 'Ja').check();
  await page.getByLabel('Tapte meldinger').fill('7');
  await expect(page.getByText('Ikke lagret, prøver igjen')).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('Tapte meldinger')).toHaveValue('7');
  await expect(page.getByText('Ikke lagret, prøver igjen')).toBeVisible();
  await page.unroute(draft);
  await saved(page);
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kvittert'))))
    .toEqual([]);
  const { rows } = await db.query(
    `select value from draft_field d join request r on r.id = d."requestId" where r."serviceId" = 'in-gausdal' and d.path like '%.lost'`,
  );
  expect(rows).toEqual([{ value: { kind: 'stated', value: 7 } }]);
});

test('submitting without a connection keeps everything, and a second press never stores it twice', async ({
  page,
  db,
  signIn,
}) => {
  const requestId = await requestOf(db, 'in-gran');
  await signIn(leaderOf('in-gran'));
  await page.goto(`/requests/${requestId}/answer`);
  await answerNotAffected(page);
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  // The answer arrives and is stored, but its receipt gets lost on the way back.
  let sent = 0;
  await page.route('**/api/v1/requests/*/returns', async (route) => {
    sent += 1;
    if (sent === 1) {
      await route.fetch();
      await route.abort('internetdisconnected');
    } else await route.continue();
  });
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await expect(page.getByText(/^Ikke sendt: det er ingen forbindelse/)).toBeVisible();
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await submitted(page);
  const { rows } = await db.query('select version from "return" where "requestId" = $1', [requestId]);
  expect(rows).toEqual([{ version: 1 }]);
});

test('two browsers in one draft: a field that both typed in shows both until somebody chooses', async ({
  page,
  browser,
  db,
  signIn,
  baseURL,
}) => {
  const address = `/requests/${await requestOf(db, 'mr-giske')}/answer`;
  await signIn(leaderOf('mr-giske'));
  await page.goto(address);
  const other = await another(browser, db, leaderOf('mr-giske'), baseURL);
  await other.goto(address);

  await choice(page, lost, 'Ja').check();
  await page.getByLabel('Tapte meldinger').fill('3');
  await saved(page);
  await choice(other, lost, 'Ja').check();
  await other.getByLabel('Tapte meldinger').fill('5');
  const conflict = other.getByRole('alert').filter({ hasText: 'har også fylt ut dette feltet' });
  await expect(conflict).toContainText('3');
  await expect(conflict).toContainText('5');
  await conflict.getByRole('button', { name: 'Bruk mitt' }).click();
  await expect(conflict).toBeHidden();
  await saved(other);

  await page.bringToFront();
  await page.reload();
  await expect(page.getByLabel('Tapte meldinger')).toHaveValue('5');
  await other.context().close();
});

test('of two who submit, the second sees both versions and makes a correction of the first', async ({
  page,
  browser,
  db,
  signIn,
  baseURL,
  expectSound,
}) => {
  const base = `/requests/${await requestOf(db, 'in-eidskog')}`;
  await signIn(leaderOf('in-eidskog'));
  await page.goto(`${base}/answer`);
  const { rows } = await db.query(
    `select p.email from contact c join person p on p.id = c."personId" where c."serviceId" = 'in-eidskog' and c.role = 'deputy'`,
  );
  const other = await another(browser, db, rows[0].email, baseURL);
  await other.goto(`${base}/answer`);
  await answerNotAffected(page);
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(page.getByRole('button', { name: 'Send inn svaret' })).toBeVisible();

  await choice(other, lost, 'Vi undersøker').check();
  await choice(other, /rett inn i systemet/, 'Nei').check();
  await saved(other);
  await other.getByRole('button', { name: 'Se over svaret' }).click();
  await other.getByRole('button', { name: 'Send inn svaret' }).click();
  const first = await submitted(other);
  await other.context().close();

  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await expect(heading(page, /sendte inn svaret før deg/)).toBeVisible();
  await expect(page.getByText(first)).toBeVisible();
  await expect(page.getByText('Vi undersøker')).toBeVisible();
  await expect(
    page.getByRole('region').or(page.locator('section')).filter({ hasText: 'Ditt: ikke lagret' }),
  ).toContainText('Nei');
  await expectSound(page);
  await page.getByRole('button', { name: 'Lag en retting med mitt svar' }).click();
  await page.getByLabel('Hvorfor rettes svaret?').fill('Vi har kontrollert ferdig.');
  await page.getByRole('button', { name: 'Send inn rettingen' }).click();
  expect(await submitted(page)).not.toBe(first);
});

test('an identity number is refused where it stands, and neither leaves the page nor stays in the browser', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const number = '01820310191';
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await signIn(leaderOf('mr-volda'));
  await page.goto(`/requests/${await requestOf(db, 'mr-volda')}/answer`);
  await choice(page, lost, 'Vi undersøker').check();
  await page.getByLabel('Fortell kort om tiltakene').fill(`Gjelder ${number.slice(0, 6)} ${number.slice(6)}`);
  await page.getByRole('checkbox', { name: 'Søkt i loggen' }).check();
  await expect(page.getByText('Teksten inneholder et fødselsnummer.')).toBeVisible();
  await saved(page);
  await expectSound(page);
  expect(sent.join('\n')).not.toContain(number.slice(6));
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(number.slice(6));
  const { rows } = await db.query(
    `select d.path from draft_field d join request r on r.id = d."requestId" where r."serviceId" = 'mr-volda' order by path`,
  );
  expect(rows.map((row) => row.path.split('.')[1])).toEqual(['affected', 'measures', 'usesSystem']);
});

test('whoever answers from a shared mailbox says who they are', async ({ page, db, signIn, expectSound }) => {
  const { rows } = await db.query(
    `select r.id, p.email from request r join survey s on s.id = r."surveyId"
     join contact c on c."serviceId" = r."serviceId" and c.role = 'mailbox' join person p on p.id = c."personId"
     where s.title = $1 and r."currentVersion" = 0 order by r."serviceId" limit 1`,
    [survey],
  );
  await signIn(rows[0].email);
  await page.goto(`/requests/${rows[0].id}/answer`);
  for (let pages = 0; pages < 10; pages++) {
    const last = page.getByRole('button', { name: 'Se over svaret' });
    await expect(last.or(page.getByRole('button', { name: 'Neste' }))).toBeVisible();
    if (await page.getByRole('group', { name: lost }).isVisible()) {
      await page.getByRole('radio', { name: /Kommunen bruker ikke systemet/ }).check();
    }
    if (await last.isVisible()) {
      await last.click();
      break;
    }
    const before = page.url();
    await page.getByRole('button', { name: 'Neste' }).click();
    await expect(page).not.toHaveURL(before);
  }
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await expect(page.getByText('Skriv navnet til den som svarer.')).toBeVisible();
  await expectSound(page);
  await page.getByLabel('Navn').fill('Kari Vakt');
  await page.getByLabel('Rolle i tjenesten').fill('vakthavende');
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await submitted(page);
  await expect(page.getByText('Kari Vakt')).toBeVisible();
});

test('a service with six municipalities answers one page each, takes the same answer along, and Back works', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const base = `/requests/${await requestOf(db, 'in-valdres')}`;
  await signIn(leaderOf('in-valdres'));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${base}/answer`);
  const list = page.getByRole('navigation', { name: 'Kommuner' });
  await expect(list.getByText('0 av 6 er ferdig').last()).toBeVisible();
  await answerNotAffected(page);
  await expectSound(page);
  await page.getByRole('button', { name: 'Neste' }).click();
  await expect(page).toHaveURL(/step=/);
  const second = (await heading(page, /./).textContent()) ?? '';
  await page.getByRole('button', { name: 'Neste' }).click();
  await expect(page.getByText('Noe må rettes eller fylles ut på denne siden')).toBeVisible();
  await page.getByRole('link', { name: 'Gå videre nå, og fyll ut resten senere' }).click();
  await expect(heading(page, second)).toBeHidden();
  await page.goBack();
  await expect(heading(page, second)).toBeVisible();
  await choice(page, lost, 'Nei').check();
  await choice(page, /rett inn i systemet/, 'Nei').check();
  await page.getByRole('button', { name: 'Bruk samme svar for de 4 andre' }).click();
  await expect(list.getByText('6 av 6 er ferdig').last()).toBeVisible();

  await page.goto(`${base}/check`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(6);
  await expect(page.getByText('Svar mangler')).toHaveCount(0);
  await page.getByRole('link', { name: `Endre ${second}` }).click();
  await expect(heading(page, second)).toBeVisible();
});

test('on a wide screen all municipalities are answered in one table that adds up', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  await signIn(leaderOf('no-vesteralen'));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/requests/${await requestOf(db, 'no-vesteralen')}/answer`);
  await page.getByRole('link', { name: 'Svar i en tabell' }).click();
  await expect(heading(page, '6 kommuner i én tabell')).toBeVisible();
  const rows = page.getByRole('row').filter({ has: page.getByRole('combobox') });
  await expect(rows).toHaveCount(6);
  for (const at of [1, 2, 3, 4, 5]) {
    await rows.nth(at).getByRole('combobox').selectOption({ label: 'Kommunen bruker ikke systemet' });
    await expect(rows.nth(at).getByRole('link', { name: /^Ferdig/ })).toBeVisible();
  }
  await rows.first().getByRole('combobox').selectOption({ label: 'Ja' });
  await rows
    .first()
    .getByLabel(/^Tapte meldinger/)
    .fill('3');
  await rows
    .first()
    .getByLabel(/^Gjenfunnet/)
    .fill('1');
  await expect(page.getByRole('row', { name: /^Til sammen/ }).getByRole('cell')).toHaveText([
    '3',
    '1',
    '0',
    '2',
    '',
  ]);
  await saved(page);
  await expectSound(page);
  await rows
    .first()
    .getByRole('link', { name: /^3 svar mangler/ })
    .click();
  await expect(heading(page, 'Lødingen')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Tapte meldinger/ })).toHaveValue('3');
});

test('the whole way can be walked with the keyboard alone', async ({ page, db, signIn }) => {
  await signIn(leaderOf('mr-hareid'));
  await page.goto(`/requests/${await requestOf(db, 'mr-hareid')}`);
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${target}`);
  };
  await tabTo(page.getByRole('link', { name: 'Start' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Hareid')).toBeFocused();
  await tabTo(choice(page, lost, 'Ja'));
  await page.keyboard.press('ArrowDown');
  await expect(choice(page, lost, 'Nei')).toBeChecked();
  await tabTo(choice(page, /rett inn i systemet/, 'Ja'));
  await page.keyboard.press('Space');
  await tabTo(page.getByRole('button', { name: 'Se over svaret' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Se over svaret')).toBeVisible();
  await tabTo(page.getByRole('button', { name: 'Send inn svaret' }));
  await page.keyboard.press('Enter');
  await submitted(page);
});

test('bad input to the API gets a clear answer and stores nothing', async ({ page, db, signIn, request }) => {
  const requestId = await requestOf(db, 'mr-rauma');
  const others = await requestOf(db, 'mr-sunndal');
  const address = (id: string) => `/api/v1/requests/${id}/returns`;
  const { rows } = await db.query(
    `select "municipalityNumber" as number from request_municipality where "requestId" = $1`,
    [requestId],
  );
  const answers = { [`${rows[0].number}.usesSystem`]: { kind: 'stated', value: 'no' } };
  const headers = { 'idempotency-key': 'bad-input' };
  const data = { baseVersion: 0, answers };

  expect((await request.post(address(requestId), { headers, data })).status()).toBe(401);
  const broken = { ...headers, cookie: 'kvittert-session=%00; =;;' };
  expect((await request.post(address(requestId), { headers: broken, data })).status()).toBe(401);

  await signIn(leaderOf('mr-rauma'));
  const api = page.request;
  const problem = async (response: Awaited<ReturnType<typeof api.post>>) => {
    expect(response.headers()['content-type']).toContain('application/problem+json');
    const { status, code, errors } = (await response.json()) as {
      status: number;
      code: string;
      errors?: { path: string }[];
    };
    return { status, code, paths: errors?.map((error) => error.path) };
  };
  expect(await problem(await api.post(address(requestId), { data }))).toEqual({
    status: 422,
    code: 'INVALID',
    paths: ['headers.idempotency-key'],
  });
  expect(await problem(await api.post(address(others), { headers, data }))).toMatchObject({ status: 404 });
  expect(await problem(await api.post(address('not-an-id'), { headers, data }))).toMatchObject({
    status: 404,
  });
  expect(await problem(await api.post(address(requestId), { headers, data: '{"half":' }))).toMatchObject({
    status: 422,
  });
  const large = { ...data, reason: 'x'.repeat(1024 * 1024) };
  expect(await problem(await api.post(address(requestId), { headers, data: large }))).toMatchObject({
    status: 413,
  });
  const wrong = {
    baseVersion: -1,
    answers: { 'x.lost': { kind: 'stated', value: { deep: true } }, 'x.recovered': { kind: 'guessed' } },
  };
  expect((await problem(await api.post(address(requestId), { headers, data: wrong }))).paths).toHaveLength(3);
  const absurd = { '0301.lost': { kind: 'stated', value: 1e12 }, ...answers };
  expect(
    (
      await problem(
        await api.post(address(requestId), { headers, data: { baseVersion: 0, answers: absurd } }),
      )
    ).paths,
  ).toEqual(['0301.lost']);
  const foreign = { ...headers, origin: 'https://elsewhere.example.test' };
  expect(await problem(await api.post(address(requestId), { headers: foreign, data }))).toMatchObject({
    status: 403,
  });
  const stored = () => db.query('select version from "return" where "requestId" = $1', [requestId]);
  expect((await stored()).rows).toEqual([]);

  const first = await api.post(address(requestId), { headers, data });
  expect(first.status()).toBe(201);
  const again = await api.post(address(requestId), { headers, data });
  expect(await again.json()).toEqual(await first.json());
  expect((await stored()).rows).toEqual([{ version: 1 }]);
});
