'use client';

import { useTranslations } from 'next-intl';
import type { Figures } from '@/domain/figures/schema';

/**
 * With a county chosen, the headline is about that county, while some charts still show all of them, so that another
 * can be chosen: the titles of those say so.
 */
export function useCover({ counties, scope }: Figures, county: string | null): (title: string) => string {
  const t = useTranslations('status');
  if (county === null || counties.length < 2) return (title) => title;
  const cover = t(scope.ownCounties ? 'county.own' : 'county.all');
  return (title) => `${cover}: ${title}`;
}
