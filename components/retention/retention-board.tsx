'use client';

import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { eraseWhatIsDue, retentionQuery } from '@/domain/retention/queries';
import type { RetentionView } from '@/domain/retention/schema';
import styles from './retention.module.css';
import { RuleTable } from './rule-table';

/** What is due to be erased, and the rule of each authority. `first` is what the server has read. */
export function RetentionBoard({ first }: { first: RetentionView }) {
  const t = useTranslations('retention');
  const { data = first } = useQuery({ ...retentionQuery, initialData: first });
  const { people, addresses } = data;
  const counts = [
    ['kept', people.kept],
    ['due', people.due],
    ['waiting', people.waiting],
    ['erased', people.erased],
    ['addresses', addresses.kept],
    ['addressesDue', addresses.due],
  ] as const;
  return (
    <>
      <section className={styles.section} aria-labelledby="counts">
        <h2 id="counts">{t('counts.title')}</h2>
        <dl className={styles.counts}>
          {counts.map(([key, value]) => (
            <div key={key}>
              <dt>{t(`counts.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {people.waiting > 0 ? (
          <Alert data-color="info" className={styles.note}>
            {t('waitingNote', { count: people.waiting })}
          </Alert>
        ) : null}
        <Erasing people={people.due} addresses={addresses.due} />
      </section>
      <section className={styles.section} aria-labelledby="rules">
        <h2 id="rules">{t('rules.title')}</h2>
        <p className={styles.lead}>{t('rules.lead')}</p>
        <RuleTable rules={data.rules} />
      </section>
    </>
  );
}

function Erasing({ people, addresses }: { people: number; addresses: number }) {
  const t = useTranslations('retention.erase');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const erase = useMutation({
    mutationFn: eraseWhatIsDue,
    onSuccess: () => queries.invalidateQueries(retentionQuery),
    onSettled: () => setAsking(false),
  });
  const nothing = people + addresses === 0;
  return (
    <div className={styles.erasing}>
      {erase.data ? (
        <Alert data-color="success" role="status">
          {t('done', { people: erase.data.people, addresses: erase.data.addresses })}
        </Alert>
      ) : null}
      <ProblemAlert error={erase.error} />
      {nothing ? (
        <p>{t('nothing')}</p>
      ) : (
        <Button variant="secondary" data-color="danger" onClick={() => setAsking(true)}>
          {t('button')}
        </Button>
      )}
      <p className={styles.subtle}>{t('nightly')}</p>
      <ConfirmDialog
        open={asking}
        danger
        title={t('title')}
        action={t('action')}
        busy={erase.isPending}
        onConfirm={() => erase.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{t('body', { people, addresses })}</p>
      </ConfirmDialog>
    </div>
  );
}
