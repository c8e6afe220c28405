import type { Actor } from '@/lib/actor';
import { askServices } from '@/tests/asked';
import type { Call, RealWrites } from '../call.ts';
import type { Cast } from '../cast.ts';
import { addSession } from '../one-each.ts';

type Person = Actor | undefined;

const reason = 'Prøve';
const versionOf = async ({ owner }: Cast, requestId: string) =>
  (await owner.query('select "currentVersion" as v from request where id = $1', [requestId])).rows[0]
    .v as number;

export const requests: RealWrites = {
  'POST /api/v1/requests/{requestId}/attachments': {
    role: 'leader',
    call: async (cast) => {
      const { services } = await askForFile(cast);
      return layFile(cast, services[0]?.requestId, services[0]?.leader);
    },
  },
  'POST /api/v1/requests/{requestId}/attachments/by-phone': {
    role: 'governor',
    call: async (cast) => {
      const { services, governor } = await askForFile(cast);
      await cast.owner.query(
        'insert into membership (id, "personId", role, "officeId") values (uuidv7(), $1, $2, $3)',
        [governor.personId, 'governor', governor.memberships[0]?.officeId],
      );
      return layFile(cast, services[0]?.requestId, governor);
    },
  },
  'POST /api/v1/requests/{requestId}/returns/by-phone': {
    role: 'directorate',
    call: async (cast) => {
      const { requestId } = cast.requests.national;
      const { rows } = await cast.owner.query(
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
    call: async (cast) => {
      const { requestId } = cast.requests.national;
      return { params: { requestId }, body: { version: await versionOf(cast, requestId), reason } };
    },
  },
  'POST /api/v1/requests/{requestId}/returns': {
    role: 'leader',
    call: async (cast, asked) => {
      const [service] = asked.services;
      return {
        cookie: await cookieOf(cast, service?.leader),
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
    call: async (cast) => ({
      params: { surveyId: cast.surveys.national },
      body: {
        answers: [
          {
            requestId: cast.requests.other.requestId,
            version: await versionOf(cast, cast.requests.other.requestId),
          },
        ],
      },
    }),
  },
  'POST /api/v1/surveys/{surveyId}/requests/unaccept': {
    role: 'directorate',
    call: async (cast) => {
      const { requestId } = cast.requests.other;
      return {
        params: { surveyId: cast.surveys.national },
        body: { answers: [{ requestId, version: await versionOf(cast, requestId) }] },
      };
    },
  },
  'POST /api/v1/requests/{requestId}/corrections': {
    role: 'directorate',
    call: async (cast) => ({
      params: { requestId: cast.requests.national.requestId },
      body: {
        version: await versionOf(cast, cast.requests.national.requestId),
        dueAt: '2099-01-01T10:00:00Z',
        questions: [{ path: '5061.lost', text: 'Prøve' }],
      },
    }),
  },
  'PUT /api/v1/requests/{requestId}/checklist': {
    role: 'directorate',
    call: async (cast) => {
      await cast.owner.query(
        `update survey set checklist = '[{"key": "a", "text": "Prøve"}]' where id = $1`,
        [cast.surveys.national],
      );
      return {
        params: { requestId: cast.requests.other.requestId },
        body: { version: await versionOf(cast, cast.requests.other.requestId), key: 'a', ticked: true },
      };
    },
  },
};

const cookieOf = async (cast: Cast, person: Person) =>
  (await addSession(cast, 'leader', { personId: person?.personId })).secret;

/** A survey of its own, with a question that takes files. */
function askForFile({ owner }: Cast) {
  const label = { nb: 'Logg' };
  const log = { type: 'shortText', key: 'log', scope: 'request', required: false, label } as const;
  return askServices(owner, { definition: { items: [{ ...log, allowAttachments: true }] } });
}

async function layFile(cast: Cast, requestId = '', person: Person): Promise<Call> {
  return {
    cookie: await cookieOf(cast, person),
    params: { requestId },
    headers: { 'x-file-name': 'a.csv' },
    query: { path: '.log' },
    // As JSON it is a table of two columns.
    body: { a: 1, b: 2 },
  };
}
