import { answerNotAffected, choice, leaderOf, lost, requestOf, saved, submitted } from './answering';
import { expect, test } from './fixtures';

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
  // What is sent as a page is left is out of Playwright's hands, and may have got through.
  await expect(page.getByText(/^(Ikke lagret, prøver igjen|Lagret \d\d:\d\d)$/)).toBeVisible();
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
  // A look at who else answers is under way all the time, and finds the answer that the leader's own press has stored.
  let stored = () => {};
  const isStored = new Promise<void>((resolve) => {
    stored = resolve;
  });
  await page.route('**/presence', async (route) => {
    await isStored;
    await route.continue();
  });
  await page.goto(`/requests/${requestId}/answer`);
  await answerNotAffected(page);
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  // The answer arrives and is stored, but its receipt gets lost on the way back.
  let sent = 0;
  await page.route('**/api/v1/requests/*/returns', async (route) => {
    sent += 1;
    if (sent === 1) {
      await route.fetch();
      const looked = page.waitForResponse('**/presence');
      stored();
      await looked;
      await route.abort('internetdisconnected');
    } else await route.continue();
  });
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await expect(page.getByText(/^Vi fikk ikke svar og vet ikke om det kom fram/)).toBeVisible();
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  await submitted(page);
  const { rows } = await db.query('select version from "return" where "requestId" = $1', [requestId]);
  expect(rows).toEqual([{ version: 1 }]);
});

test('an answer pressed in without a connection is sent by the same press when the connection is back', async ({
  page,
  context,
  db,
  signIn,
}) => {
  const requestId = await requestOf(db, 'in-vestre-toten');
  await signIn(leaderOf('in-vestre-toten'));
  await page.goto(`/requests/${requestId}/answer`);
  await answerNotAffected(page);
  await saved(page);
  // One answer has not been saved when the check begins.
  const draft = '**/api/v1/requests/*/draft';
  await page.route(draft, (route) => route.abort('internetdisconnected'));
  await choice(page, /rett inn i systemet/, 'Nei').check();
  await expect(page.getByText('Ikke lagret, prøver igjen')).toBeVisible();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  const send = page.getByRole('button', { name: 'Send inn svaret' });
  await expect(send).toBeVisible();
  await context.setOffline(true);
  await send.click();
  await expect(page.getByText(/^Vi fikk ikke svar og vet ikke om det kom fram/)).toBeVisible();
  await context.setOffline(false);
  await page.unroute(draft);
  await send.click();
  await submitted(page);
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
  await page.getByText(/^Det dere vet om resten/).click();
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
