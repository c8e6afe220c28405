// long: one table, with a row for every write whose call in the table of access may change nothing.
import { readFileSync } from 'node:fs';
import { env } from '@/lib/env';
import { newSecret, sha256 } from '@/lib/secrets';
import { type Asked, askServices } from '@/tests/asked';
import type { Call } from './calls.ts';
import { type Cast, copyOfDraft } from './cast.ts';
import { addLink, addProposal } from './one-each.ts';
import type { Role } from './roles.ts';

const surveyOf = async ({ owner }: Cast, requestId: string) =>
  (await owner.query('select "surveyId" as id from request where id = $1', [requestId])).rows[0].id as string;
const versionOf = async ({ owner }: Cast, requestId: string) =>
  (await owner.query('select "currentVersion" as v from request where id = $1', [requestId])).rows[0]
    .v as number;
const draftOf = async ({ owner, questionnaires }: Cast) =>
  (await owner.query('select * from questionnaire_version where id = $1', [questionnaires.governorDraft]))
    .rows[0];
/** A published version made from the questions of a survey, of the governor's office. */
const correctionOf = async ({ owner }: Cast, surveyId: string): Promise<string> =>
  (
    await owner.query(
      `with q as (insert into questionnaire (id, "officeId", title) values (uuidv7(), 'sf-tr', 'Rettet') returning id)
       insert into questionnaire_version (id, "questionnaireId", version, definition, "publishedAt", "basedOnId")
       select uuidv7(), q.id, 1, v.definition, now(), v.id
       from q, survey s join questionnaire_version v on v.id = s."questionnaireVersionId" where s.id = $1 returning id`,
      [surveyId],
    )
  ).rows[0].id;
const onUnanswered = (body: object) => async (cast: Cast) => ({
  params: { surveyId: await surveyOf(cast, cast.unanswered) },
  body: { requestIds: [cast.unanswered], ...body },
});
const reason = 'Prøve';

async function sessionOf({ owner }: Cast, personId: string | null | undefined): Promise<string> {
  const secret = newSecret();
  await owner.query(
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
     values (uuidv7(), $1, $2, now(), now(), now() + interval '1 hour')`,
    [sha256(secret), personId],
  );
  return secret;
}

type RealWrite = { role: Role; call: (cast: Cast, asked: Asked) => Call | Promise<Call> };

/** Calls that really write, by operation: as whom, and what. In the order of the API's list, which some build on. */
export const realWrites: Record<string, RealWrite> = {
  'POST /api/v1/surveys/{surveyId}/proposals': {
    role: 'directorate',
    call: (cast) => {
      Object.assign(env(), { TWO_PERSON_RULE: true });
      return { params: { surveyId: cast.surveys.national }, body: { kind: 'close_survey' } };
    },
  },
  'POST /api/v1/proposals/{proposalId}/confirm': {
    role: 'directorate',
    call: async (cast) => ({ params: await addProposal(cast, 'national') }),
  },
  'PATCH /api/v1/incidents/{incidentId}': {
    role: 'directorate',
    call: (cast) => ({
      params: { incidentId: cast.incidents.directorate },
      body: { editRevision: 0, system: 'Nytt system' },
    }),
  },
  'PUT /api/v1/surveys/{surveyId}/checklist': {
    role: 'governor',
    call: (cast) => ({ params: { surveyId: cast.surveys.county }, body: { points: [], revision: 0 } }),
  },
  'PUT /api/v1/surveys/{surveyId}/reminder-plan': {
    role: 'governor',
    call: (cast) => ({ params: { surveyId: cast.surveys.county }, body: { days: [1], revision: 0 } }),
  },
  'POST /api/v1/incidents/{incidentId}/operator-lists': {
    role: 'operator',
    call: (cast) => ({
      params: { incidentId: cast.incidents.directorate },
      body: { rows: [{ municipalityNumber: '4601', usesSystem: 'no' }] },
    }),
  },
  'POST /api/v1/incidents/{incidentId}/operator-counts': {
    role: 'operator',
    call: (cast) => ({
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
    call: async (cast) => ({
      body: {
        officeId: 'sf-tr',
        file: {
          kind: 'kvittert-questionnaire',
          title: 'Prøve',
          definition: (await draftOf(cast)).definition,
        },
      },
    }),
  },
  'PATCH /api/v1/questionnaires/{questionnaireVersionId}': {
    role: 'governor',
    call: async (cast) => ({
      params: { questionnaireVersionId: cast.questionnaires.governorDraft },
      body: { revision: (await draftOf(cast)).revision, title: 'Nytt navn' },
    }),
  },
  'POST /api/v1/questionnaires/{questionnaireVersionId}/publish': {
    role: 'governor',
    call: async (cast) => ({
      params: { questionnaireVersionId: cast.questionnaires.governorDraft },
      body: { revision: (await draftOf(cast)).revision },
    }),
  },
  'POST /api/v1/surveys/{surveyId}/question-correction': {
    role: 'governor',
    call: async (cast) => ({
      params: { surveyId: cast.surveys.county },
      body: {
        questionnaireVersionId: await correctionOf(cast, cast.surveys.county),
        reason: 'Prøve',
        dueAt: '2099-01-01T10:00:00Z',
      },
    }),
  },
  'POST /api/v1/surveys': {
    role: 'governor',
    call: (cast) => ({
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
    call: (cast) => ({
      params: { surveyId: cast.surveys.countyDraft },
      body: { revision: 0, title: 'Ny tittel' },
    }),
  },
  'POST /api/v1/surveys/{surveyId}/open': {
    role: 'governor',
    call: async (cast) => {
      const { rows } = await cast.owner.query(
        `select id, revision from survey where title = 'Prøve' and state = 'draft'`,
      );
      return { params: { surveyId: rows[0].id }, body: { revision: rows[0].revision } };
    },
  },
  'POST /api/v1/surveys/{surveyId}/close': {
    role: 'governor',
    call: async (cast) => {
      const surveyId = await copyOfDraft(cast, cast.surveys.countyDraft);
      await cast.owner.query(`update survey set state = 'open', "openedAt" = now() where id = $1`, [
        surveyId,
      ]);
      return { params: { surveyId }, body: {} };
    },
  },
  'POST /api/v1/surveys/{surveyId}/reopen': {
    role: 'governor',
    call: (cast) => ({ params: { surveyId: cast.surveys.closed }, body: { reason } }),
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
    call: async (cast) => ({
      params: { surveyId: await surveyOf(cast, cast.unanswered) },
      body: {
        requests: [{ requestId: cast.unanswered, assigneeId: null }],
        personId: cast.personIds.directorate,
      },
    }),
  },
  'POST /api/v1/requests/{requestId}/attachments': {
    role: 'leader',
    call: async (cast) => {
      const label = { nb: 'Logg' };
      const log = { type: 'shortText', key: 'log', scope: 'request', required: false, label } as const;
      const { services } = await askServices(cast.owner, {
        definition: { items: [{ ...log, allowAttachments: true }] },
      });
      return {
        cookie: await sessionOf(cast, services[0]?.leader.personId),
        params: { requestId: services[0]?.requestId ?? '' },
        headers: { 'x-file-name': 'a.csv' },
        query: { path: '.log' },
        // As JSON it is a table of two columns.
        body: { a: 1, b: 2 },
      };
    },
  },
  'POST /api/v1/requests/{requestId}/attachments/by-phone': {
    role: 'governor',
    call: async (cast) => {
      const label = { nb: 'Logg' };
      const log = { type: 'shortText', key: 'log', scope: 'request', required: false, label } as const;
      const { services, governor } = await askServices(cast.owner, {
        definition: { items: [{ ...log, allowAttachments: true }] },
      });
      await cast.owner.query(
        'insert into membership (id, "personId", role, "officeId") values (uuidv7(), $1, $2, $3)',
        [governor.personId, 'governor', governor.memberships[0]?.officeId],
      );
      return {
        cookie: await sessionOf(cast, governor.personId ?? undefined),
        params: { requestId: services[0]?.requestId ?? '' },
        headers: { 'x-file-name': 'a.csv' },
        query: { path: '.log' },
        body: { a: 1, b: 2 },
      };
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
      const { rows } = await cast.owner.query(
        'select "currentVersion" as version from request where id = $1',
        [requestId],
      );
      return { params: { requestId }, body: { version: rows[0].version, reason } };
    },
  },
  'POST /api/v1/requests/{requestId}/returns': {
    role: 'leader',
    call: async (cast, asked) => {
      const [service] = asked.services;
      return {
        cookie: await sessionOf(cast, service?.leader.personId),
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
  'DELETE /api/v1/saved-views/{viewId}': {
    role: 'governor',
    call: async (cast) => {
      const { rows } = await cast.owner.query(
        `insert into saved_view (id, "personId", name, filter, "createdAt") values (uuidv7(), $1, 'Min', '{}', now()) returning id`,
        [cast.personIds.governor],
      );
      return { params: { viewId: rows[0].id } };
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
  'POST /api/v1/services/{serviceId}/contacts': {
    role: 'leader',
    call: () => ({
      params: { serviceId: 'mr-surnadal-rindal' },
      body: { role: 'deputy', name: 'Prøve', email: 'ny-nestleder@example.test' },
    }),
  },
  'PATCH /api/v1/services/{serviceId}/contacts/{contactId}': {
    role: 'leader',
    call: async (cast) => {
      const { rows } = await cast.owner.query(
        `select c.id from contact c join person p on p.id = c."personId" where p.email = 'ny-nestleder@example.test'`,
      );
      return {
        params: { serviceId: 'mr-surnadal-rindal', contactId: rows[0].id },
        body: { name: 'Ny Prøve' },
      };
    },
  },
  'POST /api/v1/sign-in-links': {
    role: 'nobody',
    call: () => ({ body: { email: 'bufdir@example.test' } }),
  },
  'POST /api/v1/sign-in-links/{token}/renew': {
    role: 'nobody',
    call: async (cast) => ({
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
    call: async (cast) => {
      await cast.owner.query(
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
