import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { isChased } from '@/domain/tracking/rules';
import type { TrackedRequest } from '@/domain/tracking/schema';
import styles from './tracker.module.css';
import { type ChaseKind, chaseKinds } from './use-chase';

type Ask = (kind: ChaseKind, rows: TrackedRequest[]) => void;

/** What can be done with these requests; an action that fits none of them is not offered. */
export function RowActions({
  rows,
  onAsk,
  mayChase,
  mayAssign = true,
}: {
  rows: TrackedRequest[];
  onAsk: Ask;
  /** The survey is open; a return can be accepted in a closed one, too. */
  mayChase: boolean;
  /** Where it can be chosen to whom. */
  mayAssign?: boolean;
}) {
  const t = useTranslations('tracking.selection');
  const unanswered = rows.filter((row) => row.response === 'outstanding' || row.response === 'overdue');
  const sentBack = rows.filter((row) => row.correctionDueAt !== null);
  const fitting = {
    remind: mayChase ? rows.filter(isChased) : [],
    extend: mayChase ? [...unanswered, ...sentBack] : [],
    exempt: mayChase ? unanswered : [],
    unexempt: mayChase ? rows.filter((row) => row.response === 'exempt') : [],
    accept: rows.filter((row) => row.review === 'waiting'),
    unaccept: rows.filter((row) => row.review === 'accepted'),
    assign: mayAssign ? rows : [],
  };
  const main = (['remind', 'accept'] as const).find((kind) => fitting[kind].length > 0);
  return chaseKinds.map((kind) =>
    fitting[kind].length > 0 ? (
      <Button
        key={kind}
        data-size="sm"
        variant={kind === main ? 'primary' : 'secondary'}
        onClick={() => onAsk(kind, fitting[kind])}
      >
        {t(kind)}
      </Button>
    ) : null,
  );
}

/** Comes up while rows are selected, and stays in view. */
export function SelectionBar({
  rows,
  shown,
  onAsk,
  mayChase,
  onClear,
}: {
  rows: TrackedRequest[];
  /** The ids in the list as it is filtered; others stay selected and are counted apart. */
  shown: ReadonlySet<string>;
  onAsk: Ask;
  mayChase: boolean;
  onClear: () => void;
}) {
  const t = useTranslations('tracking.selection');
  if (rows.length === 0) return null;
  return (
    <div className={styles.selection}>
      <span role="status" className={styles.selectionCount}>
        {t('count', { count: rows.length, hidden: rows.filter((row) => !shown.has(row.id)).length })}
      </span>
      <RowActions rows={rows} onAsk={onAsk} mayChase={mayChase} />
      <Button data-size="sm" variant="tertiary" data-color="neutral" onClick={onClear}>
        {t('clear')}
      </Button>
    </div>
  );
}
