import { useFormatter, useTranslations } from 'next-intl';
import type { MunicipalityFactKind } from '@/domain/incidents/schema';

/** Puts what is said of a municipality into words: yes, no, a day, or that nobody has said it. */
export function useFactWords(): (kind: MunicipalityFactKind, value: string | null) => string {
  const t = useTranslations('incidents');
  const format = useFormatter();
  return (kind, value) => {
    if (value === null) return t('list.notSaid');
    if (kind === 'fixedVersionOn') {
      return format.dateTime(new Date(`${value}T12:00:00Z`), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      });
    }
    return value === 'yes' ? t('answers.yes') : t('answers.no');
  };
}
