import { useFormatter, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { Answer } from '@/domain/questionnaires/schema';
import type { QuestionWords } from './question-words';

/** An answer as people read it. "Not known yet", zero, "not relevant" and empty are four different things. */
export function AnswerText({ answer, question }: { answer: Answer | null; question: QuestionWords }) {
  const t = useTranslations('answers');
  const format = useFormatter();
  if (!answer) return <em>{t('empty')}</em>;
  if (answer.kind === 'notKnownYet') return question.unknown ?? t('notKnownYet');
  if (answer.kind === 'notRelevant') return t('notRelevant');
  const { value } = answer;
  const option = (key: string) => question.options.find((o) => o.key === key)?.label ?? key;
  switch (question.type) {
    case 'integer':
      return typeof value === 'number'
        ? `${format.number(value)}${question.unit ? ` ${question.unit}` : ''}`
        : String(value);
    case 'date':
      return isMoment(value) ? <Moment at={`${value}T12:00:00Z`} style="date" /> : String(value);
    case 'dateTime':
      return isMoment(value) ? <Moment at={value} style="dateTime" /> : String(value);
    case 'yesNo':
      return value === 'yes' || value === 'no' ? t(value) : String(value);
    case 'single':
      return option(String(value));
    case 'multiple':
      return Array.isArray(value) ? value.map(option).join(', ') || t('none') : String(value);
    default:
      return <span style={{ whiteSpace: 'pre-line' }}>{String(value)}</span>;
  }
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
