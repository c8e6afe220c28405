'use client';

import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert } from '@/components/ui/problem-alert';
import type { ReviewView } from '@/domain/reviews/schema';
import styles from './reviews.module.css';
import { isTicked, made, stored, type Tick, type Ticks, undone, unseen } from './ticks';
import { useWrite } from './use-write';

type Props = { requestId: string; surveyId: string; version: number; review: ReviewView };

/** What the authority looks at in each return; a tick is stored at once, for this version. */
export function ChecklistTicks({ requestId, surveyId, version, review }: Props) {
  const t = useTranslations('reviews');
  const [ticks, setTicks] = useState<Ticks>([]);
  const [failed, setFailed] = useState<Error | null>(null);
  const write = useWrite<Tick>(surveyId, ({ body }) => setTicks((all) => stored(all, body)), {
    line: `checklist ${requestId}`,
    onFailed: ({ body }, error) => {
      setTicks((all) => undone(all, body));
      setFailed(error);
    },
  });
  const unseenTicks = unseen(ticks, review.checklist);
  if (unseenTicks !== ticks) setTicks(unseenTicks);
  const tick = (body: Tick) => {
    setFailed(null);
    setTicks((all) => made(all, body));
    write.mutate({ path: `/api/v1/requests/${requestId}/checklist`, method: 'PUT', body });
  };
  return (
    <div className={styles.checklist}>
      <ProblemAlert error={failed} />
      {review.checklist.map((point) => (
        <Checkbox
          key={point.key}
          label={point.text}
          description={point.ticked && point.by ? t('tickedBy', { name: point.by }) : undefined}
          checked={isTicked(ticks, point)}
          disabled={!review.may.review}
          data-size="sm"
          onChange={(event) => tick({ version, key: point.key, ticked: event.target.checked })}
        />
      ))}
    </div>
  );
}
