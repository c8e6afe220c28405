'use client';

import { useTranslations } from 'next-intl';
import type { Figures } from '@/domain/figures/schema';
import { CountBars } from './count-bars';

const steps = [
  ['all', 'neutral-light'],
  ['usesSystem', 'neutral'],
  ['checked', 'blue'],
  ['affected', 'red'],
] as const;

/** All → use the system → have checked → affected. */
export function DenominatorBars({ figures }: { figures: Figures }) {
  const t = useTranslations('status');
  const { denominators } = figures;
  const bars = steps.map(([key, fill]) => ({
    key,
    fill,
    label: t(`denominators.${key}`),
    count: denominators[key],
  }));
  return (
    <CountBars
      title={t('denominators.title', { checked: denominators.checked, users: denominators.usesSystem })}
      caption={
        <>
          {t('denominators.caption', { fixed: denominators.fixedVersion, users: denominators.usesSystem })}{' '}
          {denominators.differs > 0 ? t('denominators.differs', { count: denominators.differs }) : null}
        </>
      }
      bars={bars}
      most={denominators.all}
      table={{
        label: t('numbers'),
        head: [t('denominators.head'), t('denominators.count')],
        rows: [
          ...bars.map((bar) => [bar.label, bar.count]),
          [t('denominators.fixedVersion'), denominators.fixedVersion],
        ],
      }}
    />
  );
}
