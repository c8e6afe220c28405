import type { Locator, Page } from '@playwright/test';
import { askAgain, heading, leaderOf, requestOf, saved, submitted } from './answering';
import { expect, test } from './fixtures';

/**
 * Keystroke-level model (Card, Moran and Newell 1980): a key of an average typist 0.28 s, a thought before each answer
 * 1.35 s; and five seconds to look up what one knows of a municipality.
 */
const seconds = { key: 0.28, thought: 1.35, lookUp: 5 };

/** The keyboard alone: every press is counted, and every answer is a thought. */
function keyboardOf(page: Page) {
  let keys = 0;
  let thoughts = 0;
  const press = async (key: string) => {
    keys++;
    await page.keyboard.press(key);
  };
  /** On with Tab until the control has the focus; a control that is missing is an error, not a wait. */
  const to = async (target: Locator) => {
    await expect(target).toBeVisible();
    const control = await target.elementHandle();
    for (let presses = 0; presses < 40; presses++) {
      if (await page.evaluate((one) => one === document.activeElement, control)) return;
      await press('Tab');
    }
    throw new Error(`forty times Tab do not lead to ${target}`);
  };
  const type = async (text: string) => {
    thoughts++;
    for (const key of text) await press(key);
  };
  return { press, to, type, count: () => ({ keys, thoughts }) };
}

test('ten municipalities are answered in one table, by keyboard alone, in less than five minutes', async ({
  page,
  db,
  signIn,
}) => {
  const { rows } = await db.query(
    `select number, name from municipality where "countyNumber" = '34' and coalesce("validTo", 'infinity') > '2023-06-09'
       and coalesce("validFrom", '-infinity') <= '2023-06-09' order by number limit 10`,
  );
  const numbers: string[] = rows.map((row) => row.number);
  expect(new Set(numbers).size).toBe(10);
  const requestId = await askAgain(db, await requestOf(db, 'in-loten'), 'open', {
    municipalities: numbers,
  });
  await signIn(leaderOf('in-loten'));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/requests/${requestId}/answer?view=table`);
  await expect(heading(page, '10 kommuner i én tabell')).toBeVisible();
  const { press, to, type, count } = keyboardOf(page);
  const row = (at: number) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('combobox') })
      .nth(at);
  const affected = (at: number) => row(at).getByRole('combobox').first();

  // The first is as most of them are. The third has lost four, of which one is found; the fifth does not use the system.
  await to(affected(0));
  await type('N');
  await to(row(0).getByRole('combobox').nth(1));
  await type('J');
  await to(affected(2));
  await type('J');
  await to(row(2).getByRole('combobox').nth(1));
  await type('J');
  await to(row(2).getByLabel(/^Tapte meldinger/));
  await type('4');
  await to(row(2).getByLabel(/^Gjenfunnet/));
  await type('1');
  await to(row(2).getByRole('button', { name: /mangler/ }));
  await press('Enter');
  const known = page.getByRole('group', { name: /kjent med tapet/ });
  await to(known.locator('..').getByRole('checkbox', { name: 'Vet ikke ennå' }));
  await press('Space');
  const notified = page.getByRole('group', { name: /Når ble Datatilsynet varslet/ });
  await to(notified.locator('..').getByRole('checkbox', { name: 'Ikke varslet ennå' }));
  await press('Space');
  await expect(row(2).getByRole('button', { name: /^Ferdig/ })).toBeVisible();
  await to(affected(4));
  await type('K');
  await expect(row(4).getByRole('button', { name: /^Ferdig/ })).toBeVisible();
  await to(page.getByRole('button', { name: 'Bruk samme svar for de 7 andre' }));
  await press('Enter');
  await expect(page.getByText('10 av 10 kommuner er ferdig')).toBeVisible();
  await saved(page);
  await to(page.getByRole('link', { name: 'Neste', exact: true }));
  await press('Enter');
  await to(page.getByRole('button', { name: 'Se over svaret' }));
  await press('Enter');
  await expect(heading(page, 'Se over svaret')).toBeVisible();
  await to(page.getByRole('button', { name: 'Send inn svaret' }));
  await press('Enter');
  await submitted(page);

  const { keys, thoughts } = count();
  const needed = keys * seconds.key + thoughts * seconds.thought + numbers.length * seconds.lookUp;
  console.log(
    `ten municipalities: ${keys} keys, ${thoughts} answers, about ${Math.round(needed)} s by the model`,
  );
  expect(keys).toBeLessThan(120);
  expect(needed).toBeLessThan(300);
  const stored = await db.query(
    `select l."municipalityNumber", l.indicators -> 'affected' ->> 'value' as affected, l.indicators -> 'searching' -> 'value' as searching,
       l.indicators -> 'usesSystem' ->> 'value' as uses
     from line l where l."requestId" = $1 order by 1`,
    [requestId],
  );
  expect(
    stored.rows.map(({ municipalityNumber, ...said }) => [municipalityNumber, ...Object.values(said)]),
  ).toEqual(
    numbers.map((number, at) => {
      if (at === 2) return [number, 'yes', 3, 'yes'];
      return at === 4 ? [number, null, null, 'no'] : [number, 'no', null, 'yes'];
    }),
  );
});
