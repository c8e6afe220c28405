'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import styles from '@/components/reviews/reviews.module.css';
import type { CorrectionView } from '@/domain/reviews/schema';

type Questions = CorrectionView['questions'];
const AskedContext = createContext<Questions>([]);

/** Holds what the authority has asked about the answer that it sent back. */
export function AskedProvider({ questions, children }: { questions: Questions; children: ReactNode }) {
  return <AskedContext value={questions}>{children}</AskedContext>;
}

/** Whether the authority has asked about a field. */
export function useIsAsked(): (path: string) => boolean {
  const questions = useContext(AskedContext);
  return (path) => questions.some((one) => one.path === path);
}

/** The authority's question about one field, below it. */
export function Asked({ path }: { path: string }) {
  const t = useTranslations('dialogue');
  const question = useContext(AskedContext).find((one) => one.path === path);
  if (!question) return null;
  return (
    <p className={styles.asked} data-asked={path}>
      <strong>{t('askedHere')}</strong> {question.text}
    </p>
  );
}
