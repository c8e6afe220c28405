import type { APIResponse, Locator, Page } from '@playwright/test';
import type { Client } from 'pg';
import { pageRows } from '../tests/access/pages';
import { firstsWordsIn, secondDefinition, secondIncident } from '../tests/second-incident';
import { secondWords } from '../tests/second-words';
import { invitation } from './answering';
import { expect, test } from './fixtures';
import { textOf, textOfHtml } from './page-text';

// A made-up incident of another kind, started with the form, goes through the whole loop beside the first; every
// page of it is searched for the first's words, in three languages, as the server sends it (pages come whole); those
// that draw more in the browser are opened there, too. Mails and exports as files: tests/.

const languages = ['nb', 'nn', 'en'] as const;
const leader = 'leder@tr-leka.example.test';

/** What the first incident, its surveys and its authorities' lists of them are called may stand beside. */
async function named(db: Client): Promise<string[]> {
  const { rows } = await db.query(
    'select title from incident where title <> $1 union select title from survey where "incidentId" not in (select id from incident where title = $1)',
    [secondIncident.title],
  );
  return rows.map((row) => row.title);
}

function leaves(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path ? `${path}.${key}` : key));
}

/** Writes what is counted and its rungs into the form, and takes away the fields that do not apply. */
async function writeWords(page: Page): Promise<void> {
  for (const label of [
    'Er integrasjonen i bruk i kommunen?',
    'Hvilken versjon av systemet?',
    'Når ble rettet versjon installert?',
  ])
    await page.getByRole('checkbox', { name: label }).uncheck();
  for (const language of languages) {
    const { thing, rungs } = secondWords[language];
    for (const { path, text } of leaves({ thing, rungs }, language))
      await page.locator(`[id="words.${path}"]`).fill(text);
  }
  await page.getByRole('button', { name: 'Foreslå det som mangler' }).click();
  await page.getByRole('button', { name: 'Alle forslagene er riktige' }).click();
}

async function ok<T>(answer: APIResponse): Promise<T> {
  expect(answer.ok(), `${answer.url()} ${answer.status()} ${await answer.text()}`).toBe(true);
  return answer.json() as Promise<T>;
}

const stated = (value: string | number | string[]) => ({ kind: 'stated', value });

test('a coordinator starts an incident of another kind, and nothing about it has the words of the first', async ({
  page,
  db,
  context,
  signIn,
  expectSound,
  baseURL,
}) => {
  await signIn('bufdir@example.test');
  await page.goto('/incidents/new');
  await page.getByRole('button', { name: 'Start hendelsen' }).click();
  await expect(page.getByRole('link', { name: 'Navn på hendelsen: Fyll ut dette feltet.' })).toBeVisible();
  await page.getByLabel('Navn på hendelsen').fill(secondIncident.title);
  await page.getByLabel('System', { exact: true }).fill(secondIncident.system);
  await page.getByLabel('Hva har skjedd?').fill(secondIncident.summary);
  await page.getByRole('radio', { name: 'Noe annet' }).check();
  await page.getByRole('button', { name: 'Start hendelsen' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Dette må rettes' });
  await expect(alert).toContainText('Engelsk: 23 tekster må skrives eller rettes');
  await page.locator('[id="words.nb.rungs.lost.many"]').fill('uleste brev');
  await page.getByRole('button', { name: 'Foreslå det som mangler' }).click();
  await expect(page.locator('[id="words.nn.rungs.lost.many"]')).toHaveValue('ulesne brev');
  await expect(page.getByText(/forslag er ikke sett over/)).toBeVisible();
  await expect(page.getByText('57 uleste brev i 23 kommuner')).toBeVisible();
  await expectSound(page);
  // Neither the menu nor the back button takes what is written without asking; the question is answered with no.
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    return dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Spørreskjemaer' }).click();
  await page.evaluate(() => window.history.back());
  await expect.poll(() => asked).toHaveLength(2);
  await expect(page.getByLabel('Navn på hendelsen')).toHaveValue(secondIncident.title);
  await writeWords(page);
  await expect(page.getByText('57 misdirected letters in 23 municipalities')).toBeVisible();
  await page.getByRole('button', { name: 'Start hendelsen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: secondIncident.title })).toBeVisible();
  const incidentId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const post = <T>(path: string, data: unknown, headers = {}) =>
    page.request
      .post(path, { data, headers: { origin: baseURL ?? '', ...headers } })
      .then((answer) => ok<T>(answer));
  // The fields' words afterwards, as nobody has been asked yet.
  await ok(
    await page.request.patch(`/api/v1/incidents/${incidentId}`, {
      data: { words: secondWords, editRevision: 0 },
      headers: { origin: baseURL ?? '' },
    }),
  );
  const { questionnaireVersionId } = await post<{ questionnaireVersionId: string }>(
    '/api/v1/questionnaires',
    {
      title: 'Brevspørsmål',
    },
  );
  const questionnaire = `/api/v1/questionnaires/${questionnaireVersionId}`;
  await ok(
    await page.request.patch(questionnaire, {
      data: { revision: 0, definition: secondDefinition },
      headers: { origin: baseURL ?? '' },
    }),
  );
  const first = await named(db);
  /** Without the names of the first's incident and surveys. */
  const found = (text: string) =>
    firstsWordsIn(first.reduce((left, title) => left.replaceAll(title, ''), text));
  const searched: string[] = [];
  /** The page in each language, as it is sent to whoever is signed in now. */
  const search = async (path: string, ready = /./) => {
    searched.push(new URL(path, baseURL).pathname);
    const session = (await context.cookies()).find((one) => one.name === 'kvittert-session')?.value;
    await Promise.all(
      languages.map(async (language) => {
        const cookie = `kvittert-session=${session}; kvittert-language=${language}`;
        const answer = await fetch(new URL(path, baseURL), { headers: { cookie }, redirect: 'manual' });
        expect(answer.status, path).toBe(200);
        const html = await answer.text();
        expect(textOfHtml(/<h1[\s\S]*?<\/h1>/.exec(html)?.[0] ?? ''), `${path} in ${language}`).toMatch(
          ready,
        );
        expect.soft(found(textOfHtml(html)), `${path} in ${language}`).toEqual([]);
      }),
    );
  };
  /** The page as the browser has drawn it. */
  const searchDrawn = async (path: string, language: (typeof languages)[number], drawn: Locator) => {
    await context.addCookies([{ name: 'kvittert-language', value: language, url: baseURL ?? '' }]);
    await page.goto(path);
    await expect(drawn.first()).toBeVisible();
    expect.soft(found(await textOf(page)), `${path} drawn in ${language}`).toEqual([]);
  };

  await search(`/questionnaires/${questionnaireVersionId}/edit?incident=${incidentId}`);
  await post(`${questionnaire}/publish`, { revision: 1 });
  const { surveyId } = await post<{ surveyId: string }>('/api/v1/surveys', {
    incidentId,
    questionnaireVersionId,
    title: 'Spørsmål om brevene',
    introduction: 'Vi ber om svar.',
    legalBasis: 'Loven.',
    recipients: { all: false, include: ['tr-leka', 'mr-surnadal-rindal'] },
  });

  for (const path of ['', '/edit', '/words', '/notes/new', '/notices/new', '/operator-list', '/surveys/new'])
    await search(`/incidents/${incidentId}${path}`);
  await search(`/status/${incidentId}`);
  for (const place of ['', '/preview', '/try'])
    await search(`/questionnaires/${questionnaireVersionId}${place}`);
  await search(`/surveys/${surveyId}/edit`);
  await searchDrawn(`/surveys/${surveyId}/edit`, 'nn', page.getByRole('heading', { level: 1 }));
  await search(`/surveys/${surveyId}/open`);
  await post(`/api/v1/surveys/${surveyId}/open`, {});
  await search(`/incidents/${incidentId}/words`);

  // A leader answers, looks it over, and has the receipt.
  const { rows } = await db.query('select id from request where "surveyId" = $1 and "serviceId" = $2', [
    surveyId,
    'tr-leka',
  ]);
  const requestId: string = rows[0].id;
  const number = (
    await db.query('select "municipalityNumber" as n from request_municipality where "requestId" = $1', [
      requestId,
    ])
  ).rows[0].n;
  await signIn(leader);
  const request = `/requests/${requestId}`;
  await search('/my');
  await search(request);
  const fields = {
    usesSystem: stated('yes'),
    affected: stated('yes'),
    lost: stated(5),
    recovered: stated(2),
    irretrievable: stated(1),
    followedUp: stated(1),
    awareAt: stated('2023-06-07T08:00:00Z'),
    dpaNotifiedAt: stated('2023-06-08T08:00:00Z'),
    measures: stated(['upgraded', 'other']),
    howChecked: stated('system_log'),
    told: stated('yes'),
    envelopes: stated(0),
  };
  const answers = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [`${number}.${key}`, value]),
  );
  await ok(
    await page.request.patch(`/api/v1${request}/draft`, {
      data: {
        baseVersion: 0,
        fields: Object.entries(answers).map(([path, value]) => ({ path, value, revision: 0 })),
      },
      headers: { origin: baseURL ?? '' },
    }),
  );
  await search(`${request}/answer`);
  await searchDrawn(`${request}/answer`, 'en', page.getByText('Envelopes returned'));
  await search(`${request}/check`);
  const { number: receipt } = await post<{ number: string }>(
    `/api/v1${request}/returns`,
    { baseVersion: 0, answers },
    { 'idempotency-key': 'second-incident' },
  );
  await search(`${request}/receipt`);
  await search(`/receipts/${receipt}`);
  await search(await invitation(db, 'tr-leka', requestId));
  await search(request);

  await signIn('bufdir@example.test');
  await search(`/incidents/${incidentId}`);
  await search(`/surveys/${surveyId}`);
  await search(`/surveys/${surveyId}/questions`);
  await search(`/surveys/${surveyId}/requests/${requestId}`);
  await search(`/surveys/${surveyId}/requests/${requestId}/by-phone`);
  // What can be asked about is what was asked: not the questions that do not apply in this incident.
  await searchDrawn(
    `/surveys/${surveyId}/requests/${requestId}`,
    'nb',
    page.getByRole('button', { name: 'Send tilbake' }),
  );
  await page.getByRole('button', { name: 'Send tilbake' }).click();
  const askable = await page.getByRole('dialog').getByLabel('Felt').locator('option').allTextContents();
  expect(askable).toContain('Konvolutter i retur');
  expect(askable.filter((text) => /versjon|integrasjon/i.test(text))).toEqual([]);
  expect(found(askable.join('\n'))).toEqual([]);
  await search(`/surveys/${surveyId}/answers`);
  await search(`/status/${incidentId}`, /5 (feilsendte brev|feilsende brev|misdirected letters)/);
  await search(`/status/${incidentId}?survey=${surveyId}`);
  await search(`/status/${incidentId}/breaches`);
  await searchDrawn(`/status/${incidentId}`, 'en', page.getByText('Own questions of'));
  await searchDrawn(
    `/status/${incidentId}`,
    'nb',
    page.getByRole('heading', { name: 'Konvolutter i retur' }),
  );
  await expect(page.getByRole('columnheader', { name: 'Rettet versjon' })).toHaveCount(0);
  await expectSound(page);
  await page.getByRole('link', { name: 'Alle svar på egne spørsmål' }).click();
  await expect(page.getByRole('heading', { name: 'Er naboene kontaktet?' })).toBeVisible();
  await expect(page.getByText(/Besvart for 1 av \d linjer/).first()).toBeVisible();
  await expectSound(page);

  for (const language of languages) {
    for (const file of [
      `/api/v1/incidents/${incidentId}/figures.csv`,
      `/api/v1/surveys/${surveyId}/figures.csv`,
      `/api/v1/surveys/${surveyId}/requests.csv`,
      `/api/v1/surveys/${surveyId}/answers.csv`,
    ]) {
      const answer = await page.request.get(`${file}?language=${language}`);
      expect(answer.ok()).toBe(true);
      expect.soft(firstsWordsIn(await answer.text()), `${file} in ${language}`).toEqual([]);
    }
  }

  // Its mails, as the built-in mailbox has them.
  await expect.poll(async () => (await mailsAbout(db)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  for (const id of await mailsAbout(db)) await search(`/mailbox/${id}`);

  // Every page that is about something; those of people, of the register and of signing in know of no incident.
  const pages = new Set(
    pageRows.map((row) => row.page).filter((one) => /^(?!\/admin|\/sign-in).*\[/.test(one)),
  );
  const isSearched = (one: string) =>
    searched.some((path) => new RegExp(`^${one.replaceAll(/\[\w+\]/g, '[^/]+')}$`).test(path));
  expect([...pages].filter((one) => !isSearched(one))).toEqual([]);
});

async function mailsAbout(db: Client): Promise<string[]> {
  const { rows } = await db.query(
    `select id from mailbox_message where text like '%Vedtaksbrev til feil adresse%' or text like '%Spørsmål om brevene%'`,
  );
  return rows.map((row) => row.id);
}
