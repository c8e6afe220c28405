'use client';

import { Button, Link } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { AnswerList } from '@/components/answers/answer-list';
import { AnswerText } from '@/components/answers/answer-text';
import { FileList } from '@/components/answers/file-list';
import { QuestionLabel } from '@/components/answers/question-label';
import { questionWords } from '@/components/answers/question-words';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { inAskedOrder } from '@/domain/questionnaires/compose';
import { isRung } from '@/domain/questionnaires/indicators';
import type { Answer, LineContent } from '@/domain/questionnaires/schema';
import { attachmentsOf } from '@/domain/requests/attachments';
import { isSame } from '@/domain/requests/draft-state';
import { titleOf } from '@/domain/requests/names';
import { placeOf, stepOf, useAnswering } from './answering-context';
import { Changes } from './changes';
import styles from './check-answers.module.css';
import { Disputes } from './conflict';
import { ProblemSummary } from './problem-summary';
import { SaveBar } from './save-bar';
import { SomebodyFirst } from './somebody-first';
import { Standing } from './standing';
import { SubmitForm } from './submit-form';
import { Trouble } from './trouble';
import { useStanding } from './use-changes';
import { useFocusOnArrival } from './use-focus-on-arrival';

/** Everything on one page before it is sent; what is missing first. */
export function CheckAnswers() {
  const t = useTranslations('answering.check');
  const { view, composed, stored, steps, status, outdated } = useAnswering();
  const base = `/requests/${view.id}`;
  const problems = inAskedOrder(
    composed,
    view.definition,
    view.municipalities.map((m) => m.number),
  );
  const pageOf = (path: string) => `${base}/answer?step=${stepOf(steps, path)}`;
  const last = steps.at(-1);
  const standing = useStanding();
  const heading = useFocusOnArrival();
  if (status.kind === 'stopped' && status.code === 'SOMEBODY_FIRST') return <SomebodyFirst />;
  if (standing && !outdated) return <Standing version={standing} />;
  return (
    <div className={styles.page}>
      <PageHeader
        titleRef={problems.length === 0 ? heading : undefined}
        eyebrow={view.survey.title}
        title={stored ? t('titleCorrection') : t('title')}
        lead={
          stored
            ? t('leadCorrection', { version: stored.version })
            : t('lead', { office: view.survey.officeName })
        }
      />
      <Trouble />
      <Disputes />
      {problems.length > 0 ? (
        <ProblemSummary title={t('missing')} problems={problems} pageOf={pageOf} attempt={1} />
      ) : null}
      <Changes />
      {composed.content.lines.map((line) => (
        <LineSection
          key={line.municipalityNumber}
          line={line}
          href={`${base}/answer?step=${line.municipalityNumber}`}
        />
      ))}
      <CommonSection href={pageOf('.')} />
      {problems.length === 0 && status.kind !== 'stopped' ? <SubmitForm /> : null}
      <SaveBar isAtEnd={problems.length === 0}>
        <Button asChild variant={problems.length === 0 ? 'tertiary' : 'primary'}>
          <PageLink href={problems[0] ? pageOf(problems[0].path) : `${base}/answer?step=${last?.key ?? ''}`}>
            {problems.length === 0 ? t('back') : t('goOnAnswering')}
          </PageLink>
        </Button>
      </SaveBar>
    </div>
  );
}

function LineSection({ line, href }: { line: LineContent; href: string }) {
  const t = useTranslations('answering.check');
  const { view, stored, composed } = useAnswering();
  const prefix = `${line.municipalityNumber}.`;
  const missing = composed.missing.flatMap(({ path }) =>
    path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
  );
  const municipality = view.municipalities.find((m) => m.number === line.municipalityNumber);
  const before = stored?.content.lines.find((one) => one.municipalityNumber === line.municipalityNumber);
  const title = municipality ? titleOf(municipality) : line.municipalityNumber;
  return (
    <section className={styles.section}>
      <header>
        <h2>{title}</h2>
        <Link asChild>
          <PageLink href={href}>
            {t('change')}
            <span className="visually-hidden"> {title}</span>
          </PageLink>
        </Link>
      </header>
      <AnswerList
        definition={view.definition}
        words={view.words}
        answers={line.answers}
        scope="municipality"
        missing={new Set(missing)}
        grade={line.grade}
        remains={line.remains}
        beside={(key) => <Before name={key} now={line.answers} before={before?.answers} />}
      />
      <FilesOf place={line.municipalityNumber} />
    </section>
  );
}

function CommonSection({ href }: { href: string }) {
  const t = useTranslations('answering.check');
  const { view, composed, stored } = useAnswering();
  const { answers } = composed.content;
  const isEmpty = Object.values(answers).every((answer) => answer.kind === 'notRelevant');
  if (isEmpty && !composed.missing.some(({ path }) => path.startsWith('.'))) return null;
  return (
    <section className={styles.section}>
      <header>
        <h2>{t('common')}</h2>
        <Link asChild>
          <PageLink href={href}>
            {t('change')}
            <span className="visually-hidden"> {t('common')}</span>
          </PageLink>
        </Link>
      </header>
      <AnswerList
        definition={view.definition}
        words={view.words}
        answers={answers}
        scope="request"
        missing={
          new Set(composed.missing.flatMap(({ path }) => (path.startsWith('.') ? [path.slice(1)] : [])))
        }
        beside={(key) => <Before name={key} now={answers} before={stored?.content.answers} />}
      />
      <FilesOf place="" />
    </section>
  );
}

/** The files that would be stored beside the answers about one place. */
function FilesOf({ place }: { place: string }) {
  const { view, composed, files } = useAnswering();
  const stored = attachmentsOf(view.definition, composed.content, files ?? []);
  return <FileList files={stored.filter((file) => placeOf(file.path) === place)} />;
}

type BeforeProps = { name: string; now: Record<string, Answer>; before: Record<string, Answer> | undefined };

/** In a correction: what the answer was, where it is another now. Of the ladder, each rung that moved. */
function Before({ name, now, before }: BeforeProps) {
  const t = useTranslations('answering.check');
  const locale = useLocale();
  const { view } = useAnswering();
  if (!before) return null;
  const keys = name === 'lost' ? Object.keys(now).filter(isRung) : [name];
  const moved = keys.filter((key) => before[key] && now[key] && !isSame(before[key], now[key]));
  if (moved.length === 0) return null;
  return (
    <span className={styles.before}>
      {t('before')}{' '}
      {moved.map((key, at) => {
        const question = questionWords(key, { ...view, locale });
        return question ? (
          <span key={key}>
            {at > 0 ? ', ' : null}
            {moved.length > 1 || isRung(key) ? (
              <>
                <QuestionLabel question={question} />{' '}
              </>
            ) : null}
            <AnswerText answer={before[key] ?? null} question={question} />
          </span>
        ) : null;
      })}
    </span>
  );
}
