'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { BoardProps } from './board-props';
import type { Filters } from './filters';
import styles from './service-list.module.css';

type Props = { surveys: BoardProps['surveys']; ids: string[]; filters: Filters };

/** The way to what was answered beside the core, as of the same moment and of the same county. */
export function OwnQuestionLinks({ surveys, ids, filters: { survey, asOf, county } }: Props) {
  const t = useTranslations('own');
  const shown = surveys.filter(({ id }) => ids.includes(id) && (survey === null || survey === id));
  if (shown.length === 0) return null;
  const query = new URLSearchParams({ ...(asOf ? { asOf } : {}), ...(county ? { county } : {}) }).toString();
  return (
    <section className={styles.services} aria-labelledby="own-title">
      <h2 id="own-title">{t('inStatus.title')}</h2>
      <p>{t('inStatus.lead')}</p>
      <ul>
        {shown.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/surveys/${id}/answers${query ? `?${query}` : ''}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
