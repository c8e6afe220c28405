'use client';

import { Alert, Button, Link } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
import { useAnswering } from './answering-context';
import styles from './fields.module.css';
import { Outdated } from './outdated';

/** What keeps the draft from being saved, and what to do about it; nothing while all is well. */
export function Trouble() {
  const t = useTranslations('answering.trouble');
  const { status, outdated, view, tryAgain } = useAnswering();
  if (outdated) return <Outdated kept={outdated} />;
  if (status.kind !== 'stopped') return null;
  const { code } = status;
  if (code === 'SOMEBODY_FIRST') {
    return (
      <Alert data-color="warning" role="alert" className={styles.conflict}>
        <p>{t('somebodyFirst')}</p>
        <Link asChild>
          <PageLink href={`/requests/${view.id}/check`}>{t('seeBoth')}</PageLink>
        </Link>
      </Alert>
    );
  }
  if (code === 'QUESTIONS_CHANGED') {
    return (
      <Alert data-color="warning" role="alert" className={styles.conflict}>
        <p>{t('questionsChanged')}</p>
        {/* A full load: the page holds the questions as they were. */}
        <Link href={`/requests/${view.id}/answer`}>{t('seeQuestions')}</Link>
      </Alert>
    );
  }
  if (code === 'SIGN_IN') {
    return (
      <Alert data-color="warning" role="alert" className={styles.conflict}>
        <p>{t('signedOut')}</p>
        <div className={styles.buttons}>
          <Link href={`/sign-in?next=${encodeURIComponent(`/requests/${view.id}/answer`)}`}>
            {t('signIn')}
          </Link>
          <Button variant="secondary" data-size="sm" onClick={tryAgain}>
            {t('tryAgain')}
          </Button>
        </div>
      </Alert>
    );
  }
  return (
    <Alert data-color="warning" role="alert" className={styles.conflict}>
      <p>{code === 'SURVEY_CLOSED' ? t('closed') : t('other')}</p>
    </Alert>
  );
}
