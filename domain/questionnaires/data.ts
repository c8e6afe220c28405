import type { Actor } from '@/lib/actor';
import type { Prisma, Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { ensureTemplates } from './mutations';
import { canReadQuestionnaires, visibleQuestionnaires } from './policy';
import { definitionSchema } from './schema';
import type { QuestionnaireVersionView } from './views';

const versionSelect = {
  id: true,
  questionnaireId: true,
  version: true,
  publishedAt: true,
  definition: true,
  questionnaire: { select: { key: true, title: true } },
} satisfies Prisma.QuestionnaireVersionSelect;

type VersionRow = Prisma.QuestionnaireVersionGetPayload<{ select: typeof versionSelect }>;

function versionView({ questionnaire, ...row }: VersionRow): QuestionnaireVersionView {
  return {
    ...row,
    ...questionnaire,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    definition: definitionSchema.parse(row.definition),
  };
}

/**
 * The newest published version of each questionnaire that the actor may build a survey on. An installation that
 * nobody has asked anything yet gets the templates that ship here.
 */
export async function listQuestionnaires(actor: Actor, tx: Tx): Promise<Outcome<QuestionnaireVersionView[]>> {
  if (!canReadQuestionnaires(actor)) return forbidden('NOT_ALLOWED');
  await ensureTemplates(actor, tx);
  const rows = await tx.questionnaire.findMany({
    where: visibleQuestionnaires(actor),
    select: {
      versions: {
        where: { publishedAt: { not: null } },
        orderBy: { version: 'desc' },
        take: 1,
        select: versionSelect,
      },
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return ok(rows.flatMap((row) => row.versions.map(versionView)));
}

/** One version with its questions. */
export async function getQuestionnaireVersion(
  actor: Actor,
  tx: Tx,
  questionnaireVersionId: string,
): Promise<Outcome<QuestionnaireVersionView>> {
  if (!canReadQuestionnaires(actor)) return forbidden('NOT_ALLOWED');
  const row = await tx.questionnaireVersion.findFirst({
    where: { id: questionnaireVersionId, questionnaire: visibleQuestionnaires(actor) },
    select: versionSelect,
  });
  return row ? ok(versionView(row)) : notFound('NOT_FOUND');
}
