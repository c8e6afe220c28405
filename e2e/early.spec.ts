import type { Page } from '@playwright/test';
import type { Client } from 'pg';
import { askAgain, choice, leaderOf, lost, requestOf, saved } from './answering';
import { expect, test } from './fixtures';

/** Lets the page come without its scripts; they come when they are released. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('a form that is sent before its scripts have come keeps what was typed and is sent when they are there', async ({
  page,
}) => {
  const release = await holdScripts(page);
  await page.goto('/sign-in', { waitUntil: 'commit' });
  // Designsystemet ties labels by script, so the box is found by its name.
  await page.locator('[name=email]').fill('leder@no-vega.example.test');
  await page.getByRole('button', { name: 'Send meg en lenke' }).click();
  expect(new URL(page.url()).search).toBe('');
  release();
  await expect(page.getByRole('heading', { name: 'Se i innboksen' })).toBeVisible();
});

test('what is typed and ticked before the scripts of the form have come is kept and saved', async ({
  page,
  db,
  signIn,
}) => {
  const { answers, draft } = await startToAnswer(page, db, signIn);
  const release = await holdScripts(page);
  await page.goto(answers, { waitUntil: 'commit' });
  // Designsystemet ties labels by script, so the boxes are found by their places and ids.
  const remains = page.locator('[id$="-remains"]');
  await page.getByRole('checkbox').first().check();
  await remains.fill('Leter');
  // React may set a box back to what it came with before it is given what was typed; a key may fall between.
  await remains.evaluate((box: HTMLTextAreaElement) => {
    box.value = '';
  });
  await page.keyboard.type(' nå');
  release();
  await expect
    .poll(draft)
    .toMatchObject({ lost: { kind: 'notKnownYet' }, remains: { kind: 'stated', value: 'Leter nå' } });
  await expect(remains).toBeFocused();
  await page.keyboard.type(' i loggen.');
  await expect.poll(draft).toMatchObject({ remains: { kind: 'stated', value: 'Leter nå i loggen.' } });
});

test('a box that is ticked while React takes over the page is ticked for good', async ({
  page,
  db,
  signIn,
}) => {
  const { answers, draft } = await startToAnswer(page, db, signIn);
  // React works in turns, for which it writes to itself; while these letters wait, it has begun and does not end.
  await page.addInitScript(() => {
    const { postMessage } = MessagePort.prototype;
    const waiting: (() => void)[] = [];
    MessagePort.prototype.postMessage = function (...message: unknown[]) {
      waiting.push(() => Reflect.apply(postMessage, this, message));
    };
    Object.assign(window, {
      letReactWork() {
        MessagePort.prototype.postMessage = postMessage;
        for (const post of waiting) post();
      },
    });
  });
  const release = await holdScripts(page);
  await page.goto(answers, { waitUntil: 'commit' });
  const box = page.getByRole('checkbox').first();
  await box.hover();
  await page.mouse.down();
  release();
  await page.waitForFunction(() =>
    Object.getOwnPropertyNames(document).some((name) => name.startsWith('_reactListening')),
  );
  await page.mouse.up();
  await page.evaluate('letReactWork()');
  await expect.poll(draft).toMatchObject({ lost: { kind: 'notKnownYet' } });
  await expect(box).toBeChecked();
});

/** A leader who has answered the first question, signed in; what the server holds of the answers so far. */
async function startToAnswer(page: Page, db: Client, signIn: (email: string) => Promise<void>) {
  const request = await askAgain(db, await requestOf(db, 'in-hamar'), 'open');
  await signIn(leaderOf('in-hamar'));
  const answers = `/requests/${request}/answer`;
  await page.goto(answers);
  await choice(page, lost, 'Ja').check();
  await saved(page);
  const draft = async () => {
    const { rows } = await db.query(
      `select split_part(path, '.', 2) as key, value from draft_field where "requestId" = $1`,
      [request],
    );
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  };
  return { answers, draft };
}
