'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { api } from '@/lib/api';
import styles from './demo-bar.module.css';

type Clock = { now: string; nextJump: string | null };

/** The demo's clock, which runs, and the control that jumps to the next row of the story. */
export function DemoControls({ clock }: { clock: Clock }) {
  const t = useTranslations('common');
  const format = useFormatter();
  const router = useRouter();
  const queries = useQueryClient();
  const at = useRunning(clock.now);
  const jump = useMutation({
    mutationFn: (to: string) => api('/api/v1/demo/clock', { method: 'POST', body: { to } }),
    onSuccess: async () => {
      router.refresh();
      await queries.invalidateQueries();
    },
  });
  const moment = (date: Date) =>
    format.dateTime(date, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      hourCycle: 'h23',
      minute: '2-digit',
    });
  return (
    <>
      <p className={styles.clock}>
        <span className="visually-hidden">{t('demo.clock')}: </span>
        {moment(at)}
      </p>
      {clock.nextJump ? (
        <Button
          className={styles.jump}
          data-size="sm"
          variant="secondary"
          data-color="neutral"
          loading={jump.isPending}
          onClick={() => clock.nextJump && jump.mutate(clock.nextJump)}
        >
          {jump.isPending
            ? t('demo.jumping')
            : t('demo.jump', {
                moment: format.dateTime(new Date(clock.nextJump), {
                  day: 'numeric',
                  month: 'long',
                  hour: '2-digit',
                  hourCycle: 'h23',
                  minute: '2-digit',
                }),
              })}
        </Button>
      ) : (
        <span>{t('demo.end')}</span>
      )}
      {jump.isError ? (
        <p role="alert" className={styles.problem}>
          {t('demo.failed')}
        </p>
      ) : null}
    </>
  );
}

/** A clock that goes on from the moment the server said, by the page's own time. */
function useRunning(from: string): Date {
  const [at, setAt] = useState(() => new Date(from));
  useEffect(() => {
    const start = performance.now();
    const tick = () => setAt(new Date(Date.parse(from) + performance.now() - start));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [from]);
  return at;
}
