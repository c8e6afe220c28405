import { questionWords } from '@/components/answers/question-words';
import type { LanguageWords } from '@/domain/incidents/words';
import { askedIndicators, ownItems } from '@/domain/questionnaires/compose';
import type { Definition } from '@/domain/questionnaires/schema';
import type { TrackedRequest } from '@/domain/tracking/schema';
import type { AskableFields } from './send-back';

type Spoken = { definition: Definition; words: LanguageWords; locale: string };

/** Every field of a request's answer in words, municipality by municipality and last what is asked once. */
export function askableFields(
  request: Pick<TrackedRequest, 'municipalities'>,
  spoken: Spoken,
  whole: string,
): AskableFields {
  const fieldsOf = (number: string, keys: string[]) =>
    keys.flatMap((key) => {
      const question = questionWords(key, spoken);
      return question ? { path: `${number}.${key}`, label: question.label, lang: question.lang } : [];
    });
  const { definition } = spoken;
  const perLine = [
    ...askedIndicators(definition),
    ...ownItems(definition, 'municipality').map((item) => item.key),
  ];
  const once = fieldsOf(
    '',
    ownItems(definition, 'request').map((item) => item.key),
  );
  return [
    ...request.municipalities.map((m) => ({
      place: m.part ? `${m.name} (${m.part})` : m.name,
      fields: fieldsOf(m.number, perLine),
    })),
    ...(once.length > 0 ? [{ place: whole, fields: once }] : []),
  ];
}
