'use client';

import { Button, Link } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import type { VersionView } from '@/domain/requests/schema';
import { useAnswering } from './answering-context';
import styles from './check-answers.module.css';

/** Nothing has been changed since the answer was sent: where its receipt is, and how it is corrected. */
export function Standing({ version }: { version: VersionView }) {
  const t = useTranslations('answering.standing');
  const { view } = useAnswering();
  const base = `/requests/${view.id}`;
  return (
    <div className={styles.page}>
      <PageHeader
        eyebrow={view.survey.title}
        title={t('title')}
        lead={t.rich('lead', {
          number: version.receiptNumber,
          at: () => <Moment at={version.submittedAt} style="dateTime" />,
        })}
      />
      <p className={styles.who}>{t('unchanged')}</p>
      <div className={styles.choices}>
        <Button asChild>
          <PageLink href={`${base}/receipt`}>{t('seeReceipt')}</PageLink>
        </Button>
        <Button asChild variant="secondary">
          <PageLink href={`${base}/answer`}>{t('correct')}</PageLink>
        </Button>
      </div>
    </div>
  );
}

/** Above the questions of an answer that has been sent: what is typed here is a correction. */
export function Correcting() {
  const t = useTranslations('answering.standing');
  const { view, stored } = useAnswering();
  if (!stored || stored.version !== view.current?.version) return null;
  return (
    <p className={styles.who}>
      {t('correcting')}{' '}
      <Link asChild>
        <PageLink href={`/requests/${view.id}/receipt`}>{t('seeReceipt')}</PageLink>
      </Link>
    </p>
  );
}
