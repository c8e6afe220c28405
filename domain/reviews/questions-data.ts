import { askedDefinition, type IncidentWords } from '@/domain/incidents/words';
import { isKnownPath } from '@/domain/questionnaires/compose';
import { type IndicatorKey, isIndicator } from '@/domain/questionnaires/indicators';
import { type Definition, definitionSchema, type Localized } from '@/domain/questionnaires/schema';
import type { Tx } from '@/lib/db';
import type { AskedField, AskedNow } from './schema';

/** The questions that a survey asks now, those of the core that apply in its incident, and the incident's words. */
export async function questionsNow(
  tx: Tx,
  surveyId: string,
): Promise<{ definition: Definition; words: IncidentWords }> {
  const { questionnaireVersion, incident } = await tx.survey.findUniqueOrThrow({
    where: { id: surveyId },
    select: {
      questionnaireVersion: { select: { definition: true } },
      incident: { select: { words: true } },
    },
  });
  const definition = definitionSchema.parse(questionnaireVersion.definition);
  return {
    definition: askedDefinition(definition, incident.words),
    words: incident.words as IncidentWords,
  };
}

/**
 * What was asked of a return, field by field, each with whether its question is still asked: a correction of the
 * questions may have taken it away since. Then `former` has its words as they last were.
 */
export async function askedNow(
  tx: Tx,
  surveyId: string,
  questions: readonly AskedField[],
): Promise<AskedNow[]> {
  const { definition, words } = await questionsNow(tx, surveyId);
  const isAsked = ({ path }: AskedField) => isKnownPath(definition, path);
  const own = questions.every(isAsked) ? new Map<string, Localized>() : await formerLabels(tx, surveyId);
  return questions.map((question) => {
    if (isAsked(question)) return { ...question, former: null };
    const key = question.path.slice(question.path.indexOf('.') + 1);
    return { ...question, former: isIndicator(key) ? coreLabel(words, key) : (own.get(key) ?? { nb: key }) };
  });
}

function coreLabel({ nb, nn, en }: IncidentWords, key: IndicatorKey): Localized {
  return { nb: nb.fields[key].label, nn: nn.fields[key].label, en: en.fields[key].label };
}

/** What the own questions of the versions that the survey has had were called last, by key. */
async function formerLabels(tx: Tx, surveyId: string): Promise<Map<string, Localized>> {
  const corrections = await tx.questionCorrection.findMany({
    where: { surveyId },
    select: { fromId: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const versions = await tx.questionnaireVersion.findMany({
    where: { id: { in: corrections.map((one) => one.fromId) } },
    select: { id: true, definition: true },
  });
  const definitions = new Map(versions.map((one) => [one.id, definitionSchema.parse(one.definition)]));
  const items = corrections.flatMap(({ fromId }) => definitions.get(fromId)?.items ?? []);
  return new Map(items.flatMap((item) => (item.type === 'core' ? [] : [[item.key, item.label]])));
}
