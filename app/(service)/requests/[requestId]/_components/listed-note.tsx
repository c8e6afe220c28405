'use client';

import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { useAnswering } from './answering-context';

/** What a list says of the municipality, so that nobody must look it up; the own answer wins. */
export function ListedNote({
  number,
  fact,
}: {
  number: string;
  fact: 'usesSystem' | 'integrationInUse' | 'fixedVersionOn';
}) {
  const t = useTranslations('answering.listed');
  const { view } = useAnswering();
  const listed = view.municipalities.find((m) => m.number === number)?.listed[fact];
  if (!listed) return null;
  const isDate = fact === 'fixedVersionOn';
  return (
    <span>
      {t.rich(isDate ? 'fixedVersionOn' : `${fact}.${listed.value === 'yes' ? 'yes' : 'no'}`, {
        source: listed.source,
        at: () => <Moment at={listed.at} style="date" />,
        date: () => (isDate ? <Moment at={`${listed.value}T12:00:00Z`} style="date" /> : null),
      })}
    </span>
  );
}
