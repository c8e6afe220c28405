import { namesOf } from '@/domain/people/data';
import { nameOfOffice } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import {
  canEditQuestionnaire,
  canPublishQuestionnaire,
  canReadQuestionnaires,
  canSeeWhoSaved,
  visibleQuestionnaires,
} from './policy';
import { definitionSchema, draftDefinitionSchema } from './schema';
import type { QuestionnaireVersionView, QuestionnaireView } from './views';

const ownerSelect = {
  key: true,
  title: true,
  officeId: true,
  office: { select: { names: true } },
} satisfies Prisma.QuestionnaireSelect;

const versionSelect = {
  id: true,
  questionnaireId: true,
  version: true,
  publishedAt: true,
  basedOnId: true,
  revision: true,
  savedAt: true,
  savedById: true,
  definition: true,
  questionnaire: { select: ownerSelect },
} satisfies Prisma.QuestionnaireVersionSelect;

type VersionRow = Prisma.QuestionnaireVersionGetPayload<{ select: typeof versionSelect }>;
type OwnerRow = Prisma.QuestionnaireGetPayload<{ select: typeof ownerSelect }>;

function ownerView(actor: Actor, { office, ...owner }: OwnerRow) {
  return {
    ...owner,
    officeName: office && nameOfOffice(office.names, now()),
    may: { edit: canEditQuestionnaire(actor, owner) },
  };
}

function versionView(
  actor: Actor,
  { questionnaire, savedById, ...row }: VersionRow,
  savedBy: QuestionnaireVersionView['savedBy'] = null,
): QuestionnaireVersionView {
  const schema = row.publishedAt ? definitionSchema : draftDefinitionSchema;
  const { may, ...owner } = ownerView(actor, questionnaire);
  const draft = { officeId: questionnaire.officeId, publishedAt: row.publishedAt, savedById };
  return {
    ...row,
    ...owner,
    may: { ...may, publish: canPublishQuestionnaire(actor, draft, env().TWO_PERSON_RULE) },
    publishedAt: row.publishedAt?.toISOString() ?? null,
    savedAt: row.savedAt?.toISOString() ?? null,
    savedBy,
    definition: schema.parse(row.definition),
  };
}

/** The newest published version of each questionnaire that the actor may build a survey on. */
export async function listQuestionnaires(actor: Actor, tx: Tx): Promise<Outcome<QuestionnaireVersionView[]>> {
  if (!canReadQuestionnaires(actor)) return forbidden('NOT_ALLOWED');
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
  return ok(rows.flatMap((row) => row.versions.map((version) => versionView(actor, version))));
}

/** Every questionnaire that the actor may see, with its versions and the draft of the next. */
export async function listAllQuestionnaires(actor: Actor, tx: Tx): Promise<Outcome<QuestionnaireView[]>> {
  if (!canReadQuestionnaires(actor)) return forbidden('NOT_ALLOWED');
  const rows = await tx.questionnaire.findMany({
    where: visibleQuestionnaires(actor),
    select: {
      id: true,
      ...ownerSelect,
      versions: {
        orderBy: { version: 'desc' },
        select: { id: true, version: true, publishedAt: true, savedAt: true, definition: true },
      },
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return ok(
    rows.map(({ versions, id, ...owner }) => ({
      id,
      ...ownerView(actor, owner),
      versions: versions.map(({ definition, ...version }) => ({
        ...version,
        publishedAt: version.publishedAt?.toISOString() ?? null,
        savedAt: version.savedAt?.toISOString() ?? null,
        questions: draftDefinitionSchema.parse(definition).items.length,
      })),
    })),
  );
}

/** One version with its questions; the draft of the next version too, for who may read it. */
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
  return row ? ok(versionView(actor, row, await savedByOf(actor, tx, row))) : notFound('NOT_FOUND');
}

async function savedByOf(
  actor: Actor,
  tx: Tx,
  row: VersionRow,
): Promise<QuestionnaireVersionView['savedBy']> {
  const { savedById, publishedAt, questionnaire } = row;
  if (!savedById || !canSeeWhoSaved(actor, { ...questionnaire, publishedAt })) return null;
  const name = (await namesOf(tx, [savedById])).get(savedById) ?? null;
  return { name, you: savedById === actor.personId };
}
