import { askedDefinition } from '@/domain/incidents/words';
import { definitionSchema } from '@/domain/questionnaires/schema';
import { nameOfOffice } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { isFreeDay } from './due-time';
import {
  canChase,
  canCloseSurvey,
  canDeleteDraft,
  canEditSurvey,
  canOpenSurvey,
  canReadWholeSurvey,
  canReopenSurvey,
  canReviewReturns,
  canRunSurvey,
  visibleSurveys,
} from './policy';
import { recipientSelectionSchema, type SurveyState, type SurveySummary, type SurveyView } from './schema';

const summarySelect = {
  id: true,
  incidentId: true,
  officeId: true,
  title: true,
  state: true,
  dueAt: true,
  openedAt: true,
  closedAt: true,
  createdAt: true,
  office: { select: { names: true } },
} satisfies Prisma.SurveySelect;

const surveySelect = {
  ...summarySelect,
  questionnaireVersionId: true,
  introduction: true,
  legalBasis: true,
  contactLine: true,
  recipients: true,
  lateAllowed: true,
  revision: true,
  incident: { select: { title: true, words: true } },
  questionnaireVersion: {
    select: { definition: true, questionnaire: { select: { title: true, key: true } } },
  },
} satisfies Prisma.SurveySelect;

type SummaryRow = Prisma.SurveyGetPayload<{ select: typeof summarySelect }>;

function summaryView({ office, ...row }: SummaryRow): SurveySummary {
  return {
    id: row.id,
    incidentId: row.incidentId,
    officeId: row.officeId,
    officeName: nameOfOffice(office.names, now()),
    title: row.title,
    state: row.state as SurveyState,
    dueAt: row.dueAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The incident that a questionnaire is asked about: of the newest survey with a version of it; null before any. */
export async function incidentOfQuestionnaire(
  actor: Actor,
  tx: Tx,
  questionnaireId: string,
): Promise<Outcome<string | null>> {
  const newest = await tx.survey.findFirst({
    where: { AND: [visibleSurveys(actor), { questionnaireVersion: { questionnaireId } }] },
    select: { incidentId: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return ok(newest?.incidentId ?? null);
}

/** One survey with its questions and what the actor may do with it. */
export async function getSurvey(actor: Actor, tx: Tx, surveyId: string): Promise<Outcome<SurveyView>> {
  const row = await tx.survey.findFirst({
    where: { AND: [visibleSurveys(actor), { id: surveyId }] },
    select: surveySelect,
  });
  if (!row) return notFound('NOT_FOUND');
  return ok({
    ...summaryView(row),
    incidentTitle: row.incident.title,
    questionnaireVersionId: row.questionnaireVersionId,
    questionnaireTitle: row.questionnaireVersion.questionnaire.title,
    questionnaireKey: row.questionnaireVersion.questionnaire.key,
    introduction: row.introduction,
    legalBasis: row.legalBasis,
    contactLine: row.contactLine,
    recipients: canReadWholeSurvey(actor, row) ? recipientSelectionSchema.parse(row.recipients) : null,
    lateAllowed: row.lateAllowed,
    dueOnFreeDay: isFreeDay(row.dueAt),
    revision: row.revision,
    definition: askedDefinition(
      definitionSchema.parse(row.questionnaireVersion.definition),
      row.incident.words,
    ),
    may: {
      edit: canEditSurvey(actor, row),
      open: canOpenSurvey(actor, row),
      close: canCloseSurvey(actor, row),
      reopen: canReopenSurvey(actor, row),
      deleteDraft: canDeleteDraft(actor, row),
      chase: canChase(actor, row),
      review: canReviewReturns(actor, row),
      run: canRunSurvey(actor, row),
      readWhole: canReadWholeSurvey(actor, row),
    },
  });
}

/** Surveys the actor may see, newest first, of one incident or of all; `cursor` is the last row's id. */
export async function listSurveys(
  actor: Actor,
  tx: Tx,
  filter: { incidentId?: string | undefined; cursor?: string | undefined; limit?: number },
): Promise<Outcome<{ rows: SurveySummary[]; nextCursor: string | null }>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const limit = filter.limit ?? 50;
  const rows = await tx.survey.findMany({
    where: { AND: [visibleSurveys(actor), filter.incidentId ? { incidentId: filter.incidentId } : {}] },
    select: summarySelect,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(filter.cursor ? { cursor: { id: filter.cursor }, skip: 1 } : {}),
  });
  const page = rows.slice(0, limit);
  return ok({
    rows: page.map(summaryView),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  });
}
