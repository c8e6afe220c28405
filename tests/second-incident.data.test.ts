import { beforeAll, describe, expect, test } from 'vitest';
import { statesCsv } from '@/domain/figures/csv-data';
import { getIncidentFigures, getSurveyFigures, listBreaches } from '@/domain/figures/data';
import { answersCsv } from '@/domain/figures/own-csv';
import { getOwnFigures } from '@/domain/figures/own-data';
import { concernWords } from '@/domain/incidents/concern-words';
import { getIncident } from '@/domain/incidents/data';
import { createIncident } from '@/domain/incidents/mutations';
import { wordLanguages, wordsIn } from '@/domain/incidents/words';
import { deliverMessages, type Mail } from '@/domain/messages/deliver';
import { createSignInLink } from '@/domain/people/mutations';
import { createQuestionnaire, publishQuestionnaire, saveDraft } from '@/domain/questionnaires/mutations';
import type { Answer, Fields } from '@/domain/questionnaires/schema';
import { getRequestForAnswering } from '@/domain/requests/data/answering';
import { listReturns } from '@/domain/returns/data';
import { submitReturn } from '@/domain/returns/mutations';
import { getSurvey, incidentOfQuestionnaire } from '@/domain/surveys/data';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import { listRequests, listRequestsCsv } from '@/domain/tracking/data';
import { getTrackedRequest } from '@/domain/tracking/detail-data';
import { remindRequests } from '@/domain/tracking/mutations';
import { type Actor, systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { useDatabase } from '@/tests/database';
import { must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { firstsWordsIn, secondDefinition, secondIncident } from './second-incident.ts';
import { secondWords } from './second-words.ts';

// An incident of another kind goes through the whole loop beside one of reports of concern, and nothing that comes
// out of it (mails, exports, the API's answers) has a word of the first. Its pages: e2e/second-incident.spec.ts.

const { owner } = useDatabase();
const { bufdir, leaderTrondheim, leaderSurnadal, leaderMolde, ministry } = people;
const does = <T>(actor: Actor, run: (tx: Tx) => Promise<Outcome<T>>) => must(asActor(actor, run));
const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });

let incidentId: string;
let surveyId: string;
const mails: Mail[] = [];
const requestOf = async (serviceId: string): Promise<string> =>
  (
    await owner.query('select id from request where "surveyId" = $1 and "serviceId" = $2', [
      surveyId,
      serviceId,
    ])
  ).rows[0].id;

async function deliver(): Promise<void> {
  await deliverMessages({
    inTx: (run) => asActor(systemActor('outbox'), run),
    createLink: createSignInLink,
    send: async (mail) => {
      mails.push(mail);
    },
    baseUrl: 'http://kvittert.test',
  });
}

async function firstIncident(): Promise<void> {
  const first = await does(bufdir, (tx) =>
    createIncident(bufdir, tx, { title: 'Den første', system: 'Familia', summary: 'Noe forsvant.' }),
  );
  const survey = await does(bufdir, (tx) =>
    createSurvey(bufdir, tx, {
      incidentId: first.incidentId,
      template: 'county-three-questions',
      introduction: 'Vi spør.',
      legalBasis: 'Loven.',
    }),
  );
  await does(bufdir, (tx) => openSurvey(bufdir, tx, survey));
}

async function ask(): Promise<void> {
  const started = await does(bufdir, (tx) =>
    createIncident(bufdir, tx, { ...secondIncident, words: secondWords }),
  );
  incidentId = started.incidentId;
  const { questionnaireVersionId } = await does(bufdir, (tx) =>
    createQuestionnaire(bufdir, tx, { title: 'Brevspørsmål' }),
  );
  await does(bufdir, (tx) =>
    saveDraft(bufdir, tx, { questionnaireVersionId, revision: 0, definition: secondDefinition }),
  );
  await does(bufdir, (tx) => publishQuestionnaire(bufdir, tx, { questionnaireVersionId, revision: 1 }));
  const survey = await does(bufdir, (tx) =>
    createSurvey(bufdir, tx, {
      incidentId,
      questionnaireVersionId,
      title: 'Spørsmål om brevene',
      introduction: 'Vi ber om svar.',
      legalBasis: 'Loven.',
    }),
  );
  surveyId = survey.surveyId;
  await does(bufdir, (tx) => openSurvey(bufdir, tx, { surveyId }));
}

async function answer(actor: Actor, serviceId: string, answers: Fields): Promise<void> {
  const requestId = await requestOf(serviceId);
  await must(
    submitReturn(actor, { requestId, baseVersion: 0, answers, idempotencyKey: `second-${serviceId}` }),
  );
}

const line = (number: string, answers: Fields): Fields =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [`${number}.${key}`, value]));

beforeAll(async () => {
  await insertSampleRegister(owner);
  for (const [person, language] of [
    [leaderTrondheim, 'nb'],
    [leaderSurnadal, 'nn'],
    [leaderMolde, 'en'],
  ] as const)
    await owner.query('update person set language = $2 where id = $1', [person.personId, language]);
  await firstIncident();
  await deliver();
  mails.length = 0;
  await ask();
  await deliver();
  const aware = '2023-06-01T10:00:00Z';
  await answer(leaderTrondheim, 'tr-trondheim', {
    ...line('5001', {
      usesSystem: stated('yes'),
      affected: stated('yes'),
      lost: stated(5),
      recovered: stated(2),
      irretrievable: stated(1),
      followedUp: stated(1),
      awareAt: stated(aware),
      dpaNotifiedAt: stated('2023-06-02T10:00:00Z'),
      howChecked: stated('system_log'),
      measures: stated(['upgraded']),
      told: stated('yes'),
      envelopes: stated(0),
    }),
    '.words': stated('Trykkeriet svarte raskt.'),
  });
  await answer(leaderSurnadal, 'mr-surnadal-rindal', {
    ...line('1566', {
      usesSystem: stated('yes'),
      affected: stated('no'),
      envelopes: { kind: 'notKnownYet' },
    }),
    ...line('5061', {
      usesSystem: stated('yes'),
      affected: stated('yes'),
      lost: stated(1),
      awareAt: stated(aware),
      dpaNotifiedAt: { kind: 'notKnownYet' },
      told: stated('no'),
      envelopes: stated(12),
    }),
  });
  const requestIds = [await requestOf('mr-molde')];
  await does(bufdir, (tx) => remindRequests(bufdir, tx, { surveyId, requestIds }));
  await deliver();
}, 60_000);

describe('an incident of another kind', () => {
  test('asks what applies there, and counts what is answered', async () => {
    const figures = await does(bufdir, (tx) => getIncidentFigures(bufdir, tx, { incidentId }));
    expect(figures.totals.lost).toEqual({ value: 6, statedBy: 2 });
    expect(figures.findings).toMatchObject({ affected: 2, notAffected: 1 });
    const { rows } = await owner.query('select indicators from line where "surveyId" = $1', [surveyId]);
    for (const { indicators } of rows) {
      for (const key of ['integrationInUse', 'fixedVersionOn', 'systemVersion'])
        expect(indicators).not.toHaveProperty(key);
    }
  });

  test('lends its words to the questionnaire that it asks, and none to one that nobody is asked', async () => {
    const { rows } = await owner.query(`select id from questionnaire where title = 'Brevspørsmål'`);
    const asking = (id: string) => does(bufdir, (tx) => incidentOfQuestionnaire(bufdir, tx, id));
    expect(await asking(rows[0].id)).toBe(incidentId);
    expect(await asking(crypto.randomUUID())).toBeNull();
  });

  test('counts its own questions, with how far the answers reach', async () => {
    const own = await does(bufdir, (tx) => getOwnFigures(bufdir, tx, { surveyId }));
    const [told, envelopes, words] = own.questions;
    expect(told?.choices?.map(({ key, count }) => [key, count])).toEqual([
      ['yes', 1],
      ['no', 1],
    ]);
    expect(envelopes?.number).toEqual({
      ...{ n: 2, sum: 12, median: 6, minimum: 0, maximum: 12 },
      bins: [0, 12].map((value) => ({ from: value, to: value, count: 1 })),
    });
    // Molde, Orkland and Oppdal have not answered; Surnadal's neighbours were asked about and nothing was said.
    expect(told?.coverage).toMatchObject({ units: 6, answered: 2, notKnownYet: 1, noReturn: 3, notAsked: 0 });
    expect(words?.coverage).toMatchObject({ units: 5, answered: 1, notRelevant: 1, noReturn: 3 });
    expect(own.texts?.map((text) => text.text)).toEqual(['Trykkeriet svarte raskt.']);
  });

  test('tells the ministry counts and no word, and a governor the own counties', async () => {
    const counted = await does(ministry, (tx) => getOwnFigures(ministry, tx, { surveyId }));
    expect(counted.texts).toBeNull();
    expect(counted.questions[1]?.number?.sum).toBe(12);
    expect(counted.questions.map((question) => question.key)).toEqual(['told', 'envelopes']);
    const more = await does(people.more, (tx) => getOwnFigures(people.more, tx, { surveyId }));
    expect(more.ownCounties).toBe(true);
    expect(more.questions[1]?.coverage).toMatchObject({ units: 2, answered: 0, notKnownYet: 1, noReturn: 1 });
    // Surnadal and Rindal's request asks about another county, too: what was asked once is not More's alone.
    expect(more.questions[2]?.coverage.units).toBe(1);
    const { rows } = await owner.query(`select count(*)::int as n from "return" where "surveyId" = $1`, [
      surveyId,
    ]);
    expect(rows[0].n).toBe(2);
  });

  test('figures of a past moment hold nothing that came later', async () => {
    const asOf = new Date(Date.now() - 3_600_000).toISOString();
    const own = await does(bufdir, (tx) => getOwnFigures(bufdir, tx, { surveyId, asOf }));
    expect(own.questions.map((question) => question.coverage.units)).toEqual([0, 0, 0]);
  });

  test('exports tell zero, not known yet, not relevant and no return apart', async () => {
    const csv = await does(bufdir, (tx) => answersCsv(bufdir, tx, { surveyId, language: 'nb' }));
    const [head = '', ...rows] = csv.replace('\uFEFF', '').split('\r\n');
    const columns = head.split(';');
    const cells = (number: string, column: string) => {
      const row = rows.find((one) => one.split(';')[3] === number)?.split(';') ?? [];
      const at = columns.indexOf(column);
      return [row[at], row[at + 1]];
    };
    expect(cells('5001', 'Konvolutter i retur')).toEqual(['0', 'oppgitt']);
    expect(cells('5061', 'Konvolutter i retur')).toEqual(['12', 'oppgitt']);
    expect(cells('1566', 'Konvolutter i retur')).toEqual(['', 'vet ikke ennå']);
    expect(cells('1506', 'Konvolutter i retur')).toEqual(['', 'ikke svart']);
    expect(cells('1566', 'Feilsendte brev')).toEqual(['', 'ikke relevant']);
    expect(cells('5001', 'Hvordan er brevene gått gjennom?')).toEqual(['Utsendingsloggen', 'oppgitt']);
    expect(head).not.toContain('utgave');
  });

  test('its mails have none of the first’s words', () => {
    expect(mails.filter((mail) => mail.subject).length).toBeGreaterThanOrEqual(6);
    for (const { subject, text, html } of mails)
      expect(firstsWordsIn(`${subject}\n${text}\n${html}`)).toEqual([]);
    const all = mails.map((mail) => mail.text).join('\n');
    // In the language that each has chosen.
    for (const phrase of [/Kvittering|kvittering/, /Du får|De |Hei|Opne/, /Open|reminder/i])
      expect(all).toMatch(phrase);
  });

  test('its exports have none of the first’s words in any language', async () => {
    for (const language of wordLanguages) {
      const files = await Promise.all([
        does(bufdir, (tx) => statesCsv(bufdir, tx, { kind: 'incident', id: incidentId, language })),
        does(bufdir, (tx) => statesCsv(bufdir, tx, { kind: 'survey', id: surveyId, language })),
        does(bufdir, (tx) =>
          listRequestsCsv(bufdir, tx, { surveyId, language, sort: 'status', descending: false } as never),
        ),
        does(bufdir, (tx) => answersCsv(bufdir, tx, { surveyId, language })),
      ]);
      for (const file of files) expect(firstsWordsIn(file)).toEqual([]);
      expect(files[0]).toContain(wordsIn(secondWords, language).fields.lost.label);
      expect(files[3]).toContain(wordsIn(secondWords, language).fields.measures.label);
    }
    // The search finds what it looks for.
    expect(firstsWordsIn(`x ${concernWords.nb.rungs.lost.many} y`)).not.toEqual([]);
  });

  test('the API’s answers about it have none of the first’s words', async () => {
    const requestId = await requestOf('tr-trondheim');
    const answers = await Promise.all([
      does(bufdir, (tx) => getIncident(bufdir, tx, incidentId)),
      does(bufdir, (tx) => getSurvey(bufdir, tx, surveyId)),
      does(bufdir, (tx) => getIncidentFigures(bufdir, tx, { incidentId })),
      does(bufdir, (tx) => getSurveyFigures(bufdir, tx, { surveyId })),
      does(bufdir, (tx) => getOwnFigures(bufdir, tx, { surveyId })),
      does(bufdir, (tx) => listBreaches(bufdir, tx, { incidentId })),
      does(bufdir, (tx) =>
        listRequests(bufdir, tx, { surveyId, sort: 'status', descending: false, limit: 100 }),
      ),
      does(bufdir, (tx) => getTrackedRequest(bufdir, tx, { requestId })),
      does(leaderTrondheim, (tx) => getRequestForAnswering(leaderTrondheim, tx, { requestId })),
      does(leaderTrondheim, (tx) => listReturns(leaderTrondheim, tx, { requestId })),
    ]);
    for (const one of answers) expect(firstsWordsIn(said(one).join('\n'))).toEqual([]);
  });
});

/** What an answer says to people: its texts, without names of fields and codes. */
function said(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'key' || key === 'applies' || key === 'path' ? [] : said(one),
  );
}
