import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuestionLabel } from '@/components/answers/question-label';
import { questionWords } from '@/components/answers/question-words';
import type { LanguageWords } from '@/domain/incidents/words';
import { type Difference, isNoDifference } from '@/domain/questionnaires/diff';
import type { Definition } from '@/domain/questionnaires/schema';
import styles from './builder.module.css';

type Props = {
  difference: Difference;
  before: Definition;
  after: Definition;
  words: LanguageWords;
  /** What stands beside a question that is asked from now on: a box to tick, for instance. */
  beside?: (key: string) => ReactNode;
};

/** What one version says differently from another, in words. */
export function DifferenceList({ difference, before, after, words, beside }: Props) {
  const t = useTranslations('questionnaires.difference');
  const locale = useLocale();
  const nameOf = (key: string) => () => (
    <QuestionLabel
      question={
        questionWords(key, { definition: after, words, locale }) ??
        questionWords(key, { definition: before, words, locale }) ?? { label: key }
      }
    />
  );
  if (isNoDifference(difference)) return <p className={styles.quiet}>{t('none')}</p>;
  return (
    <ul className={styles.changes}>
      {difference.questions.map((change) => (
        <li key={`${change.kind} ${change.key}`}>
          {t.rich(change.kind, { question: nameOf(change.key) })}
          {change.kind === 'changed'
            ? ` ${change.aspects.map((aspect) => t(`aspects.${aspect}`)).join(', ')}.`
            : null}
          {change.kind === 'removed' ? null : beside?.(change.key)}
        </li>
      ))}
      {difference.checks.map(({ kind, check }) => (
        <li key={`${kind} ${check.left} ${check.is} ${check.right}`}>
          {t.rich(`check.${kind}`, { left: nameOf(check.left), right: nameOf(check.right) })}
        </li>
      ))}
      {difference.reordered ? <li>{t('reordered')}</li> : null}
    </ul>
  );
}
