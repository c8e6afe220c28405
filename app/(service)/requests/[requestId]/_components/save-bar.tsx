'use client';

import {
  CheckmarkIcon,
  CloudSlashIcon,
  CloudUpIcon,
  ExclamationmarkTriangleIcon,
  PersonGroupIcon,
} from '@navikt/aksel-icons';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Moment } from '@/components/ui/moment';
import { useAnswering } from './answering-context';
import styles from './save-bar.module.css';

/** Whether what is typed is safe, always in the same place, beside the way on; at the end of a page that one reads through. */
export function SaveBar({ children, isAtEnd }: { children: ReactNode; isAtEnd?: boolean }) {
  return (
    <div className={isAtEnd ? styles.end : `${styles.bar} ${styles.end}`}>
      <div className={styles.states}>
        <SavedState />
        <Others />
      </div>
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}

/** Colleagues who have the same form open. */
function Others() {
  const t = useTranslations('answering.others');
  const format = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const { others } = useAnswering();
  const names = others.map(({ name }) => name ?? t('somebody'));
  return (
    <p className={styles.others} role="status">
      {names.length > 0 ? (
        <>
          <PersonGroupIcon aria-hidden fontSize="1.25rem" />
          <span>{t('here', { names: format.format(names) })}</span>
        </>
      ) : null}
    </p>
  );
}

function SavedState() {
  const t = useTranslations('answering.save');
  const { status } = useAnswering();
  const icon = { 'aria-hidden': true, fontSize: '1.25rem' } as const;
  return (
    <p className={`${styles.state} ${styles[status.kind]}`} role="status">
      {status.kind === 'saved' ? (
        <>
          <CheckmarkIcon {...icon} />
          <span>
            {status.at
              ? t.rich('saved', { at: () => <Moment at={status.at ?? ''} style="time" /> })
              : t('nothingYet')}
          </span>
        </>
      ) : null}
      {status.kind === 'saving' ? (
        <>
          <CloudUpIcon {...icon} />
          <span>{t('saving')}</span>
        </>
      ) : null}
      {status.kind === 'failing' ? (
        <>
          <CloudSlashIcon {...icon} />
          <span>{t('failing')}</span>
        </>
      ) : null}
      {status.kind === 'stopped' || status.kind === 'disputed' ? (
        <>
          <ExclamationmarkTriangleIcon {...icon} />
          <span>{t(status.kind)}</span>
        </>
      ) : null}
    </p>
  );
}
