'use client';

import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { AnswerList } from '@/components/answers/answer-list';
import { FileList } from '@/components/answers/file-list';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageTitle } from '@/components/ui/page-title';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { StateTag } from '@/components/ui/state-tag';
import { ownItems } from '@/domain/questionnaires/compose';
import type { Attachment, Content } from '@/domain/questionnaires/schema';
import { attachmentsOf } from '@/domain/requests/attachments';
import { changesOf } from '@/domain/requests/changes';
import { titleOf } from '@/domain/requests/names';
import { returnsQuery } from '@/domain/returns/queries';
import { useAnswering } from './answering-context';
import styles from './check-answers.module.css';
import { forgetRequest } from './kept-draft';

/** Somebody else has submitted meanwhile: both versions side by side, and the two things one can do. */
export function SomebodyFirst() {
  const t = useTranslations('answering.somebodyFirst');
  const { view, composed, files, correct } = useAnswering();
  const { data, error } = useQuery({ ...returnsQuery(view.id), staleTime: 0 });
  const theirs = data?.rows[0];
  if (!theirs) {
    return (
      <>
        <PageTitle>{view.survey.title}</PageTitle>
        {error ? <ProblemAlert error={error} /> : <p role="status">{t('loading')}</p>}
      </>
    );
  }
  const ours = attachmentsOf(view.definition, composed.content, files ?? []);
  const differing = new Set(changesOf(theirs.content, composed.content).map(({ path }) => path));
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
          <Said content={theirs.content} files={theirs.content.attachments ?? []} differing={differing} />
        </section>
        <section className={styles.section}>
          <header>
            <h2>{t('yours')}</h2>
          </header>
          <Said content={composed.content} files={ours} differing={differing} />
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

type SaidProps = { content: Content; files: readonly Attachment[]; differing: ReadonlySet<string> };

/** All that one of both versions says, with a mark where the other says otherwise. */
function Said({ content, files, differing }: SaidProps) {
  const t = useTranslations('answering');
  const { view } = useAnswering();
  const shared = { definition: view.definition, words: view.words };
  const marked = (place: string) => (key: string) =>
    differing.has(`${place}.${key}`) ? (
      <>
        {' '}
        <StateTag tone="attention">{t('somebodyFirst.differs')}</StateTag>
      </>
    ) : null;
  return (
    <>
      {content.lines.map(({ municipalityNumber, answers, grade, remains }) => {
        const municipality = view.municipalities.find((m) => m.number === municipalityNumber);
        return (
          <div key={municipalityNumber}>
            <h3>{municipality ? titleOf(municipality) : municipalityNumber}</h3>
            <AnswerList
              {...shared}
              answers={answers}
              scope="municipality"
              grade={grade}
              remains={remains}
              beside={marked(municipalityNumber)}
            />
          </div>
        );
      })}
      {ownItems(view.definition, 'request').length > 0 ? (
        <div>
          <h3>{t('check.common')}</h3>
          <AnswerList {...shared} answers={content.answers} scope="request" beside={marked('')} />
        </div>
      ) : null}
      <FileList files={files} />
    </>
  );
}
