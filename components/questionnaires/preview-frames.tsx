'use client';

import { ToggleGroup, ToggleGroupItem } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './builder.module.css';
import { type Language, languages } from './builder-context';

const widths = ['phone', 'desktop'] as const;

type Props = { address: `/${string}`; query: string };

/** The form as a leader sees it, on a phone and on a wide screen, in each language; it can be filled in, and stores nothing. */
export function PreviewFrames({ address, query }: Props) {
  const t = useTranslations('questionnaires.preview');
  const words = useTranslations('questionnaires.builder');
  const reader = useLocale();
  const [width, setWidth] = useState<(typeof widths)[number]>('phone');
  const [language, setLanguage] = useState<Language>(languages.find((one) => one === reader) ?? 'nb');
  const asked = new URLSearchParams(query);
  asked.set('language', language);
  return (
    <div className={styles.frames}>
      <div className={styles.buttons}>
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
        <ToggleGroup
          data-size="sm"
          aria-label={t('language')}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
        >
          {languages.map((one) => (
            <ToggleGroupItem key={one} value={one}>
              {words(`languages.${one}`)}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className={styles.frameBox} tabIndex={0} aria-label={t(width)}>
        <iframe title={t('frame')} src={`${address}?${asked}`} className={styles[width]} />
      </section>
    </div>
  );
}
