'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { TrackedRequest } from '@/domain/tracking/schema';
import { ChaseDialog, ChaseDone } from './chase-dialog';
import { RowActions } from './selection-bar';
import styles from './tracker.module.css';
import { useChase } from './use-chase';

type Props = { surveyId: string; row: TrackedRequest; suggestedDueAt: string; asOf: string };

/** The chase actions on a request's own page. */
export function RequestChase({ surveyId, row, suggestedDueAt, asOf }: Props) {
  const router = useRouter();
  const chase = useChase(surveyId);
  const { done } = chase;
  useEffect(() => {
    if (done) router.refresh();
  }, [done, router]);
  return (
    <>
      <div className={styles.paneActions}>
        {/* Accepting stands with the review. */}
        <RowActions rows={[{ ...row, review: 'none' }]} onAsk={chase.ask} mayChase mayAssign={false} />
      </div>
      <ChaseDone chase={chase} />
      <ChaseDialog chase={chase} dueAt={suggestedDueAt} asOf={asOf} colleagues={[]} />
    </>
  );
}
