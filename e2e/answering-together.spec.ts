import type { Page } from '@playwright/test';
import {
  another,
  answerNotAffected,
  choice,
  heading,
  leaderOf,
  lost,
  requestOf,
  saved,
  submitted,
  survey,
} from './answering';
import { expect, test } from './fixtures';

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

test('what was typed here before somebody else submitted is shown, chosen about, and erased only after asking', async ({
  page,
  browser,
  db,
  signIn,
  baseURL,
  expectSound,
}) => {
  const base = `/requests/${await requestOf(db, 'in-ringsaker')}`;
  await signIn(leaderOf('in-ringsaker'));
  await page.goto(`${base}/answer`);
  await answerNotAffected(page);
  await saved(page);
  await page.route(/\/(draft|presence)$/, (route) => route.abort());
  await choice(page, lost, 'Vi undersøker').check();
  await expect(page.getByText('Ikke lagret, prøver igjen')).toBeVisible();
  // Without what is sent as the page is left.
  await page.evaluate(() => {
    window.fetch = () => new Promise(() => {});
  });
  const other = await another(browser, db, leaderOf('in-ringsaker'), baseURL);
  await other.goto(`${base}/check`);
  await other.getByRole('button', { name: 'Send inn svaret' }).click();
  await submitted(other);
  await other.context().close();

  await page.goto(`${base}/check`);
  const older = page.getByRole('alert').filter({ hasText: 'sendt inn av noen andre' });
  await expect(older).toContainText('Vi undersøker');
  await expect(page.getByRole('button', { name: /^Send inn/ })).toHaveCount(0);
  await expectSound(page);
  await older.getByRole('button', { name: 'Slett det jeg skrev' }).click();
  const question = page.getByRole('dialog', { name: 'Slette det du skrev?' });
  await question.getByRole('button', { name: 'Avbryt' }).click();
  await expect(older).toBeVisible();
  await older.getByRole('button', { name: 'Slett det jeg skrev' }).click();
  await question.getByRole('button', { name: 'Slett', exact: true }).click();
  await expect(heading(page, 'Svaret er sendt inn og lagret')).toBeVisible();
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kvittert'))),
  ).toEqual([]);
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
  // Neither hears of the other but by saving.
  const unheard = (one: Page) => one.route('**/presence', (route) => route.abort());
  await unheard(page);
  await page.goto(`${base}/answer`);
  const { rows } = await db.query(
    `select p.email from contact c join person p on p.id = c."personId" where c."serviceId" = 'in-eidskog' and c.role = 'deputy'`,
  );
  const other = await another(browser, db, rows[0].email, baseURL);
  await unheard(other);
  await other.goto(`${base}/answer`);
  await answerNotAffected(page);
  await saved(page);
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(page.getByRole('button', { name: 'Send inn svaret' })).toBeVisible();

  await choice(other, lost, 'Vi undersøker').check();
  await choice(other, /rett inn i systemet/, 'Nei').check();
  await expect(other.getByText('To svar på samme spørsmål. Velg ett')).toBeVisible();
  await other.getByRole('button', { name: 'Se over svaret' }).click();
  // Of two answers to one question one is chosen before anything is sent.
  await expect(
    other.getByRole('heading', { name: '2 spørsmål har to svar. Velg før dere sender inn' }),
  ).toBeVisible();
  await other.getByRole('button', { name: 'Send inn svaret' }).click();
  await expect(other.getByText('Velg mellom de to svarene først.')).toBeVisible();
  await expectSound(other);
  await other.getByRole('button', { name: 'Bruk mitt' }).first().click();
  await other.getByRole('button', { name: 'Bruk mitt' }).click();
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
