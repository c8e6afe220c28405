import { choice, heading, leaderOf, lost, notKnownYet, requestOf, submitted } from './answering';
import { expect, test } from './fixtures';

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
    await notKnownYet(page, unknown).check();
  }
  await choice(page, /rett inn i systemet/, 'Ja').check();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await page.getByRole('button', { name: 'Send inn svaret' }).click();
  const first = await submitted(page);

  await page.goBack();
  await expect(heading(page, 'Svaret er sendt inn og lagret')).toBeVisible();
  await expect(page.getByText(`Kvittering ${first}, lagret`)).toBeVisible();
  await expect(page.getByLabel('Hvorfor rettes svaret?')).toHaveCount(0);
  await page.getByRole('link', { name: 'Rett svaret' }).click();
  await expect(page.getByText('Det du endrer her, blir en retting')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Tapte meldinger/ })).toHaveValue('3');
  await page.getByLabel('Tapte meldinger').fill('5');
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(page.getByText('Før: Tapte meldinger 3, Letes det fortsatt etter 2')).toBeVisible();
  await expect(page.getByRole('heading', { name: '2 endringer fra versjon 1' })).toBeVisible();
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
    status: 400,
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
