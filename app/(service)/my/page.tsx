import { Button } from '@digdir/designsystemet-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { StateTag, type Tone } from '@/components/ui/state-tag';
import { TimeLeft } from '@/components/ui/time-left';
import { listOwnRequests } from '@/domain/requests/data/own';
import { titleOf } from '@/domain/requests/names';
import type { OwnRequestView } from '@/domain/requests/schema';
import { now } from '@/lib/clock';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';
import styles from './my.module.css';

type Props = { searchParams: Promise<{ cursor?: string }> };

/** A leader's first page: what is to be answered, first; then what has been, with its receipt. */
export default async function MyPage({ searchParams }: Props) {
  const actor = await signedInVisitor('/my');
  const { cursor } = await searchParams;
  const isCursor = cursor && /^[0-9a-f-]{36}$/.test(cursor);
  const { rows, nextCursor } = shown(
    await asVisitor((actor, tx) => listOwnRequests(actor, tx, isCursor ? { cursor } : {})),
    '/my',
  );
  const t = await getTranslations('my');
  const groups = [
    { key: 'todo', rows: rows.filter(isToDo).sort((a, b) => dueOf(a).localeCompare(dueOf(b))) },
    { key: 'done', rows: rows.filter((row) => !isToDo(row)) },
  ] as const;
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('title')}
        actions={
          actor.serviceIds.length > 0 ? (
            <Button asChild variant="secondary">
              <PageLink href="/my/contacts">{t('contacts')}</PageLink>
            </Button>
          ) : undefined
        }
      />
      {rows.length === 0 ? <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState> : null}
      {groups.map((group) =>
        group.rows.length > 0 ? (
          <section key={group.key}>
            <h2 className={styles.group}>{t(group.key)}</h2>
            <ul className={styles.list}>
              {group.rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </ul>
          </section>
        ) : null,
      )}
      {nextCursor ? <PageLink href={`/my?cursor=${nextCursor}`}>{t('older')}</PageLink> : null}
    </div>
  );
}

const isAnswered = (row: OwnRequestView) => row.status.version > 0;
const isToDo = (row: OwnRequestView) =>
  row.survey.state === 'open' &&
  row.status.response !== 'exempt' &&
  (!isAnswered(row) || row.status.correctionDueAt !== null);
const dueOf = (row: OwnRequestView) => row.status.correctionDueAt ?? row.status.dueAt;

async function Row({ row }: { row: OwnRequestView }) {
  const t = await getTranslations('my');
  const names = new Intl.ListFormat(await getLocale(), { type: 'conjunction' }).format(
    row.municipalities.map(titleOf),
  );
  const href = `/requests/${row.id}`;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.office}>{row.survey.officeName}</p>
        <h3>
          <PageLink href={href}>{row.survey.title}</PageLink>
        </h3>
        <p className={styles.for}>{t('for', { names })}</p>
        <p className={styles.state}>
          <State row={row} />
        </p>
      </div>
      <div className={styles.actions}>
        {isToDo(row) ? (
          <Button asChild>
            <PageLink href={isAnswered(row) ? `${href}/answer` : href}>
              {isAnswered(row) ? t('correct') : row.draftSavedAt ? t('goOn') : t('answer')}
              <span className="visually-hidden"> {row.survey.title}</span>
            </PageLink>
          </Button>
        ) : null}
        {isAnswered(row) ? (
          <>
            {!isToDo(row) && row.survey.state === 'open' ? (
              <Button asChild variant="secondary">
                <PageLink href={`${href}/answer`}>
                  {t('correct')}
                  <span className="visually-hidden"> {row.survey.title}</span>
                </PageLink>
              </Button>
            ) : null}
            <Button asChild variant="tertiary">
              <PageLink href={`${href}/receipt`}>{row.receipt?.number ?? t('receipt')}</PageLink>
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
}

const soonMs = 2 * 24 * 60 * 60 * 1000;

/** The state in a word, with the moment that belongs to it. */
async function State({ row }: { row: OwnRequestView }) {
  const t = await getTranslations('my.state');
  const moment = now();
  const { response, correctionDueAt } = row.status;
  if (correctionDueAt && row.survey.state === 'open')
    return <Due tone="attention" word={t('sentBack')} dueAt={correctionDueAt} moment={moment} />;
  if (response === 'exempt') return <StateTag tone="outside">{t('exempt')}</StateTag>;
  if (isAnswered(row)) {
    return (
      <>
        <StateTag tone="answered">{t(response === 'answered_late' ? 'answeredLate' : 'answered')}</StateTag>
        {row.receipt ? <Moment at={row.receipt.at} style="dateTime" /> : null}
      </>
    );
  }
  if (row.survey.state === 'closed') return <StateTag tone="neutral">{t('closed')}</StateTag>;
  if (response === 'overdue')
    return <Due tone="danger" word={t('overdue')} dueAt={row.status.dueAt} moment={moment} />;
  const isSoon = Number(new Date(row.status.dueAt)) - Number(moment) < soonMs;
  return (
    <Due
      tone={isSoon ? 'attention' : 'neutral'}
      word={t('outstanding')}
      dueAt={row.status.dueAt}
      moment={moment}
    />
  );
}

function Due({ tone, word, dueAt, moment }: { tone: Tone; word: string; dueAt: string; moment: Date }) {
  return (
    <>
      <StateTag tone={tone}>{word}</StateTag>
      <span>
        <Moment at={dueAt} style="dayTime" /> – <TimeLeft dueAt={dueAt} now={moment.toISOString()} />
      </span>
    </>
  );
}
