import { readFile } from 'node:fs/promises';
import type { OwnItem } from '@/domain/questionnaires/schema';
import { answerNotAffected, askAgain, choice, leaderOf, requestOf, saved, submitted } from './answering';
import { expect, test } from './fixtures';

const log: OwnItem = {
  type: 'longText',
  key: 'logFound',
  scope: 'municipality',
  required: false,
  label: { nb: 'Hva viser loggen?' },
  allowAttachments: true,
};
/** Two that must be answered, and about which nothing need be known yet. */
const told: OwnItem = {
  type: 'yesNo',
  key: 'told',
  scope: 'municipality',
  required: true,
  label: { nb: 'Er avsenderne varslet?' },
};
const found: OwnItem = {
  type: 'single',
  key: 'found',
  scope: 'municipality',
  required: true,
  label: { nb: 'Hvordan ble det oppdaget?' },
  options: [
    { key: 'log', label: { nb: 'I loggen' } },
    { key: 'call', label: { nb: 'En avsender ringte' } },
  ],
};
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
/** A program of Windows, whatever it is called. */
const program = Buffer.concat([
  Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'),
  Buffer.alloc(512),
]);
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

test('a file is laid beside an answer, wrong ones are refused with words, and it is saved and never shown', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const requestId = await askAgain(db, await requestOf(db, 'in-stange'), 'open', {
    questions: [log, told, found],
  });
  await signIn(leaderOf('in-stange'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/requests/${requestId}/answer`);
  await answerNotAffected(page);
  await saved(page);
  const choose = page.getByLabel('Legg ved en fil Hva viser loggen?');
  // By keyboard: the control has the focus after the box above it.
  await page.getByRole('textbox', { name: /^Hva viser loggen/ }).focus();
  await page.keyboard.press('Tab');
  await expect(choose).toBeFocused();

  await choose.setInputFiles(file('logg.pdf', 'application/pdf', program));
  await expect(page.getByText('Filen er verken PDF, PNG, JPEG eller CSV.')).toBeVisible();
  await expectSound(page);
  await choose.setInputFiles(file('stor.pdf', 'application/pdf', Buffer.alloc(10 * 1024 * 1024 + 1, pdf)));
  await expect(page.getByText('Filen er større enn 10 MB.')).toBeVisible();
  await choose.setInputFiles(file('navn.csv', 'text/csv', Buffer.from('dato;hvem\n1. juni;01820310191\n')));
  await expect(page.getByText(/inneholder et fødselsnummer/)).toBeVisible();
  await choose.setInputFiles(file('Logg fra juni.pdf', 'application/pdf', pdf));
  const link = page.getByRole('link', { name: 'Logg fra juni.pdf' });
  await expect(link).toBeVisible();
  await expect(page.getByText(/inneholder et fødselsnummer/)).toHaveCount(0);
  await expectSound(page);

  await choose.setInputFiles(file('feil.png', 'image/png', pdf));
  await page.getByRole('button', { name: 'Ta bort feil.png' }).click();
  await expect(page.getByRole('link', { name: 'feil.png' })).toHaveCount(0);
  await page.reload();
  await expect(link).toBeVisible();

  // Neither yes nor no, and not left empty either.
  for (const { label } of [told, found])
    await choice(page, new RegExp(label.nb.slice(0, -1)), 'Vet ikke ennå').check();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(link).toBeVisible();
  const unknown = page.getByRole('definition').filter({ hasText: /^Vet ikke ennå$/ });
  await expect(unknown).toHaveCount(2);
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await submitted(page);
  await expect(unknown).toHaveCount(2);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('Logg fra juni.pdf');
  expect(await readFile(await download.path())).toEqual(pdf);
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');

  await page.getByRole('link', { name: 'Rett svaret' }).click();
  await page.getByRole('button', { name: 'Ta bort Logg fra juni.pdf' }).click();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(page.getByRole('heading', { name: '1 endring fra versjon 1' })).toBeVisible();
  await expect(page.getByText('Tatt ut: Logg fra juni.pdf')).toBeVisible();
  await expectSound(page);

  // By phone a file is laid beside the answer just as well; what the service has stored stays where it is.
  const { rows } = await db.query('select "surveyId" from request where id = $1', [requestId]);
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${rows[0].surveyId}/requests/${requestId}/by-phone`);
  await expect(link).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ta bort Logg fra juni.pdf' })).toHaveCount(0);
  await choose.setInputFiles(file('feil.pdf', 'application/pdf', pdf));
  await page.getByRole('button', { name: 'Ta bort feil.pdf' }).click();
  await expect(page.getByRole('link', { name: 'feil.pdf' })).toHaveCount(0);
  await choose.setInputFiles(file('Sendt etterpå.pdf', 'application/pdf', pdf));
  await expect(page.getByRole('link', { name: 'Sendt etterpå.pdf' })).toBeVisible();
  await page.getByLabel('Hvorfor rettes svaret?').fill('De ringte.');
  await page.getByRole('button', { name: 'Lagre svaret' }).click();
  await expect(page.getByRole('heading', { name: 'Svaret er lagret' })).toBeVisible();
  const stored = await db.query(
    `select f ->> 'name' as name from "return", jsonb_array_elements(content::jsonb -> 'attachments') f
     where "requestId" = $1 and version = 2 order by 1`,
    [requestId],
  );
  expect(stored.rows.map((row) => row.name)).toEqual(['Logg fra juni.pdf', 'Sendt etterpå.pdf']);
});

/** What waits at it goes on when it is opened. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('a file on its way is waited for, and one that is taken out stays out when an older look comes after it', async ({
  page,
  db,
  signIn,
}) => {
  const requestId = await askAgain(db, await requestOf(db, 'in-stange'), 'open', { questions: [log] });
  await signIn(leaderOf('in-stange'));
  await page.goto(`/requests/${requestId}/answer`);
  await answerNotAffected(page);
  const upload = gate();
  await page.route('**/attachments?*', async (route) => {
    await upload.opened;
    await route.continue();
  });
  await page
    .getByLabel('Legg ved en fil Hva viser loggen?')
    .setInputFiles(file('Logg fra juni.pdf', 'application/pdf', pdf));
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  const onItsWay = page.getByText('En fil er fortsatt på vei.');
  await expect(onItsWay).toBeVisible();
  upload.open();
  const link = page.getByRole('link', { name: 'Logg fra juni.pdf' });
  await expect(link).toBeVisible();
  await expect(onItsWay).toHaveCount(0);
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await expect(page.getByRole('button', { name: 'Ta bort Logg fra juni.pdf' })).toBeVisible();
  await saved(page);

  // No look of the page as it was is counted for one of the page to come.
  await page.goto('about:blank');
  const look = gate();
  const looked = new Promise<void>((resolve) => {
    page.route('**/presence', async (route) => {
      const response = await route.fetch();
      resolve();
      // A look that was given up cannot be answered.
      await look.opened.then(() => route.fulfill({ response }).catch(() => {}));
    });
  });
  await page.goto(`/requests/${requestId}/answer`);
  await looked;
  const givenUp = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/presence'));
  await page.getByRole('button', { name: 'Ta bort Logg fra juni.pdf' }).click();
  await expect(link).toHaveCount(0);
  // The look that began before is not waited for any more: what it would say cannot bring the file back.
  await givenUp;
  look.open();
});
