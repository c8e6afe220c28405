import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Joined } from '@/components/ui/in-language';
import { Moment } from '@/components/ui/moment';
import type { LanguageWords } from '@/domain/incidents/words';
import { askedIndicators, isRequired, ownItems } from '@/domain/questionnaires/compose';
import { isIndicator, isRung } from '@/domain/questionnaires/indicators';
import type { Answer, Definition, LineContent } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import styles from './answer-list.module.css';
import { AnswerText } from './answer-text';
import { LadderText } from './ladder-text';
import { QuestionLabel } from './question-label';
import { questionWords } from './question-words';

type Props = {
  definition: Definition;
  words: LanguageWords;
  answers: Record<string, Answer>;
  /** The questions of a municipality, or those asked once. */
  scope: 'municipality' | 'request';
  grade?: LineContent['grade'] | undefined;
  /** What is still to be found out, and until when, where the line is not final. */
  remains?: LineContent['remains'] | undefined;
  /** What still must be answered, by the question's key. */
  missing?: ReadonlySet<string>;
  /** Names what was not relevant, too, as a receipt does: it was asked, unlike what is not there at all. */
  isWhole?: boolean;
  /** What is shown beside an answer, by the question's key: what it was before, for instance. */
  beside?: (key: string) => ReactNode;
};

/** What was answered, question by question; what was not relevant is left out, or named in one line. */
export function AnswerList({
  definition,
  words,
  answers,
  scope,
  grade,
  remains,
  missing,
  isWhole = false,
  beside,
}: Props) {
  const t = useTranslations('answers');
  const locale = useLocale();
  const asked = scope === 'municipality' ? askedIndicators(definition) : [];
  const keys = [...asked, ...ownItems(definition, scope).map((item) => item.key)];
  const rows = keys.filter((key) => isRow(key, keys, answers, missing));
  const label = (key: string) => (
    <QuestionLabel question={questionWords(key, { definition, words, locale }) ?? { label: key }} />
  );
  const labels = (some: string[]) => (
    <Joined parts={some.map((key) => ({ key, node: label(key) }))} by=" · " />
  );
  // Only figures are preliminary or final.
  const hasCounts =
    answers.lost !== undefined &&
    answers.lost.kind !== 'notRelevant' &&
    stated(answers.affected) !== 'under_investigation';
  // One line for all that was left open, not a row for each.
  const open = rows.filter((key) => isLeftOpen(key, answers) && !missing?.has(key));
  const irrelevant = isWhole ? keys.filter((key) => answers[key]?.kind === 'notRelevant') : [];
  return (
    <>
      <dl className={styles.list}>
        {rows
          .filter((key) => !open.includes(key))
          .map((key) => (
            <div key={key}>
              <dt>{label(key)}</dt>
              <dd>
                <One name={key} definition={definition} words={words} answers={answers} missing={missing} />
                {beside?.(key)}
              </dd>
            </div>
          ))}
        {grade && hasCounts ? (
          <div>
            <dt>{t('grade')}</dt>
            <dd>
              {t(`grades.${grade}`)}
              {beside?.('grade')}
            </dd>
          </div>
        ) : null}
        {remains ? (
          <div>
            <dt>{t('remains')}</dt>
            <dd>
              {remains.text ?? null}
              {remains.text && remains.until ? <br /> : null}
              {remains.until
                ? t.rich('until', {
                    at: () => <Moment at={`${remains.until}T12:00:00Z`} style="date" />,
                  })
                : null}
              {beside?.('remains')}
              {beside?.('remainsUntil')}
            </dd>
          </div>
        ) : null}
      </dl>
      {open.length > 0 ? (
        <p className={styles.open}>
          {t.rich('unknownOf', { questions: () => labels(open) })}{' '}
          {open.map((key) => (
            <span key={key}>{beside?.(key)}</span>
          ))}
        </p>
      ) : null}
      {irrelevant.length > 0 ? (
        <p className={styles.open}>{t.rich('notRelevantOf', { questions: () => labels(irrelevant) })}</p>
      ) : null}
      {rows.length === 0 ? <p className={styles.open}>{t('nothing')}</p> : null}
    </>
  );
}

function isRow(
  key: string,
  keys: string[],
  answers: Record<string, Answer>,
  missing?: ReadonlySet<string>,
): boolean {
  // Whoever says whether anything was lost uses the system: only "no" says something of its own.
  const both = keys.includes('affected') && keys.includes('usesSystem');
  if (both && key === 'usesSystem') return stated(answers.usesSystem) === 'no';
  if (both && key === 'affected' && missing?.has('usesSystem')) return true;
  // The rungs travel together, in one row that begins with the loss.
  if (isRung(key) && key !== 'lost' && keys.includes('lost')) return false;
  return answers[key] !== undefined && answers[key].kind !== 'notRelevant';
}

function isLeftOpen(key: string, answers: Record<string, Answer>): boolean {
  return isIndicator(key) && !isRequired(key) && answers[key]?.kind === 'notKnownYet';
}

type OneProps = Pick<Props, 'definition' | 'words' | 'answers'> & {
  name: string;
  missing: ReadonlySet<string> | undefined;
};

function One({ name, definition, words, answers, missing }: OneProps) {
  const t = useTranslations('answers');
  const locale = useLocale();
  const question = questionWords(name, { definition, words, locale });
  if (missing?.has(name) || (name === 'affected' && missing?.has('usesSystem'))) {
    return <strong className={styles.missing}>{t('missing')}</strong>;
  }
  if (name === 'lost') return <LadderText answers={answers} words={words} />;
  return question ? <AnswerText answer={answers[name] ?? null} question={question} /> : null;
}
