import type { Sentences } from '@/components/incidents/words-preview';
import { loadMessages } from '@/lib/messages';

type Status = { headline: { lost: string; none: string }; ladder: { label: string } };

/** The sentences of the national page in each language, for the preview of an incident's words. */
export function wordSentences(): Sentences {
  const of = (locale: 'nb' | 'nn' | 'en') => {
    const { headline, ladder } = loadMessages(locale).status as unknown as Status;
    return { headline: headline.lost, none: headline.none, label: ladder.label };
  };
  return { nb: of('nb'), nn: of('nn'), en: of('en') };
}
