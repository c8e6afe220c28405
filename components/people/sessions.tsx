'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { StateTag } from '@/components/ui/state-tag';
import { endSession, sessionsQuery } from '@/domain/people/queries';
import styles from './me.module.css';

/** Where the person is signed in; each but this one can be ended here. */
export function Sessions() {
  const t = useTranslations('people.me');
  const format = useFormatter();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => queries.invalidateQueries(sessionsQuery),
  });
  return (
    <>
      <ul className={styles.list}>
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <div className={styles.what}>
              <strong>{session.userAgent ?? t('unknownDevice')}</strong>
              <span>
                {t('since')} <Moment at={session.createdAt} /> · {t('until')}{' '}
                <Moment at={session.expiresAt} style="time" />
                {session.address ? ` · ${session.address}` : null}
              </span>
            </div>
            {session.current ? (
              <StateTag tone="answered">{t('thisOne')}</StateTag>
            ) : (
              <Button
                variant="secondary"
                data-size="sm"
                loading={end.isPending && end.variables === session.id}
                aria-label={t('endNamed', {
                  since: format.dateTime(new Date(session.createdAt), {
                    dateStyle: 'long',
                    timeStyle: 'short',
                    hourCycle: 'h23',
                  }),
                })}
                onClick={() => end.mutate(session.id)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert error={end.error} />
    </>
  );
}
