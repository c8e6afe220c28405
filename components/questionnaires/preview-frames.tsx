'use client';

import { ToggleGroup, ToggleGroupItem } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './builder.module.css';

const widths = ['phone', 'desktop'] as const;

/** The form as a leader sees it, on a phone and on a wide screen; it can be filled in, and stores nothing. */
export function PreviewFrames({ address }: { address: string }) {
  const t = useTranslations('questionnaires.preview');
  const [width, setWidth] = useState<(typeof widths)[number]>('phone');
  return (
    <div className={styles.frames}>
      <ToggleGroup
        data-size="sm"
        aria-label={t('width')}
        value={width}
        onChange={(value) => setWidth(value as typeof width)}
      >
        {widths.map((one) => (
          <ToggleGroupItem key={one} value={one}>
            {t(one)}
          </ToggleGroupItem>
        ))}
      </ToggleGroup>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className={styles.frameBox} tabIndex={0} aria-label={t(width)}>
        <iframe title={t('frame')} src={address} className={styles[width]} />
      </section>
    </div>
  );
}
