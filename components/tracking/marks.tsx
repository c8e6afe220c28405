import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { StateTag } from '@/components/ui/state-tag';
import { isChased } from '@/domain/tracking/rules';
import type { TrackedRequest } from '@/domain/tracking/schema';
import { responseTone } from './tones';
import styles from './tracker.module.css';

/** Where a request stands, and below it what stands in its way. */
export function Status({ row }: { row: TrackedRequest }) {
  const t = useTranslations('tracking');
  return (
    <>
      <StateTag tone={responseTone[row.response]}>{t(`response.${row.response}`)}</StateTag>
      <Marks row={row} />
    </>
  );
}

function Marks({ row }: { row: TrackedRequest }) {
  const t = useTranslations('tracking.marks');
  const waiting = isChased(row);
  const marks = [
    row.correctionDueAt
      ? t.rich('correction', { at: () => <Moment key="at" at={row.correctionDueAt ?? ''} style="short" /> })
      : null,
    row.extended && waiting && !row.correctionDueAt
      ? t.rich('extended', { at: () => <Moment key="at" at={row.dueAt} style="short" /> })
      : null,
    waiting && !row.contact?.email ? t('noContact') : null,
    row.investigating > 0 ? t('investigating', { count: row.investigating }) : null,
    row.investigating > 0 && row.knowsMoreOn
      ? t.rich('knowsMoreOn', {
          at: () => <Moment key="at" at={`${row.knowsMoreOn}T12:00:00Z`} style="date" />,
        })
      : null,
    row.review === 'accepted' ? t('accepted') : null,
    row.assignee ? (row.assignee.you ? t('yours') : t('assignee', { name: row.assignee.name ?? '–' })) : null,
    row.objected ? t('objected') : null,
    row.awaitsReply ? t('awaitsReply') : null,
    row.bounced ? t('bounced') : null,
    row.invitation === 'failed' ? t('failed') : null,
    waiting && row.remindedAt
      ? t.rich('reminded', { at: () => <Moment key="at" at={row.remindedAt ?? ''} style="short" /> })
      : null,
  ].filter(Boolean);
  if (marks.length === 0) return null;
  return (
    <span className={styles.marks}>
      {marks.map((mark, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a row have no other name and keep their order
        <span key={i}>{mark}</span>
      ))}
    </span>
  );
}
