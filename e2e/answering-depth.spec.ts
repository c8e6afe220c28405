import { another, askAgain, choice, heading, leaderOf, lost, requestOf, saved } from './answering';
import { expect, test } from './fixtures';

test('what another survey was told stands beside the empty field and is taken over by a click', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(leaderOf('tr-vaernes'));
  await page.goto(`/requests/${await requestOf(db, 'tr-vaernes')}/answer?step=5032`);
  await expect(page.getByText(/^Dere svarte Nei til Statsforvalteren i Trøndelag/)).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: /^Bruk dette Er meldinger gått tapt/ }).click();
  await expect(choice(page, lost, 'Nei')).toBeChecked();
  await expect(page.getByText(/^Som dere svarte Statsforvalteren i Trøndelag/)).toBeVisible();
  await saved(page);
});

test('colleagues see who else has the form open', async ({ page, browser, db, signIn, baseURL }) => {
  const address = `/requests/${await requestOf(db, 'in-engerdal')}/answer`;
  const { rows } = await db.query(
    `select p.email, p.name from contact c join person p on p.id = c."personId" where c."serviceId" = 'in-engerdal' and c.role = 'deputy'`,
  );
  await signIn(leaderOf('in-engerdal'));
  await page.goto(address);
  await expect(page.getByText('Lagres underveis')).toBeVisible();
  const other = await another(browser, db, rows[0].email, baseURL);
  await other.goto(address);
  await expect(other.getByText(/har også skjemaet åpent$/)).toBeVisible();
  await other.context().close();
});

test('a caseworker writes down an answer given by phone, and the service objects', async ({
  page,
  browser,
  db,
  signIn,
  baseURL,
  expectSound,
}) => {
  const requestId = await requestOf(db, 'in-lillehammer');
  const { rows } = await db.query('select "surveyId" from request where id = $1', [requestId]);
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${rows[0].surveyId}/requests/${requestId}`);
  await page.getByRole('link', { name: 'Skriv ned et svar på telefon' }).click();
  await expect(heading(page, 'Skriv ned et svar på telefon')).toBeVisible();
  await page.getByRole('button', { name: 'Lagre svaret' }).click();
  await expect(page.getByText('Noe må rettes eller fylles ut')).toBeVisible();
  await expectSound(page);
  await page.getByRole('radio', { name: 'En annen' }).check();
  await page.getByLabel('Navn').fill('Ola Vakt');
  await page.getByLabel('Rolle i tjenesten').fill('vakthavende');
  await choice(page, lost, 'Nei').check();
  await choice(page, /rett inn i systemet/, 'Ja').check();
  await page.getByRole('button', { name: 'Lagre svaret' }).click();
  await expect(page.getByRole('heading', { name: 'Svaret er lagret' })).toBeVisible();

  const leader = await another(browser, db, leaderOf('in-lillehammer'), baseURL);
  await leader.goto(`/requests/${requestId}/receipt`);
  await expect(leader.getByText(/Ola Vakt, på telefon/)).toBeVisible();
  await leader.getByText('Stemmer ikke svaret?').click();
  await leader.getByLabel('Hva er galt?').fill('Det sa vi ikke.');
  await leader.getByRole('button', { name: 'Si fra' }).click();
  await expect(leader.getByText('Innvendingen er registrert.')).toBeVisible();
  await leader.context().close();
  await page.getByRole('link', { name: 'Tilbake til forespørselen' }).click();
  await expect(page.getByText('Det sa vi ikke.')).toBeVisible();
  await expect(page.getByText('står ikke ved svaret')).toBeVisible();
});

test('a survey that is closed can be read and no longer typed in', async ({ page, db, signIn }) => {
  const requestId = await askAgain(db, await requestOf(db, 'in-oyer'), 'closed');
  await signIn(leaderOf('in-oyer'));
  await page.goto(`/requests/${requestId}/answer`);
  await expect(page.getByText('Henvendelsen er lukket og tar ikke imot flere svar.')).toBeVisible();
  await expect(choice(page, lost, 'Nei')).toBeDisabled();
});
