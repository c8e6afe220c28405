import { useLocale, useTranslations } from 'next-intl';
import { questionWords } from '@/components/answers/question-words';
import type { LanguageWords } from '@/domain/incidents/words';
import { partOf, parts } from '@/domain/questionnaires/edit';
import type { Definition } from '@/domain/questionnaires/schema';
import styles from './builder.module.css';

/** All questions of a version, part by part, with their type. */
export function QuestionOutline({ definition, words }: { definition: Definition; words: LanguageWords }) {
  const t = useTranslations('questionnaires.builder');
  const locale = useLocale();
  return parts.map((part) => {
    const items = definition.items.filter((item) => partOf(item) === part);
    if (items.length === 0) return null;
    return (
      <div key={part}>
        <h3>{t(`parts.${part}`)}</h3>
        <ol className={styles.changes}>
          {items.map((item) => {
            const question = questionWords(item.key, { definition, words, locale });
            if (!question) return null;
            const marks = [
              t(`types.${question.type}`),
              ...(item.type !== 'core' && item.required ? [t('requiredMark')] : []),
              ...(item.type !== 'core' && item.showWhen ? [t('conditionalMark')] : []),
              ...(item.type !== 'core' && item.allowAttachments ? [t('attachmentsMark')] : []),
            ];
            return (
              <li key={item.key}>
                {question.label} <span className={styles.quiet}>({marks.join(', ')})</span>
                {question.options.length > 0 ? (
                  <div className={styles.quiet}>{question.options.map((one) => one.label).join(' · ')}</div>
                ) : null}
              </li>
            );
          })}
        </ol>
      </div>
    );
  });
}
