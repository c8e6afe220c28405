import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { isChased } from '@/domain/tracking/rules';
import type { TrackedRequest } from '@/domain/tracking/schema';
import styles from './tracker.module.css';
import type { ChaseKind } from './use-chase';

type Ask = (kind: ChaseKind, requestIds: string[]) => void;

/** What can be done with these requests; an action that fits none of them is not offered. */
export function RowActions({ rows, onAsk }: { rows: TrackedRequest[]; onAsk: Ask }) {
  const t = useTranslations('tracking.selection');
  const unanswered = rows.filter((row) => row.response === 'outstanding' || row.response === 'overdue');
  const fitting = {
    remind: rows.filter(isChased),
    extend: unanswered,
    exempt: unanswered,
    unexempt: rows.filter((row) => row.response === 'exempt'),
  };
  return (['remind', 'extend', 'exempt', 'unexempt'] as const).map((kind) =>
    fitting[kind].length > 0 ? (
      <Button
        key={kind}
        data-size="sm"
        variant={kind === 'remind' ? 'primary' : 'secondary'}
        onClick={() =>
          onAsk(
            kind,
            fitting[kind].map((row) => row.id),
          )
        }
      >
        {t(kind)}
      </Button>
    ) : null,
  );
}

/** Comes up while rows are selected, and stays in view. */
export function SelectionBar({
  rows,
  onAsk,
  onClear,
}: {
  rows: TrackedRequest[];
  onAsk: Ask;
  onClear: () => void;
}) {
  const t = useTranslations('tracking.selection');
  if (rows.length === 0) return null;
  return (
    <div className={styles.selection}>
      <span role="status" className={styles.selectionCount}>
        {t('count', { count: rows.length })}
      </span>
      <RowActions rows={rows} onAsk={onAsk} />
      <Button data-size="sm" variant="tertiary" data-color="neutral" onClick={onClear}>
        {t('clear')}
      </Button>
    </div>
  );
}
