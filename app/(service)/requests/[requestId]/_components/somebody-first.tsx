'use client';

import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { AnswerList } from '@/components/answers/answer-list';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { ProblemAlert } from '@/components/ui/problem-alert';
import type { LineContent } from '@/domain/questionnaires/schema';
import { titleOf } from '@/domain/requests/names';
import { returnsQuery } from '@/domain/returns/queries';
import { useAnswering } from './answering-context';
import styles from './check-answers.module.css';
import { forgetRequest } from './kept-draft';

/** Somebody else has submitted meanwhile: both versions side by side, and the two things one can do. */
export function SomebodyFirst() {
  const t = useTranslations('answering.somebodyFirst');
  const { view, composed, correct } = useAnswering();
  const { data, error } = useQuery({ ...returnsQuery(view.id), staleTime: 0 });
  const theirs = data?.rows[0];
  if (error) return <ProblemAlert error={error} />;
  if (!theirs) return <p role="status">{t('loading')}</p>;
  const keepTheirs = () => {
    forgetRequest(view.id);
    window.location.assign(`/requests/${view.id}/receipt`);
  };
  return (
    <div className={styles.wide} role="alert">
      <PageHeader
        eyebrow={view.survey.title}
        title={
          theirs.givenBy.you ? t('titleYou') : t('title', { name: theirs.givenBy.name ?? t('somebody') })
        }
        lead={
          <>
            {t('lead', { number: theirs.receiptNumber })} <Moment at={theirs.submittedAt} style="dateTime" />
          </>
        }
      />
      <div className={styles.both}>
        <section className={styles.section}>
          <header>
            <h2>{t('theirs', { version: theirs.version })}</h2>
          </header>
          <Lines lines={theirs.content.lines} />
        </section>
        <section className={styles.section}>
          <header>
            <h2>{t('yours')}</h2>
          </header>
          <Lines lines={composed.content.lines} />
        </section>
      </div>
      <div className={styles.choices}>
        <Button onClick={keepTheirs}>{t('keepTheirs')}</Button>
        <Button variant="secondary" onClick={() => correct(theirs)}>
          {t('correct')}
        </Button>
      </div>
      <p className={styles.promise}>{t('explained')}</p>
    </div>
  );
}

function Lines({ lines }: { lines: LineContent[] }) {
  const { view } = useAnswering();
  return lines.map((line) => {
    const municipality = view.municipalities.find((m) => m.number === line.municipalityNumber);
    return (
      <div key={line.municipalityNumber}>
        <h3>{municipality ? titleOf(municipality) : line.municipalityNumber}</h3>
        <AnswerList
          definition={view.definition}
          words={view.words}
          answers={line.answers}
          scope="municipality"
          grade={line.grade}
          remains={line.remains}
        />
      </div>
    );
  });
}
