'use client';

import { useTranslations } from 'next-intl';
import { CountBars } from '@/components/charts/count-bars';
import type { Figures } from '@/domain/figures/schema';
import type { LanguageWords } from '@/domain/incidents/words';

const steps = [
  ['all', 'neutral-light'],
  ['usesSystem', 'neutral'],
  ['checked', 'blue'],
  ['affected', 'red'],
] as const;

/** All → use the system → have checked → affected; where nobody is asked about the system, that step falls away. */
export function DenominatorBars({ figures, words }: { figures: Figures; words: LanguageWords }) {
  const t = useTranslations('status');
  const { denominators } = figures;
  const applies = (key: LanguageWords['applies'][number]) => words.applies.includes(key);
  const bars = steps
    .filter(([key]) => key !== 'usesSystem' || applies('usesSystem'))
    .map(([key, fill]) => ({
      key,
      fill,
      label: t(`denominators.${key}`),
      count: denominators[key],
    }));
  const hasVersions = applies('usesSystem') && applies('fixedVersionOn');
  return (
    <CountBars
      title={
        applies('usesSystem')
          ? t('denominators.title', { checked: denominators.checked, users: denominators.usesSystem })
          : t('denominators.titleAll', { checked: denominators.checked, all: denominators.all })
      }
      caption={
        <>
          {t('denominators.caption')}{' '}
          {hasVersions
            ? t('denominators.fixed', { fixed: denominators.fixedVersion, users: denominators.usesSystem })
            : null}{' '}
          {applies('usesSystem') && denominators.differs > 0
            ? t('denominators.differs', { count: denominators.differs })
            : null}
        </>
      }
      bars={bars}
      most={denominators.all}
      table={{
        label: t('numbers'),
        head: [t('denominators.head'), t('denominators.count')],
        rows: [
          ...bars.map((bar) => [bar.label, bar.count]),
          ...(hasVersions ? [[t('denominators.fixedVersion'), denominators.fixedVersion]] : []),
        ],
      }}
    />
  );
}
