import type { Locator } from '@playwright/test';
import { answerNotAffected, choice, heading, leaderOf, lost, requestOf, saved, submitted } from './answering';
import { expect, test } from './fixtures';

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
    await expect(rows.nth(at).getByRole('button', { name: /^Ferdig/ })).toBeVisible();
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
    .getByRole('button', { name: /^3 svar mangler/ })
    .click();
  await choice(page, /rett inn i systemet/, 'Ja').waitFor({ state: 'detached' });
  await expect(page.getByRole('group', { name: /kjent med tapet/ })).toBeVisible();
  await expectSound(page);
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
