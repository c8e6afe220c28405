import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { LanguageWords } from '@/domain/incidents/words';
import { askedIndicators, ownItems } from '@/domain/questionnaires/compose';
import { isRung } from '@/domain/questionnaires/indicators';
import type { Answer, Definition, LineContent } from '@/domain/questionnaires/schema';
import styles from './answer-list.module.css';
import { AnswerText } from './answer-text';
import { LadderText } from './ladder-text';
import { questionWords } from './question-words';

type Props = {
  definition: Definition;
  words: LanguageWords;
  answers: Record<string, Answer>;
  /** The questions of a municipality, or those asked once. */
  scope: 'municipality' | 'request';
  grade?: LineContent['grade'] | undefined;
  /** What is shown beside an answer, by the question's key: what it was before, for instance. */
  beside?: (key: string) => ReactNode;
};

/** What was answered, question by question; what was not relevant is left out. */
export function AnswerList({ definition, words, answers, scope, grade, beside }: Props) {
  const t = useTranslations('answers');
  const locale = useLocale();
  const asked = scope === 'municipality' ? askedIndicators(definition) : [];
  const keys = [...asked, ...ownItems(definition, scope).map((item) => item.key)].filter(
    (key) => answers[key] && answers[key].kind !== 'notRelevant',
  );
  // The rungs travel together, in one row that begins with the loss.
  const rows = keys.filter((key) => !isRung(key) || key === 'lost');
  return (
    <dl className={styles.list}>
      {rows.map((key) => {
        const question = questionWords(key, { definition, words, locale });
        if (!question) return null;
        return (
          <div key={key}>
            <dt>{question.label}</dt>
            <dd>
              {key === 'lost' ? (
                <LadderText answers={answers} words={words} />
              ) : (
                <AnswerText answer={answers[key] ?? null} question={question} />
              )}
              {beside?.(key)}
            </dd>
          </div>
        );
      })}
      {grade ? (
        <div>
          <dt>{t('grade')}</dt>
          <dd>
            {t(`grades.${grade}`)}
            {beside?.('grade')}
          </dd>
        </div>
      ) : null}
      {rows.length === 0 && !grade ? <div className={styles.nothing}>{t('nothing')}</div> : null}
    </dl>
  );
}
