import { useLocale, useTranslations } from 'next-intl';
import { OptionLabels, QuestionLabel } from '@/components/answers/question-label';
import { type QuestionWords, questionWords } from '@/components/answers/question-words';
import { InLanguage, Joined } from '@/components/ui/in-language';
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
  const labelOf = (key: string) => <QuestionLabel question={named(key) ?? { label: key }} />;
  const whenOf = (condition: Condition) => {
    const target = named(condition.key);
    const question = () => labelOf(condition.key);
    if ('atLeast' in condition) return outline.rich('atLeast', { question, number: condition.atLeast });
    const options = condition.in.map((key) => {
      if (target?.type === 'yesNo' && (key === 'yes' || key === 'no')) return { key, label: common(key) };
      return target?.options.find((option) => option.key === key) ?? { key, label: key };
    });
    const answers = () => <OptionLabels options={options} by={` ${outline('or')} `} />;
    return outline.rich('is', { question, answers });
  };
  const whenAll = (conditions: Condition[]) => (
    <Joined
      parts={conditions.map((one, at) => ({ key: String(at), node: whenOf(one) }))}
      by={` ${outline('and')} `}
    />
  );
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
                        {outline.rich('shownWhen', { conditions: () => whenAll(item.showWhen ?? []) })}
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
                {outline.rich('check', {
                  left: () => labelOf(left),
                  is: t(`checks.relations.${is}`),
                  right: () => labelOf(right),
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
    ...(question.unit
      ? [
          <InLanguage key="unit" lang={question.lang?.unit}>
            {question.unit}
          </InLanguage>,
        ]
      : []),
    ...(own?.minimum === undefined ? [] : [outline('minimum', { number: own.minimum })]),
    ...(own?.maximum === undefined ? [] : [outline('maximum', { number: own.maximum })]),
    ...(own?.required ? [t('requiredMark')] : []),
    ...(own?.allowAttachments ? [t('attachmentsMark')] : []),
  ];
  return (
    <>
      <QuestionLabel question={question} />{' '}
      <span className={styles.quiet}>
        (<Joined parts={marks.map((node, at) => ({ key: String(at), node }))} by=", " />)
      </span>
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
