import { askedDefinition } from '@/domain/incidents/words';
import { reasonsToAsk } from '@/domain/questionnaires/migrate';
import { visibleQuestionnaires } from '@/domain/questionnaires/policy';
import {
  contentOf,
  type Definition,
  definitionSchema,
  draftDefinitionSchema,
} from '@/domain/questionnaires/schema';
import { dayOf } from '@/domain/register/rules';
import { canRunSurvey, visibleSurveys } from '@/domain/surveys/policy';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { forbidden, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import type { QuestionCorrection } from './schema';

const versionSelect = {
  id: true,
  version: true,
  publishedAt: true,
  definition: true,
  questionnaire: { select: { title: true } },
} satisfies Prisma.QuestionnaireVersionSelect;

const surveySelect = {
  id: true,
  officeId: true,
  incidentId: true,
  state: true,
  questionnaireVersionId: true,
  incident: { select: { words: true, inProductionOn: true } },
  questionnaireVersion: { select: versionSelect },
} satisfies Prisma.SurveySelect;

type VersionRow = Prisma.QuestionnaireVersionGetPayload<{ select: typeof versionSelect }>;
export type CorrectedSurvey = Prisma.SurveyGetPayload<{ select: typeof surveySelect }>;

function versionView({ questionnaire, publishedAt, id, version }: VersionRow) {
  return { id, version, title: questionnaire.title, publishedAt: publishedAt?.toISOString() ?? null };
}

/** The survey, for whoever may correct its questions; only while it is open, which whoever writes asks. */
export async function correctedSurvey(
  actor: Actor,
  tx: Tx,
  surveyId: string,
): Promise<Outcome<CorrectedSurvey>> {
  const survey = await tx.survey.findFirst({
    where: { AND: [visibleSurveys(actor), { id: surveyId }] },
    select: surveySelect,
  });
  if (!survey) return notFound('NOT_FOUND');
  return canRunSurvey(actor, survey) ? ok(survey) : forbidden('NOT_ALLOWED');
}

/** The same, held until the transaction ends: it is read again, since somebody may have moved it meanwhile. */
export async function heldSurvey(actor: Actor, tx: Tx, surveyId: string): Promise<Outcome<CorrectedSurvey>> {
  const found = await correctedSurvey(actor, tx, surveyId);
  if (!found.ok) return found;
  await tx.$queryRaw`select id from survey where id = ${surveyId}::uuid for no key update`;
  return correctedSurvey(actor, tx, surveyId);
}

type Wanted = {
  surveyId: string;
  questionnaireVersionId?: string | undefined;
  askAgain: readonly string[];
};

/**
 * What there is to correct an open survey's questions with, and what a version would do: who of those who have
 * answered is asked again, where and why. Errors: QUESTIONNAIRE_UNKNOWN on `questionnaireVersionId` when it is not
 * published or not made from the questions that are asked now.
 */
export async function getQuestionCorrection(
  actor: Actor,
  tx: Tx,
  { surveyId, questionnaireVersionId, askAgain }: Wanted,
): Promise<Outcome<QuestionCorrection>> {
  const found = await correctedSurvey(actor, tx, surveyId);
  if (!found.ok) return found;
  const survey = found.value;
  const made = await tx.questionnaireVersion.findMany({
    where: {
      basedOnId: survey.questionnaireVersionId,
      questionnaire: { AND: [visibleQuestionnaires(actor), { officeId: survey.officeId }] },
    },
    select: versionSelect,
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
  });
  const chosen = made.find((one) => one.id === questionnaireVersionId && one.publishedAt);
  if (questionnaireVersionId && !chosen)
    return invalidField('questionnaireVersionId', 'QUESTIONNAIRE_UNKNOWN');
  const current = survey.questionnaireVersion;
  return ok({
    current: { ...versionView(current), definition: definitionSchema.parse(current.definition) },
    drafts: made.filter((one) => !one.publishedAt).map(versionView),
    published: made.filter((one) => one.publishedAt).map(versionView),
    proposed: chosen
      ? {
          version: { ...versionView(chosen), definition: definitionSchema.parse(chosen.definition) },
          ...(await effectOf(tx, survey, definitionSchema.parse(chosen.definition), askAgain)),
        }
      : null,
  });
}

type Effect = Pick<NonNullable<QuestionCorrection['proposed']>, 'concerned' | 'unconcerned' | 'told'>;

/** Who is asked again, and who is told. Each answer is held against the version that it was given to. */
export async function effectOf(
  tx: Tx,
  { id: surveyId, incident }: CorrectedSurvey,
  after: Definition,
  askAgain: readonly string[],
): Promise<Effect> {
  const asked = (definition: Definition) => askedDefinition(definition, incident.words);
  const bounds = { inProductionOn: dayOf(incident.inProductionOn), now: now().toISOString() };
  const rows = await tx.request.findMany({
    where: { surveyId },
    select: {
      id: true,
      service: { select: { id: true, name: true } },
      facts: {
        where: { kind: { in: ['opened', 'exempted', 'unexempted'] } },
        select: { kind: true },
        orderBy: { recordedAt: 'desc' },
      },
      returns: {
        select: { content: true, questionnaireVersionId: true },
        orderBy: { version: 'desc' },
        take: 1,
      },
    },
    orderBy: { service: { name: 'asc' } },
  });
  const answeredTo = new Set(rows.flatMap((row) => row.returns.map((one) => one.questionnaireVersionId)));
  const versions = await tx.questionnaireVersion.findMany({
    where: { id: { in: [...answeredTo] } },
    select: { id: true, definition: true },
  });
  const definitions = new Map(
    versions.map(({ id, definition }) => [id, asked(draftDefinitionSchema.parse(definition))]),
  );
  const anew = asked(after);
  const active = rows.filter(
    ({ facts }) => facts.find((fact) => fact.kind !== 'opened')?.kind !== 'exempted',
  );
  const answered = active.flatMap(({ id, service, returns: [newest] }) => {
    const before = newest && definitions.get(newest.questionnaireVersionId);
    if (!before) return [];
    const reasons = reasonsToAsk(contentOf(newest.content), before, anew, bounds, askAgain);
    return [{ requestId: id, service, reasons }];
  });
  return {
    concerned: answered.filter((one) => one.reasons.length > 0),
    unconcerned: answered.filter((one) => one.reasons.length === 0).length,
    told: active.filter((one) => one.returns.length === 0 && isOpened(one)).length,
  };
}

/** Somebody of the service has seen the questions, and must hear that they were corrected. */
export function isOpened({ facts }: { facts: { kind: string }[] }): boolean {
  return facts.some((fact) => fact.kind === 'opened');
}
