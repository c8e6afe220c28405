'use client';

import { Button, Tag } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert } from '@/components/ui/problem-alert';
import type { NoticeView } from '@/domain/incidents/schema';
import { api } from '@/lib/api';
import styles from './incidents.module.css';

/** The notices of an incident, newest first; who posted one may take it back. */
export function Notices({ incidentId, notices }: { incidentId: string; notices: NoticeView[] }) {
  const t = useTranslations('incidents');
  const router = useRouter();
  const [asking, setAsking] = useState<NoticeView | null>(null);
  const retract = useMutation({
    mutationFn: (notice: NoticeView) =>
      api(`/api/v1/incidents/${incidentId}/notices/${notice.id}/retract`, { method: 'POST' }),
    onSuccess: () => router.refresh(),
    // Closed before the answer came, it may have given place to the next.
    onSettled: (_, __, notice) => setAsking((now) => (now === notice ? null : now)),
  });
  if (notices.length === 0) return <p className={styles.quiet}>{t('notices.empty')}</p>;
  return (
    <>
      <ProblemAlert error={retract.error} />
      <div className={styles.rows}>
        {notices.toReversed().map((notice) => (
          <details key={notice.id} className={styles.notice}>
            <summary>
              <span className={notice.retractedAt ? styles.retracted : undefined}>{notice.title}</span>
              <span className={styles.quiet}>
                {notice.from} · <Moment at={notice.at} style="date" />
                {notice.retractedAt ? (
                  <>
                    {' · '}
                    {t.rich('notices.retracted', {
                      at: () => <Moment at={notice.retractedAt ?? ''} style="date" />,
                    })}
                  </>
                ) : null}
              </span>
            </summary>
            <p className={styles.preline}>{notice.body}</p>
            {notice.source ? <p className={styles.quiet}>{notice.source}</p> : null}
            {notice.certainty === 'illustrative' ? (
              <Tag data-size="sm">{t('notices.illustrative')}</Tag>
            ) : null}
            {notice.mayRetract ? (
              <p>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  data-color="danger"
                  onClick={() => setAsking(notice)}
                >
                  {t('notices.retract')}
                </Button>
              </p>
            ) : null}
          </details>
        ))}
      </div>
      <ConfirmDialog
        open={asking !== null}
        title={t('notices.retractTitle')}
        action={t('notices.retract')}
        danger
        busy={retract.isPending}
        onConfirm={() => asking && retract.mutate(asking)}
        onClose={() => setAsking(null)}
      >
        <p>{asking?.title}</p>
        <p>{t('notices.retractBody')}</p>
      </ConfirmDialog>
    </>
  );
}
