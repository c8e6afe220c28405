import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { operations } from '@/domain/api';
import { env } from '@/lib/env';
import type { Operation } from '@/lib/operation';
import { serve } from '@/lib/route';
import { newSecret, sha256 } from '@/lib/secrets';
import { type Asked, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { type Call, callOf } from './calls.ts';
import { type Cast, copyOfDraft, makeCast } from './cast.ts';
import { addLink, addProposal, addSession } from './one-each.ts';
import { type Role, roleNames } from './roles.ts';
import { tableRows } from './table.ts';

// Every write of the API leaves an event. Each operation is called as the table of access calls it; where that changes
// nothing (it asks who may, not what happens), with a call that does.

const { owner } = useDatabase();
let cast: Cast;
let asked: Asked;
let ownSurvey = '';

/** Writes that leave no event, and why. */
const unrecorded: Record<string, string> = {
  'PATCH /api/v1/requests/{requestId}/draft': 'of drafts: opened and submitted, not contents (domain.md)',
  'POST /api/v1/requests/{requestId}/presence': 'who has a form open right now; forgotten after a minute',
  'POST /api/v1/surveys/{surveyId}/recipients': 'a preview: nothing is written',
  'POST /api/v1/demo/clock': 'the demo only; what the story does is recorded as its people do it',
};

const surveyOf = async (requestId: string) =>
  (await owner.query('select "surveyId" as id from request where id = $1', [requestId])).rows[0].id as string;
const versionOf = async (requestId: string) =>
  (await owner.query('select "currentVersion" as v from request where id = $1', [requestId])).rows[0]
    .v as number;
const draftOf = async () =>
  (
    await owner.query('select * from questionnaire_version where id = $1', [
      cast.questionnaires.governorDraft,
    ])
  ).rows[0];
/** A published version made from the questions of a survey, of the governor's office. */
const correctionOf = async (surveyId: string): Promise<string> =>
  (
    await owner.query(
      `with q as (insert into questionnaire (id, "officeId", title) values (uuidv7(), 'sf-tr', 'Rettet') returning id)
       insert into questionnaire_version (id, "questionnaireId", version, definition, "publishedAt", "basedOnId")
       select uuidv7(), q.id, 1, v.definition, now(), v.id
       from q, survey s join questionnaire_version v on v.id = s."questionnaireVersionId" where s.id = $1 returning id`,
      [surveyId],
    )
  ).rows[0].id;
const onUnanswered = (body: object) => async () => ({
  params: { surveyId: await surveyOf(cast.unanswered) },
  body: { requestIds: [cast.unanswered], ...body },
});
const reason = 'Prøve';

async function sessionOf(personId: string | null | undefined): Promise<string> {
  const secret = newSecret();
  await owner.query(
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
     values (uuidv7(), $1, $2, now(), now(), now() + interval '1 hour')`,
    [sha256(secret), personId],
  );
  return secret;
}

/** Calls that really write, by operation: as whom, and what. In the order of the API's list. */
const real: Record<string, { role: Role; call: () => Call | Promise<Call> }> = {
  'POST /api/v1/surveys/{surveyId}/proposals': {
    role: 'directorate',
    call: () => {
      Object.assign(env(), { TWO_PERSON_RULE: true });
      return { params: { surveyId: cast.surveys.national }, body: { kind: 'close_survey' } };
    },
  },
  'POST /api/v1/proposals/{proposalId}/confirm': {
    role: 'directorate',
    call: async () => ({ params: await addProposal(cast, 'national') }),
  },
  'POST /api/v1/incidents/{incidentId}/operator-lists': {
    role: 'operator',
    call: () => ({
      params: { incidentId: cast.incidents.directorate },
      body: { rows: [{ municipalityNumber: '4601', usesSystem: 'no' }] },
    }),
  },
  'POST /api/v1/incidents/{incidentId}/operator-counts': {
    role: 'operator',
    call: () => ({
      params: { incidentId: cast.incidents.directorate },
      body: { rows: [{ municipalityNumber: '4601', month: '2023-01', sent: 2, delivered: 1 }] },
    }),
  },
  'POST /api/v1/questionnaires': {
    role: 'governor',
    call: () => ({ body: { officeId: 'sf-tr', title: 'Prøve' } }),
  },
  'POST /api/v1/questionnaires/imports': {
    role: 'governor',
    call: async () => ({
      body: {
        officeId: 'sf-tr',
        file: { kind: 'kvittert-questionnaire', title: 'Prøve', definition: (await draftOf()).definition },
      },
    }),
  },
  'PATCH /api/v1/questionnaires/{questionnaireVersionId}': {
    role: 'governor',
    call: async () => ({
      params: { questionnaireVersionId: cast.questionnaires.governorDraft },
      body: { revision: (await draftOf()).revision, title: 'Nytt navn' },
    }),
  },
  'POST /api/v1/questionnaires/{questionnaireVersionId}/publish': {
    role: 'governor',
    call: async () => ({
      params: { questionnaireVersionId: cast.questionnaires.governorDraft },
      body: { revision: (await draftOf()).revision },
    }),
  },
  'POST /api/v1/surveys/{surveyId}/question-correction': {
    role: 'governor',
    call: async () => ({
      params: { surveyId: cast.surveys.county },
      body: {
        questionnaireVersionId: await correctionOf(cast.surveys.county),
        reason: 'Prøve',
        dueAt: '2099-01-01T10:00:00Z',
      },
    }),
  },
  'POST /api/v1/surveys': {
    role: 'governor',
    call: () => ({
      body: {
        incidentId: cast.incidents.directorate,
        officeId: 'sf-tr',
        template: 'county-three-questions',
        title: 'Prøve',
        introduction: 'Vi spør.',
        legalBasis: 'Loven.',
      },
    }),
  },
  'PATCH /api/v1/surveys/{surveyId}': {
    role: 'governor',
    call: () => ({
      params: { surveyId: cast.surveys.countyDraft },
      body: { revision: 0, title: 'Ny tittel' },
    }),
  },
  'POST /api/v1/surveys/{surveyId}/open': {
    role: 'governor',
    call: async () => {
      const { rows } = await owner.query(
        `select id, revision from survey where title = 'Prøve' and state = 'draft'`,
      );
      ownSurvey = rows[0].id;
      return { params: { surveyId: ownSurvey }, body: { revision: rows[0].revision } };
    },
  },
  'POST /api/v1/surveys/{surveyId}/close': {
    role: 'governor',
    call: async () => {
      const surveyId = await copyOfDraft(cast, cast.surveys.countyDraft);
      await owner.query(`update survey set state = 'open', "openedAt" = now() where id = $1`, [surveyId]);
      return { params: { surveyId }, body: {} };
    },
  },
  'POST /api/v1/surveys/{surveyId}/reopen': {
    role: 'governor',
    call: () => ({ params: { surveyId: cast.surveys.closed }, body: { reason } }),
  },
  'POST /api/v1/surveys/{surveyId}/requests/exempt': { role: 'directorate', call: onUnanswered({ reason }) },
  'POST /api/v1/surveys/{surveyId}/requests/unexempt': {
    role: 'directorate',
    call: onUnanswered({ reason }),
  },
  'POST /api/v1/surveys/{surveyId}/requests/extend': {
    role: 'directorate',
    call: onUnanswered({ reason, dueAt: '2023-07-01T10:00:00Z' }),
  },
  'POST /api/v1/surveys/{surveyId}/requests/remind': { role: 'directorate', call: onUnanswered({}) },
  'POST /api/v1/surveys/{surveyId}/requests/assign': {
    role: 'directorate',
    call: async () => ({
      params: { surveyId: await surveyOf(cast.unanswered) },
      body: {
        requests: [{ requestId: cast.unanswered, assigneeId: null }],
        personId: cast.personIds.directorate,
      },
    }),
  },
  'POST /api/v1/requests/{requestId}/attachments': {
    role: 'leader',
    call: async () => {
      const label = { nb: 'Logg' };
      const log = { type: 'shortText', key: 'log', scope: 'request', required: false, label } as const;
      const { services } = await askServices(owner, {
        definition: { items: [{ ...log, allowAttachments: true }] },
      });
      return {
        cookie: await sessionOf(services[0]?.leader.personId),
        params: { requestId: services[0]?.requestId ?? '' },
        headers: { 'x-file-name': 'a.csv' },
        query: { path: '.log' },
        // As JSON it is a table of two columns.
        body: { a: 1, b: 2 },
      };
    },
  },
  'POST /api/v1/requests/{requestId}/returns/by-phone': {
    role: 'directorate',
    call: async () => {
      const { requestId } = cast.requests.national;
      const { rows } = await owner.query(
        'select "currentVersion" as version, "queuedAt" as at from request where id = $1',
        [requestId],
      );
      const no = { kind: 'stated', value: 'no' };
      return {
        params: { requestId },
        headers: { 'idempotency-key': 'on-the-phone' },
        body: {
          baseVersion: rows[0].version,
          answers: { '1566.usesSystem': no, '5061.usesSystem': no },
          reason,
          giver: { name: 'Vakt', role: 'vakt' },
          givenAt: rows[0].at.toISOString(),
        },
      };
    },
  },
  'POST /api/v1/requests/{requestId}/objections': {
    role: 'leader',
    call: async () => {
      const { requestId } = cast.requests.national;
      const { rows } = await owner.query('select "currentVersion" as version from request where id = $1', [
        requestId,
      ]);
      return { params: { requestId }, body: { version: rows[0].version, reason } };
    },
  },
  'POST /api/v1/requests/{requestId}/returns': {
    role: 'leader',
    call: async () => {
      const [service] = asked.services;
      return {
        cookie: await sessionOf(service?.leader.personId),
        params: { requestId: service?.requestId ?? '' },
        headers: { 'idempotency-key': 'once-and-for-all' },
        body: {
          baseVersion: 0,
          answers: {
            '4601.usesSystem': { kind: 'stated', value: 'yes' },
            '4601.affected': { kind: 'stated', value: 'no' },
          },
        },
      };
    },
  },
  'POST /api/v1/surveys/{surveyId}/requests/accept': {
    role: 'directorate',
    call: async () => ({
      params: { surveyId: cast.surveys.national },
      body: {
        answers: [
          {
            requestId: cast.requests.other.requestId,
            version: await versionOf(cast.requests.other.requestId),
          },
        ],
      },
    }),
  },
  'POST /api/v1/surveys/{surveyId}/requests/unaccept': {
    role: 'directorate',
    call: async () => {
      const { requestId } = cast.requests.other;
      return {
        params: { surveyId: cast.surveys.national },
        body: { answers: [{ requestId, version: await versionOf(requestId) }] },
      };
    },
  },
  'DELETE /api/v1/saved-views/{viewId}': {
    role: 'governor',
    call: async () => {
      const { rows } = await owner.query(
        `insert into saved_view (id, "personId", name, filter, "createdAt") values (uuidv7(), $1, 'Min', '{}', now()) returning id`,
        [cast.personIds.governor],
      );
      return { params: { viewId: rows[0].id } };
    },
  },
  'POST /api/v1/requests/{requestId}/corrections': {
    role: 'directorate',
    call: async () => ({
      params: { requestId: cast.requests.national.requestId },
      body: {
        version: await versionOf(cast.requests.national.requestId),
        dueAt: '2023-07-01T10:00:00Z',
        questions: [{ path: '5061.lost', text: 'Prøve' }],
      },
    }),
  },
  'PUT /api/v1/requests/{requestId}/checklist': {
    role: 'directorate',
    call: async () => {
      await owner.query(`update survey set checklist = '[{"key": "a", "text": "Prøve"}]' where id = $1`, [
        cast.surveys.national,
      ]);
      return {
        params: { requestId: cast.requests.other.requestId },
        body: { version: await versionOf(cast.requests.other.requestId), key: 'a', ticked: true },
      };
    },
  },
  'POST /api/v1/services/{serviceId}/contacts': {
    role: 'leader',
    call: () => ({
      params: { serviceId: 'mr-surnadal-rindal' },
      body: { role: 'deputy', name: 'Prøve', email: 'ny-nestleder@example.test' },
    }),
  },
  'PATCH /api/v1/services/{serviceId}/contacts/{contactId}': {
    role: 'leader',
    call: async () => {
      const { rows } = await owner.query(
        `select c.id from contact c join person p on p.id = c."personId" where p.email = 'ny-nestleder@example.test'`,
      );
      return {
        params: { serviceId: 'mr-surnadal-rindal', contactId: rows[0].id },
        body: { name: 'Ny Prøve' },
      };
    },
  },
  'POST /api/v1/sign-in-links': { role: 'nobody', call: () => ({ body: { email: 'bufdir@example.test' } }) },
  'POST /api/v1/sign-in-links/{token}/renew': {
    role: 'nobody',
    call: async () => ({
      params: {
        token: await addLink(cast, {
          requestId: cast.requests.county.requestId,
          hours: -1,
          ...(cast.personIds.leader ? { personId: cast.personIds.leader } : {}),
        }),
      },
    }),
  },
  'POST /api/v1/sign-out': { role: 'leader', call: () => ({}) },
  'POST /api/v1/api-tokens': {
    role: 'governor',
    call: () => ({
      body: { name: 'Prøve', lastDay: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) },
    }),
  },
  'POST /api/v1/retention/erase': {
    role: 'admin',
    call: async () => {
      await owner.query(
        `insert into archive_export (id, through, "recordedAt", "manifestHash", counts)
         values (uuidv7(), '2100-01-01', now(), 'x', '{}')`,
      );
      return { body: { personId: cast.personIds.endedLeader } };
    },
  },
  'POST /api/v1/memberships': {
    role: 'admin',
    call: () => ({ body: { email: 'ny@example.test', role: 'governor', officeId: 'sf-tr' } }),
  },
  'POST /api/v1/register/imports': {
    role: 'admin',
    call: () => {
      const [head = '', first = ''] = readFileSync('prisma/replay/offices.csv', 'utf8').split(/\r?\n/);
      return { body: { kind: 'offices', dryRun: false, csv: `${head}\n${first}\n` } };
    },
  },
};

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const writes = operations.filter(({ method }) => method !== 'GET');

beforeAll(async () => {
  cast = await makeCast(owner);
  asked = await askServices(owner);
}, 120_000);

async function ask(operation: Operation, role: Role, call: Call): Promise<string> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => call.params?.[name] ?? '');
  const secret = role === 'nobody' ? undefined : (call.cookie ?? (await addSession(cast, role)).secret);
  const url = `http://localhost:3000${path}?${new URLSearchParams(call.query)}`;
  const response = await serve(operation)(
    new Request(url, {
      method: operation.method,
      headers: {
        ...(secret ? { cookie: `kvittert-session=${secret}` } : {}),
        'x-request-id': 'asked',
        ...call.headers,
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
    }),
    { params: Promise.resolve(call.params ?? {}) },
  );
  return `${role}: ${response.status} ${(await response.text()).slice(0, 300)}`;
}

/** As the table of access calls it: the first role that it lets through. */
async function askAsInTable(operation: Operation): Promise<string[]> {
  const said: string[] = [];
  for (const { of, operation: name, cells } of tableRows.filter(
    (row) => row.operation === nameOf(operation),
  )) {
    const role = roleNames.find(
      (one) => typeof cells[one] === 'string' && one !== 'token' && one !== 'revokedToken',
    );
    if (role) said.push(await ask(operation, role, await callOf(cast, name, of, role)));
  }
  return said;
}

const events = async () =>
  (
    await owner.query<{
      id: string;
      kind: string;
      role: string;
      personId: string | null;
      correlation: string;
    }>('select id, kind, role, "personId", correlation from audit_event order by id')
  ).rows;

const kinds = new Set<string>();

describe('what is written is recorded', () => {
  for (const operation of writes.filter((one) => !unrecorded[nameOf(one)])) {
    test(nameOf(operation), async () => {
      const before = (await events()).length;
      // The rule of two persons is off unless an installation turns it on.
      Object.assign(env(), {
        TWO_PERSON_RULE: nameOf(operation) === 'POST /api/v1/surveys/{surveyId}/proposals',
      });
      const own = real[nameOf(operation)];
      const said = own ? [await ask(operation, own.role, await own.call())] : await askAsInTable(operation);
      const added = (await events()).slice(before).filter((event) => event.correlation === 'asked');
      // With what was answered, so that a failure says why nothing was written.
      expect(added.length, said.join('\n')).toBeGreaterThan(0);
      // Asking for and using a link tell who it is, though nobody was signed in.
      for (const { personId } of added) expect(personId).not.toBeNull();
      for (const { kind } of added) kinds.add(kind);
    });
  }

  test('what leaves no event is still an operation', () => {
    const names = writes.map(nameOf);
    expect(Object.keys(unrecorded).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(real).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(['nb', 'nn', 'en'])('every kind of event is said in words in %s', async (language) => {
    for (const { kind } of await events()) kinds.add(kind);
    const words = JSON.parse(readFileSync(`messages/${language}/audit.json`, 'utf8')).kinds;
    const silent = [...kinds].filter((kind) => {
      const [noun = '', verb = ''] = kind.split('.');
      return !words[noun]?.[verb];
    });
    expect(silent).toEqual([]);
  });
});
