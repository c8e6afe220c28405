'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { useSearchParam } from '@/components/ui/use-search-param';
import { mailboxQuery } from '@/domain/messages/queries';
import styles from './mailbox.module.css';

/** The mails, newest first, with search; new ones appear by themselves. */
export function MailboxList() {
  const t = useTranslations('mailbox');
  const search = useSearchParam('search');
  const mails = useInfiniteQuery(mailboxQuery(search.settled));
  const rows = mails.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <Textfield
        className={styles.search}
        label={t('search')}
        type="search"
        value={search.typed}
        onChange={(event) => search.change(event.target.value)}
      />
      <ProblemAlert error={mails.error} />
      {mails.isSuccess && rows.length === 0 ? (
        <EmptyState title={search.settled ? t('noHits') : t('empty')}>
          <p>{search.settled ? t('noHitsHint') : t('emptyHint')}</p>
        </EmptyState>
      ) : null}
      <ul className={styles.list}>
        {rows.map((mail) => (
          <li key={mail.id}>
            <PageLink href={`/mailbox/${mail.id}`}>
              <span className={styles.subject}>{mail.subject}</span>
              <span className={styles.to}>{t('to', { address: mail.to })}</span>
              <span className={styles.at}>
                <Moment at={mail.receivedAt} />
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
      {mails.hasNextPage ? (
        <Button
          variant="secondary"
          loading={mails.isFetchingNextPage}
          onClick={() => void mails.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}
