import { env } from '@/lib/env';
import type { RealWrites } from '../call.ts';
import { type Cast, copyOfDraft } from '../cast.ts';
import { addProposal } from '../one-each.ts';

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
const reason = 'Prøve';
const surveyOf = async ({ owner }: Cast, requestId: string) =>
  (await owner.query('select "surveyId" as id from request where id = $1', [requestId])).rows[0].id as string;
const onUnanswered = (body: object) => async (cast: Cast) => ({
  params: { surveyId: await surveyOf(cast, cast.unanswered) },
  body: { requestIds: [cast.unanswered], ...body },
});

export const surveys: RealWrites = {
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
};
