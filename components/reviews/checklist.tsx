'use client';

import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/ui/problem-alert';
import type { ReviewView } from '@/domain/reviews/schema';
import styles from './reviews.module.css';
import { useWrite } from './use-write';

type Props = { requestId: string; surveyId: string; version: number; review: ReviewView };

/** What the authority looks at in each return; a tick is stored at once, for this version. */
export function ChecklistTicks({ requestId, surveyId, version, review }: Props) {
  const t = useTranslations('reviews');
  const write = useWrite(surveyId);
  const waits = write.isPending ? (write.variables.body as { key: string; ticked: boolean }) : null;
  return (
    <div className={styles.checklist}>
      <ProblemAlert error={write.error} />
      {review.checklist.map((point) => (
        <Checkbox
          key={point.key}
          label={point.text}
          description={point.ticked && point.by ? t('tickedBy', { name: point.by }) : undefined}
          checked={waits?.key === point.key ? waits.ticked : point.ticked}
          disabled={!review.may.review}
          data-size="sm"
          onChange={(event) =>
            write.mutate({
              path: `/api/v1/requests/${requestId}/checklist`,
              method: 'PUT',
              body: { version, key: point.key, ticked: event.target.checked },
            })
          }
        />
      ))}
    </div>
  );
}
