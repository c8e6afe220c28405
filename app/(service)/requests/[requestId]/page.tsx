import { Alert, Button, Details, DetailsContent, DetailsSummary } from '@digdir/designsystemet-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Thread } from '@/components/reviews/thread';
import { ClientMessages } from '@/components/ui/client-messages';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { StateTag } from '@/components/ui/state-tag';
import { TimeLeft } from '@/components/ui/time-left';
import { getRequestForAnswering } from '@/domain/requests/data/answering';
import { titleOf } from '@/domain/requests/names';
import type { AnsweringView } from '@/domain/requests/schema';
import { getDialogue } from '@/domain/reviews/data';
import { asVisitor, namedId, shown } from '@/lib/visitor';
import { MarkOpened } from './_components/mark-opened';
import { QuestionsCorrected } from './_components/questions-corrected';
import { ReviewStand } from './_components/review-stand';
import styles from './_components/start.module.css';

type Props = { params: Promise<{ requestId: string }> };

/** Who asks, about what, for whom and until when; one button. */
export default async function RequestPage({ params }: Props) {
  const requestId = namedId((await params).requestId);
  const read = await asVisitor(async (actor, tx) => ({
    found: await getRequestForAnswering(actor, tx, { requestId }),
    dialogue: await getDialogue(actor, tx, { requestId }),
  }));
  const request = shown(read.found, `/requests/${requestId}`);
  const dialogue = shown(read.dialogue, `/requests/${requestId}`);
  const t = await getTranslations('answering.start');
  const dialogueWords = await getTranslations('dialogue');
  const { survey, incident, notices, status } = request;
  return (
    <div className={styles.page}>
      <MarkOpened requestId={request.id} />
      <PageHeader eyebrow={t('asks', { office: survey.officeName })} title={survey.title} />
      {status.response === 'exempt' ? <Alert data-color="info">{t('exempt')}</Alert> : null}
      <Facts request={request} />
      {/* What was asked back can no longer be answered when the survey is closed. */}
      <ReviewStand
        request={request}
        dialogue={survey.state === 'open' ? dialogue : { ...dialogue, correction: null, extension: null }}
      />
      <QuestionsCorrected request={request} />
      <Actions request={request} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <section className={styles.section}>
            <h2>{incident.title}</h2>
            <p>{incident.summary}</p>
          </section>
          {survey.introduction || survey.legalBasis ? (
            <section className={`${styles.section} ${styles.late}`}>
              <h2>{t('why')}</h2>
              {survey.introduction ? <p>{survey.introduction}</p> : null}
              {survey.legalBasis ? (
                <p className={styles.source}>{t('legalBasis', { legalBasis: survey.legalBasis })}</p>
              ) : null}
            </section>
          ) : null}
        </div>
        <div className={styles.column}>
          {notices.length > 0 ? (
            <section className={styles.section}>
              <h2>{t('notices')}</h2>
              <div className={styles.notices}>
                {notices.toSorted(selfCheckFirst).map((notice) => (
                  <Details key={notice.id} data-color="neutral">
                    <DetailsSummary>
                      <span>
                        {notice.title}
                        <span className={styles.when}>
                          {notice.from}, <Moment at={notice.at} style="date" />
                        </span>
                      </span>
                    </DetailsSummary>
                    <DetailsContent>
                      <p>{notice.body}</p>
                      {notice.source ? (
                        <p className={styles.source}>{t('source', { source: notice.source })}</p>
                      ) : null}
                    </DetailsContent>
                  </Details>
                ))}
              </div>
            </section>
          ) : null}
          {survey.contactLine ? (
            <section className={`${styles.section} ${styles.late}`}>
              <h2>{t('questions')}</h2>
              <p>{survey.contactLine}</p>
            </section>
          ) : null}
          <section className={`${styles.section} ${styles.late}`}>
            <h2>{dialogueWords('title')}</h2>
            <ClientMessages namespaces={['dialogue']}>
              <Thread requestId={request.id} surveyId={null} dialogue={dialogue} reader="service" />
            </ClientMessages>
          </section>
        </div>
      </div>
    </div>
  );
}

type NoticeView = AnsweringView['notices'][number];
const selfCheckFirst = (a: NoticeView, b: NoticeView) =>
  Number(b.kind === 'self_check') - Number(a.kind === 'self_check');

async function Facts({ request }: { request: AnsweringView }) {
  const t = await getTranslations('answering.start');
  const format = new Intl.ListFormat(await getLocale(), { type: 'conjunction' });
  const { status, municipalities, current } = request;
  const dueAt = status.correctionDueAt ?? status.dueAt;
  const isOver = request.survey.state !== 'open' || (current && !status.correctionDueAt);
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{isOver ? t('wasDue') : t('due')}</dt>
        <dd>
          <Moment at={dueAt} style="dayTime" />{' '}
          {isOver ? null : (
            <span className={styles.left}>
              – <TimeLeft dueAt={dueAt} now={request.now} />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('for', { count: municipalities.length })}</dt>
        <dd>{format.format(municipalities.map(titleOf))}</dd>
      </div>
      {current ? (
        <div>
          <dt>{t('answered')}</dt>
          <dd>
            <StateTag tone="answered">
              <Moment at={current.submittedAt} style="dateTime" />
            </StateTag>
          </dd>
        </div>
      ) : (
        <div>
          <dt>{t('takes')}</dt>
          <dd>{t('minutes', { count: minutesFor(municipalities.length) })}</dd>
        </div>
      )}
    </dl>
  );
}

/** Three minutes for the first municipality and half a minute for each further one, rounded up. */
const minutesFor = (municipalities: number) => Math.ceil(3 + (municipalities - 1) / 2);

async function Actions({ request }: { request: AnsweringView }) {
  const t = await getTranslations('answering.start');
  const { current, draft, survey, status } = request;
  const base = `/requests/${request.id}`;
  if (survey.state !== 'open') {
    return (
      <>
        <Alert data-color="info">{t('closed')}</Alert>
        {current ? <SeeReceipt href={`${base}/receipt`} label={t('seeReceipt')} /> : null}
      </>
    );
  }
  const hasDraft = draft.fields.some((field) => field.value);
  return (
    <div className={styles.actions}>
      {current ? (
        <SeeReceipt href={`${base}/receipt`} label={t('seeReceipt')} isMain={!status.correctionDueAt} />
      ) : null}
      <Button asChild data-size="lg" variant={current && !status.correctionDueAt ? 'secondary' : 'primary'}>
        <PageLink href={`${base}/answer`}>
          {current ? t('correct') : hasDraft ? t('goOn') : t('begin')}
        </PageLink>
      </Button>
      {hasDraft ? <p>{t('draft')}</p> : null}
    </div>
  );
}

function SeeReceipt({ href, label, isMain }: { href: string; label: string; isMain?: boolean }) {
  return (
    <Button asChild data-size="lg" variant={isMain ? 'primary' : 'secondary'}>
      <PageLink href={href}>{label}</PageLink>
    </Button>
  );
}
