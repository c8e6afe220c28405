'use client';

import { useTranslations } from 'next-intl';
import { CountBars } from '@/components/charts/count-bars';
import { PageLink } from '@/components/ui/page-link';
import type { Figures } from '@/domain/figures/schema';

const verdicts = [
  ['onTime', 'blue'],
  ['late', 'red-hatched'],
  ['missing', 'red'],
  ['undetermined', 'neutral'],
  ['notTold', 'hatched'],
] as const;

/** Who has notified the data-protection authority within 72 hours, later, or not. */
export function BreachBars({ figures, href }: { figures: Figures; href: string | null }) {
  const t = useTranslations('status');
  const { breaches, findings } = figures;
  const asked = findings.affected - breaches.notTold;
  const always = ['onTime', 'late', 'missing'];
  const bars = verdicts
    .filter(([key]) => always.includes(key) || breaches[key] > 0)
    .map(([key, fill]) => ({ key, fill, label: t(`breaches.${key}`), count: breaches[key] }));
  return (
    <CountBars
      title={asked === 0 ? t('breaches.titleNone') : t('breaches.title', { count: breaches.onTime, asked })}
      caption={
        <>
          {t('breaches.caption', { notTold: asked === 0 ? 0 : breaches.notTold })}{' '}
          {breaches.moved > 0 ? t('breaches.moved', { count: breaches.moved }) : null}{' '}
          {href ? <PageLink href={href}>{t('breaches.details')}</PageLink> : null}
        </>
      }
      bars={bars}
      most={findings.affected}
      table={{
        label: t('numbers'),
        head: [t('breaches.head'), t('breaches.count')],
        rows: verdicts.map(([key]) => [t(`breaches.${key}`), breaches[key]]),
      }}
    />
  );
}
