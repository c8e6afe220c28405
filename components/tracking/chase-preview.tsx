import { useTranslations } from 'next-intl';
import { dayInNorway } from '@/domain/register/rules';
import { chaseReason, heldBack } from '@/domain/tracking/rules';
import type { TrackedRequest } from '@/domain/tracking/schema';
import styles from './tracker.module.css';
import type { ChaseKind } from './use-chase';

type Props = { kind: ChaseKind; rows: TrackedRequest[]; asOf: string };

/** Whom an action is about, before it is done: of a reminder, why each gets one and who gets none. */
export function ChasePreview({ kind, rows, asOf }: Props) {
  const t = useTranslations('tracking.preview');
  const groups = Map.groupBy(rows, (row) => (kind === 'remind' ? groupOf(row, asOf) : 'all'));
  return (
    <div className={styles.preview}>
      {groupOrder.map((group) => {
        const those = groups.get(group) ?? [];
        if (those.length === 0) return null;
        return (
          <details key={group} open={rows.length <= 12}>
            <summary>{t(group, { count: those.length })}</summary>
            <ul>
              {those.map((row) => (
                <li key={row.id}>{row.serviceName}</li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

/** The answers that wait and are not accepted with the others, and why. */
export function LeftOut({ rows }: { rows: TrackedRequest[] }) {
  const t = useTranslations('tracking.preview');
  if (rows.length === 0) return null;
  return (
    <div className={styles.preview}>
      <details open={rows.length <= 12}>
        <summary>{t('leftOut', { count: rows.length })}</summary>
        <ul>
          {rows.map((row) => {
            const why = heldBack(row);
            return (
              <li key={row.id}>
                {row.serviceName}
                {why ? `: ${t(`why.${why}`)}` : null}
              </li>
            );
          })}
        </ul>
      </details>
    </div>
  );
}

const groupOrder = [
  'all',
  'unanswered',
  'correction',
  'investigation',
  'noContact',
  'remindedToday',
] as const;

function groupOf(row: TrackedRequest, asOf: string): (typeof groupOrder)[number] {
  if (!row.contact?.email) return 'noContact';
  if (row.remindedAt && dayInNorway(new Date(row.remindedAt)) === dayInNorway(new Date(asOf)))
    return 'remindedToday';
  return chaseReason(row) ?? 'unanswered';
}
