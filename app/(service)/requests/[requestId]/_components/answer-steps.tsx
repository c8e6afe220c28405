'use client';

import { Button, Link } from '@digdir/designsystemet-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PageLink } from '@/components/ui/page-link';
import { PageTitle } from '@/components/ui/page-title';
import styles from './answer-steps.module.css';
import { AnswerTable } from './answer-table';
import { type Step, useAnswering } from './answering-context';
import { EarlierAll } from './earlier';
import { ProblemSummary } from './problem-summary';
import { CommonQuestions, LineQuestions } from './questions';
import { SameForAll } from './same-for-all';
import { SaveBar } from './save-bar';
import { Correcting } from './standing';
import { StepList } from './step-list';
import { Trouble } from './trouble';
import { Typing } from './typing';
import { useFocusOnArrival } from './use-focus-on-arrival';

/** Answering, one municipality per page: Back works, and the address says which. */
export function AnswerSteps() {
  const { steps, view } = useAnswering();
  // Chosen once: the page must not move on by itself when its last question is answered.
  const [first] = useState(() => steps.find((step) => step.state !== 'done')?.key);
  const search = useSearchParams();
  const wanted = search.get('step') ?? first;
  const at = Math.max(
    0,
    steps.findIndex((step) => step.key === wanted),
  );
  const step = steps[at];
  if (!step) return null;
  if (search.get('view') === 'table') return <AnswerTable />;
  return (
    <div className={steps.length > 1 ? `${styles.page} ${styles.many}` : styles.page}>
      {steps.length > 1 ? <StepList current={step.key} /> : null}
      <OneStep key={step.key} step={step} at={at} isOnly={steps.length === 1} base={`/requests/${view.id}`} />
    </div>
  );
}

type StepProps = { step: Step; at: number; isOnly: boolean; base: string };

function OneStep({ step, at, isOnly, base }: StepProps) {
  const t = useTranslations('answering');
  const router = useRouter();
  const { steps, tryToLeave } = useAnswering();
  const [attempt, setAttempt] = useState(0);
  const [listed, setListed] = useState<Step['problems']>([]);
  const heading = useFocusOnArrival();
  const next = steps[at + 1];
  const previous = steps[at - 1];
  const onwards = next ? `${base}/answer?step=${next.key}` : `${base}/check`;
  const goOn = () => {
    if (step.problems.length === 0) return router.push(onwards);
    tryToLeave(step.problems.map((problem) => problem.path));
    setListed(step.problems);
    setAttempt((count) => count + 1);
  };
  // What has been mended since leaves the list; what is new waits for the next try.
  const stillThere = listed.filter((one) =>
    step.problems.some((p) => p.path === one.path && p.code === one.code),
  );
  const title = step.key === 'common' ? t('commonTitle') : step.title;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <header className={styles.header}>
        {isOnly ? null : <p className={styles.progress}>{t('progress', { at: at + 1, of: steps.length })}</p>}
        <PageTitle>{`${t('pageTitle')}: ${title}`}</PageTitle>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <Correcting />
      <Trouble />
      {stillThere.length > 0 ? (
        <div className={styles.summary}>
          <ProblemSummary title={t('problems')} problems={stillThere} attempt={attempt}>
            <p className={styles.skip}>
              <Link asChild>
                <PageLink href={onwards}>{t('skipForNow')}</PageLink>
              </Link>
            </p>
          </ProblemSummary>
        </div>
      ) : null}
      <Typing>
        <EarlierAll places={isOnly ? [step.key, ''] : [step.key === 'common' ? '' : step.key]} />
        {step.key === 'common' ? <CommonQuestions /> : <LineQuestions number={step.key} />}
        {isOnly ? <CommonQuestions /> : null}
        <SameForAll step={step} />
      </Typing>
      <SaveBar>
        <Button asChild variant="tertiary">
          <PageLink href={previous ? `${base}/answer?step=${previous.key}` : base}>{t('back')}</PageLink>
        </Button>
        <Button type="submit">{next ? t('next') : t('toCheck')}</Button>
      </SaveBar>
    </form>
  );
}
