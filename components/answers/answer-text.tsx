import { useFormatter, useTranslations } from 'next-intl';
import { InLanguage } from '@/components/ui/in-language';
import { Moment } from '@/components/ui/moment';
import type { Answer } from '@/domain/questionnaires/schema';
import { OptionLabels } from './question-label';
import type { QuestionWords } from './question-words';

/** An answer as people read it. "Not known yet", zero, "not relevant" and empty are four different things. */
export function AnswerText({ answer, question }: { answer: Answer | null; question: QuestionWords }) {
  const t = useTranslations('answers');
  const format = useFormatter();
  if (!answer) return <em>{t('empty')}</em>;
  if (answer.kind === 'notKnownYet') return question.unknown ?? t('notKnownYet');
  if (answer.kind === 'notRelevant') return t('notRelevant');
  const { value } = answer;
  const chosen = (keys: string[]) =>
    keys.map((key) => question.options.find((o) => o.key === key) ?? { key, label: key });
  switch (question.type) {
    case 'integer':
      if (typeof value !== 'number') return String(value);
      if (!question.unit) return format.number(value);
      return (
        <>
          {format.number(value)} <InLanguage lang={question.lang?.unit}>{question.unit}</InLanguage>
        </>
      );
    case 'date':
      return isMoment(value) ? <Moment at={`${value}T12:00:00Z`} style="date" /> : String(value);
    case 'dateTime':
      return isMoment(value) ? <Moment at={value} style="dateTime" /> : String(value);
    case 'yesNo':
      return value === 'yes' || value === 'no' ? t(value) : String(value);
    case 'single':
      return <OptionLabels options={chosen([String(value)])} by="" />;
    case 'multiple':
      if (!Array.isArray(value)) return String(value);
      return value.length > 0 ? <OptionLabels options={chosen(value)} by=", " /> : t('none');
    default:
      return <span style={{ whiteSpace: 'pre-line' }}>{String(value)}</span>;
  }
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
