import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CountBars } from '@/components/charts/count-bars';
import { InLanguage } from '@/components/ui/in-language';
import { Moment } from '@/components/ui/moment';
import type { OwnFigure, OwnText } from '@/domain/figures/own-schema';
import { inLanguage, standIn } from '@/domain/questionnaires/localized';
import styles from './own-questions.module.css';

type Props = { questions: OwnFigure[]; texts: OwnText[] | null };

const titleId = ({ key }: OwnFigure) => `own-${key}`;

/** Each own question with what was answered to it and how far the answers reach. */
export function OwnQuestions({ questions, texts }: Props) {
  return (
    <div className={styles.questions}>
      {questions.map((question) => (
        <section key={question.key} className={styles.question} aria-labelledby={titleId(question)}>
          <OneQuestion
            question={question}
            texts={texts?.filter((text) => text.key === question.key) ?? null}
          />
        </section>
      ))}
    </div>
  );
}

function OneQuestion({ question, texts }: { question: OwnFigure; texts: OwnText[] | null }) {
  const t = useTranslations('own');
  const locale = useLocale();
  const label = (
    <span id={titleId(question)} lang={standIn(question.label, locale)}>
      {inLanguage(question.label, locale)}
    </span>
  );
  if (question.choices) return <Choices question={question} label={label} />;
  if (question.dates) return <Dates question={question} label={label} />;
  if (question.number) return <Numbers question={question} label={label} />;
  return (
    <>
      <h2 className={styles.title}>{label}</h2>
      <Reach question={question} />
      {question.type === 'shortText' || question.type === 'longText' ? (
        <Texts question={question} texts={texts} />
      ) : null}
      {question.coverage.answered === 0 ? <p className={styles.quiet}>{t('none')}</p> : null}
    </>
  );
}

/** How many have answered of how many, and what the others said. */
function Reach({ question: { coverage, scope } }: { question: OwnFigure }) {
  return <p className={styles.reach}>{useReach({ coverage, scope })}</p>;
}

function useReach({ coverage, scope }: Pick<OwnFigure, 'coverage' | 'scope'>): string {
  const t = useTranslations('own');
  const others = (['notKnownYet', 'notRelevant', 'noReturn', 'exempt', 'notAsked'] as const)
    .filter((kind) => coverage[kind] > 0)
    .map((kind) => t(`parts.${kind}`, { count: coverage[kind] }));
  const { answered, asked } = coverage;
  return [t(`reach.${scope}`, { answered, asked }), ...others].join(' · ');
}

function useTable(question: OwnFigure, rows: (string | number)[][]) {
  const t = useTranslations('own');
  const word = useTranslations('kinds');
  const { coverage } = question;
  const kinds = (['notKnownYet', 'notRelevant', 'noReturn', 'exempt', 'notAsked'] as const).map((kind) => [
    word(kind),
    coverage[kind],
  ]);
  return { label: t('numbers'), head: [t('answer'), t('count')], rows: [...rows, ...kinds] };
}

function Choices({ question, label }: { question: OwnFigure; label: ReactNode }) {
  const t = useTranslations('own');
  const locale = useLocale();
  const reach = useReach(question);
  const word = (key: string) => (key === 'yes' || key === 'no' ? t(key) : key);
  const bars = (question.choices ?? []).map(({ key, label: said, count }) => ({
    key,
    count,
    fill: 'blue' as const,
    label: said ? inLanguage(said, locale) : word(key),
    lang: said ? standIn(said, locale) : undefined,
  }));
  const table = {
    ...useTable(
      question,
      bars.map((bar) => [bar.label, bar.count]),
    ),
    langs: Object.fromEntries(bars.map((bar) => [bar.label, bar.lang])),
  };
  return (
    <CountBars
      title={label}
      caption={
        <>
          {reach}
          {question.type === 'multiple' ? `. ${t('several')}` : ''}
        </>
      }
      bars={bars}
      most={Math.max(1, question.coverage.answered)}
      table={table}
    />
  );
}

/** Days with many bars would be a wall: beyond this they are counted by month. */
const mostDays = 31;

function Dates({ question, label }: { question: OwnFigure; label: ReactNode }) {
  const t = useTranslations('own');
  const format = useFormatter();
  const reach = useReach(question);
  const byMonth = question.dates?.byMonth ?? [];
  const byDay = question.dates?.byDay ?? [];
  const month = (text: string) =>
    format.dateTime(new Date(`${text}-15T12:00:00Z`), { month: 'long', year: 'numeric' });
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T12:00:00Z`), { day: 'numeric', month: 'long', year: 'numeric' });
  const counted =
    byDay.length > mostDays
      ? byMonth.map((one) => ({ key: one.month, label: month(one.month), count: one.count }))
      : byDay.map((one) => ({ key: one.day, label: day(one.day), count: one.count }));
  const bars = counted.map((one) => ({ ...one, fill: 'blue' as const }));
  const table = useTable(
    question,
    bars.map((bar) => [bar.label, bar.count]),
  );
  if (!question.dates) return null;
  const at = (value: string) =>
    value.length === 10 ? <Moment at={`${value}T12:00:00Z`} style="date" /> : <Moment at={value} />;
  const { earliest, latest } = question.dates;
  return (
    <CountBars
      title={label}
      caption={
        <>
          {reach}
          {earliest === latest ? null : (
            <>. {t.rich('span', { from: () => at(earliest), to: () => at(latest) })}</>
          )}
        </>
      }
      bars={bars}
      most={Math.max(...bars.map((bar) => bar.count))}
      table={table}
    />
  );
}

function Numbers({ question, label }: { question: OwnFigure; label: ReactNode }) {
  const t = useTranslations('own');
  const format = useFormatter();
  const locale = useLocale();
  const reach = useReach(question);
  const { number, unit } = question;
  const suffix = unit ? ` ${inLanguage(unit, locale)}` : '';
  const unitLang = unit ? standIn(unit, locale) : undefined;
  const bins = (number?.bins ?? []).map(({ from, to, count }) => ({
    key: String(from),
    fill: 'blue' as const,
    label: `${from === to ? format.number(from) : t('number.bin', { from, to })}${suffix}`,
    count,
  }));
  const summary = number ? (['sum', 'median', 'minimum', 'maximum', 'n'] as const) : [];
  const table = useTable(question, [
    ...bins.map((bin) => [bin.label, bin.count]),
    ...summary.map((key) => [t(`number.${key}`), number?.[key] ?? 0]),
  ]);
  if (!number) return null;
  return (
    <CountBars
      title={label}
      caption={`${reach}. ${t('number.caption')}`}
      bars={bins}
      most={Math.max(...bins.map((bin) => bin.count))}
      table={table}
      lead={
        <dl className={styles.numbers}>
          {summary.map((key) => (
            <div key={key}>
              <dt>{t(`number.${key}`)}</dt>
              <dd>
                {format.number(number[key])}
                {key === 'n' ? null : <InLanguage lang={unitLang}>{suffix}</InLanguage>}
              </dd>
            </div>
          ))}
        </dl>
      }
    />
  );
}

function Texts({ question, texts }: { question: OwnFigure; texts: OwnText[] | null }) {
  const t = useTranslations('own');
  if (texts === null) return <p className={styles.quiet}>{t('notShown')}</p>;
  if (texts.length === 0) return null;
  return (
    <details className={styles.texts} open={texts.length <= 5}>
      <summary>{t('texts', { count: texts.length })}</summary>
      <dl>
        {texts.map((one) => (
          <div key={`${question.key} ${one.requestId} ${one.municipalityName}`}>
            <dt>{one.municipalityName ? `${one.municipalityName} · ${one.serviceName}` : one.serviceName}</dt>
            <dd>{one.text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
