'use client';

import dynamic from 'next/dynamic';
import styles from './lazy.module.css';

/** Recharts is large: it is fetched when a chart is shown, and its place is kept until then. */
function Coming() {
  return <div className={styles.coming} />;
}

export const StackedBars = dynamic(() => import('./bars').then((module) => module.StackedBars), {
  ssr: false,
  loading: Coming,
});

export const AnsweredSteps = dynamic(() => import('./steps').then((module) => module.AnsweredSteps), {
  ssr: false,
  loading: Coming,
});
