'use client';

import { Details, DetailsContent, DetailsSummary } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { useAnswering } from './answering-context';
import { useIsAsked } from './asked';
import styles from './fields.module.css';

/**
 * What may be left out, folded away: whoever answers in a hurry sees the end of the page. It stands open where there
 * is something in it to see: an answer, one told before, a question of the authority's, or something to mend.
 */
export function OptionalPart({
  paths,
  isAllThereIs,
  children,
}: {
  paths: string[];
  /** Nothing stands above it: below a row of the table that asks all that must be answered. */
  isAllThereIs: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('answering.optionalPart');
  const { state, view, composed } = useAnswering();
  const isAsked = useIsAsked();
  const isNeeded = paths.some(
    (path) =>
      state.fields[path]?.value ||
      state.fields[path]?.theirs ||
      view.earlier[path] ||
      isAsked(path) ||
      composed.errors.some((error) => error.path === path),
  );
  const [isOpen, setOpen] = useState(isNeeded || isAllThereIs);
  useEffect(() => {
    if (isNeeded) setOpen(true);
  }, [isNeeded]);
  return (
    <Details
      className={styles.optionalPart}
      data-color="neutral"
      open={isOpen}
      onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}
    >
      <DetailsSummary>
        <span>
          {t('title', { count: paths.length })}
          <span className={styles.under}>{t('body')}</span>
        </span>
      </DetailsSummary>
      <DetailsContent>{children}</DetailsContent>
    </Details>
  );
}
