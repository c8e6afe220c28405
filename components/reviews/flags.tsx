'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import type { DecidedFlag } from '@/domain/reviews/schema';
import { ApiProblem } from '@/lib/api';
import { FlagText } from './flag-text';
import styles from './reviews.module.css';
import { useWrite } from './use-write';

type Props = {
  surveyId: string;
  flags: DecidedFlag[];
  /** By number; a request about one municipality only needs no names. */
  places: { number: string; name: string }[];
  mayDecide: boolean;
  /** Asks the service about it, where that is possible. */
  onAsk?: ((flag: DecidedFlag) => void) | undefined;
};

/** What the plausibility checks found: first what stands, then what somebody has looked at and let be. */
export function Flags({ surveyId, flags, places, mayDecide, onAsk }: Props) {
  const t = useTranslations('reviews');
  const [deciding, setDeciding] = useState<DecidedFlag | null>(null);
  const nameOf = (number: string) =>
    places.length > 1 ? (places.find((place) => place.number === number)?.name ?? number) : null;
  return (
    <>
      <ul className={styles.flags}>
        {flags
          .toSorted((a, b) => Number(a.dismissed !== null) - Number(b.dismissed !== null))
          .map((flag) => (
            <li key={flag.id} data-dismissed={flag.dismissed ? true : undefined}>
              <p>
                <strong>{t(`flagKind.${flag.kind}`)}</strong>
                {nameOf(flag.municipalityNumber) ? ` – ${nameOf(flag.municipalityNumber)}` : null}
              </p>
              <p>
                <FlagText flag={flag} />
              </p>
              {flag.dismissed ? (
                <p className={styles.quiet}>
                  {t.rich('dismissed', {
                    name: flag.dismissed.by ?? '–',
                    at: () => <Moment key="at" at={flag.dismissed?.at ?? ''} style="short" />,
                    reason: flag.dismissed.reason,
                  })}
                </p>
              ) : null}
              {mayDecide ? (
                <div className={styles.actions}>
                  {onAsk && flag.field && !flag.dismissed ? (
                    <Button data-size="sm" variant="secondary" onClick={() => onAsk(flag)}>
                      {t('ask')}
                    </Button>
                  ) : null}
                  <Button data-size="sm" variant="tertiary" onClick={() => setDeciding(flag)}>
                    {flag.dismissed ? t('restore') : t('dismiss')}
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
      </ul>
      {deciding ? (
        <Decide
          key={deciding.id}
          surveyId={surveyId}
          flag={deciding}
          onClose={() => setDeciding((now) => (now === deciding ? null : now))}
        />
      ) : null}
    </>
  );
}

function Decide({ surveyId, flag, onClose }: { surveyId: string; flag: DecidedFlag; onClose: () => void }) {
  const t = useTranslations('reviews');
  const words = useProblemWords();
  const [reason, setReason] = useState('');
  const write = useWrite(surveyId, onClose);
  const decision = flag.dismissed ? 'restored' : 'dismissed';
  const isField = write.error instanceof ApiProblem && write.error.problem.errors?.length;
  return (
    <ConfirmDialog
      open
      title={t(`${decision}Title`)}
      action={flag.dismissed ? t('restore') : t('dismiss')}
      busy={write.isPending}
      onConfirm={() =>
        write.mutate({
          path: `/api/v1/requests/${flag.requestId}/flags`,
          body: { flag: flag.id, decision, reason },
        })
      }
      onClose={onClose}
    >
      <p>
        <FlagText flag={flag} />
      </p>
      {isField ? null : <ProblemAlert error={write.error} />}
      <Textfield
        multiline
        suppressHydrationWarning
        rows={3}
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={words.ofField(write.error, 'reason')}
      />
    </ConfirmDialog>
  );
}
