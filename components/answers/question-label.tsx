import { InLanguage, Joined } from '@/components/ui/in-language';
import type { QuestionWords } from './question-words';

/** What a question is called, marked where Bokmål stands in for the reader's language. */
export function QuestionLabel({ question }: { question: Pick<QuestionWords, 'label' | 'lang'> }) {
  return <InLanguage lang={question.lang?.label}>{question.label}</InLanguage>;
}

/** What can be answered, in one line. */
export function OptionLabels({ options, by }: { options: QuestionWords['options']; by: string }) {
  const parts = options.map(({ key, label, lang }) => ({
    key,
    node: <InLanguage lang={lang}>{label}</InLanguage>,
  }));
  return <Joined parts={parts} by={by} />;
}
