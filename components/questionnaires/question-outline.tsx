import { useLocale, useTranslations } from 'next-intl';
import { OptionLabels, QuestionLabel } from '@/components/answers/question-label';
import { type QuestionWords, questionWords } from '@/components/answers/question-words';
import type { LanguageWords } from '@/domain/incidents/words';
import { partOf, parts } from '@/domain/questionnaires/edit';
import { inLanguage, standIn } from '@/domain/questionnaires/localized';
import type { Condition, Definition, Item } from '@/domain/questionnaires/schema';
import styles from './builder.module.css';

type Props = { definition: Definition; words: LanguageWords };

/** Everything that a version asks, part by part: type and bounds, help, when each question is shown, and the checks. */
export function QuestionOutline({ definition, words }: Props) {
  const t = useTranslations('questionnaires.builder');
  const outline = useTranslations('questionnaires.outline');
  const common = useTranslations('common');
  const locale = useLocale();
  const named = (key: string) => questionWords(key, { definition, words, locale });
  const whenOf = (condition: Condition) => {
    const target = named(condition.key);
    const question = target?.label ?? condition.key;
    if ('atLeast' in condition) return outline('atLeast', { question, number: condition.atLeast });
    const answers = condition.in.map((key) => {
      if (target?.type === 'yesNo' && (key === 'yes' || key === 'no')) return common(key);
      return target?.options.find((option) => option.key === key)?.label ?? key;
    });
    return outline('is', { question, answers: answers.join(` ${outline('or')} `) });
  };
  return (
    <>
      {parts.map((part) => {
        const items = definition.items.filter((item) => partOf(item) === part);
        if (items.length === 0) return null;
        return (
          <div key={part}>
            <h3>{t(`parts.${part}`)}</h3>
            <ol className={styles.changes}>
              {items.map((item) => {
                const question = named(item.key);
                return question ? (
                  <li key={item.key}>
                    <Line item={item} question={question} />
                    {item.type !== 'core' && item.showWhen ? (
                      <div className={styles.quiet}>
                        {outline('shownWhen', {
                          conditions: item.showWhen.map(whenOf).join(` ${outline('and')} `),
                        })}
                      </div>
                    ) : null}
                  </li>
                ) : null;
              })}
            </ol>
          </div>
        );
      })}
      {definition.checks?.length ? (
        <div>
          <h3>{t('checks.title')}</h3>
          <ul className={styles.changes}>
            {definition.checks.map(({ left, is, right, message }) => (
              <li key={`${left} ${is} ${right}`}>
                {outline('check', {
                  left: named(left)?.label ?? left,
                  is: t(`checks.relations.${is}`),
                  right: named(right)?.label ?? right,
                })}
                <div className={styles.quiet} lang={standIn(message, locale)}>
                  {inLanguage(message, locale)}
                </div>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** A question with what it allows. */
function Line({ item, question }: { item: Item; question: QuestionWords }) {
  const t = useTranslations('questionnaires.builder');
  const outline = useTranslations('questionnaires.outline');
  const own = item.type === 'core' ? null : item;
  const marks = [
    t(`types.${question.type}`),
    ...(question.unit ? [question.unit] : []),
    ...(own?.minimum === undefined ? [] : [outline('minimum', { number: own.minimum })]),
    ...(own?.maximum === undefined ? [] : [outline('maximum', { number: own.maximum })]),
    ...(own?.required ? [t('requiredMark')] : []),
    ...(own?.allowAttachments ? [t('attachmentsMark')] : []),
  ];
  return (
    <>
      <QuestionLabel question={question} /> <span className={styles.quiet}>({marks.join(', ')})</span>
      {own && question.hint ? (
        <div className={styles.quiet} lang={question.lang?.hint}>
          {question.hint}
        </div>
      ) : null}
      {question.options.length > 0 ? (
        <div className={styles.quiet}>
          <OptionLabels options={question.options} by=" · " />
        </div>
      ) : null}
    </>
  );
}
