'use client';

import { Button } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useId, useMemo, useState } from 'react';
import { stops } from './as-of';
import styles from './as-of-control.module.css';

type Props = {
  /** When the first survey opened; null while nobody was asked. */
  from: string | null;
  now: string;
  asOf: string | null;
  onChange: (asOf: string | null) => void;
  /** Whether what is shown of now renews itself. */
  renews?: boolean;
};

/** Back to how it was: a slider from the first opening until now, where the figures renew themselves. */
export function AsOfControl({ from, now, asOf, onChange, renews = true }: Props) {
  const t = useTranslations('status');
  const format = useFormatter();
  const id = useId();
  const moments = useMemo(() => (from ? stops(from, now) : []), [from, now]);
  const chosen = asOf ? nearest(moments, Date.parse(asOf)) : moments.length;
  // Where the hand is, until the address says so too: it comes later, and must not take it back meanwhile.
  const [hand, setHand] = useState<number | null>(null);
  if (hand === chosen) setHand(null);
  const at = hand ?? chosen;

  // Figures are asked for when the hand rests, not for every step on the way.
  useEffect(() => {
    if (at === chosen) return;
    const timer = setTimeout(() => onChange(at === moments.length ? null : isoOf(moments[at])), 300);
    return () => clearTimeout(timer);
  }, [at, chosen, moments, onChange]);

  if (moments.length === 0) return null;
  const moment = at === moments.length ? null : moments[at];
  const shown = at === chosen && asOf ? Date.parse(asOf) : moment;
  const text =
    shown === null || shown === undefined
      ? t('slider.now')
      : format.dateTime(new Date(shown), {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          hourCycle: 'h23',
          minute: '2-digit',
        });
  return (
    <div className={styles.control}>
      <div className={styles.line}>
        <label htmlFor={id}>{t('slider.label')}</label>
        <output htmlFor={id} className={styles.moment}>
          {text}
        </output>
      </div>
      <input
        id={id}
        className={styles.slider}
        type="range"
        min={0}
        max={moments.length}
        value={at}
        aria-valuetext={text}
        onChange={(event) => setHand(Number(event.target.value))}
      />
      <p className={styles.note}>
        {asOf ? (
          <>
            {t('live.past')}{' '}
            <Button variant="tertiary" data-size="sm" className={styles.back} onClick={() => onChange(null)}>
              {t('live.backToNow')}
            </Button>
          </>
        ) : renews ? (
          <span className={styles.live}>{t('live.now')}</span>
        ) : null}
      </p>
    </div>
  );
}

function isoOf(moment: number | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}

function nearest(moments: readonly number[], wanted: number): number {
  let best = 0;
  for (const [i, moment] of moments.entries()) {
    if (Math.abs(moment - wanted) < Math.abs((moments[best] ?? 0) - wanted)) best = i;
  }
  return best;
}
