'use client';

import { Field, Label, Select, SelectOption } from '@digdir/designsystemet-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import styles from './builder.module.css';

type Props = {
  incidents: { id: string; title: string }[];
  chosen: string | null;
  /** Waited for before the page is drawn anew. */
  before?: () => Promise<unknown>;
};

/** In whose words the core questions are shown, where there is a choice. */
export function WordsChooser({ incidents, chosen, before }: Props) {
  const t = useTranslations('questionnaires');
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  if (incidents.length < 2) return null;
  const choose = async (id: string) => {
    await before?.();
    const next = new URLSearchParams(query);
    next.set('incident', id);
    router.replace(`${path}?${next}`, { scroll: false });
  };
  return (
    <Field className={styles.wordsOf ?? ''}>
      <Label htmlFor="words-of">{t('wordsOf')}</Label>
      <Select
        id="words-of"
        data-size="sm"
        value={chosen ?? ''}
        onChange={(event) => void choose(event.target.value)}
      >
        {incidents.map(({ id, title }) => (
          <SelectOption key={id} value={id}>
            {title}
          </SelectOption>
        ))}
      </Select>
    </Field>
  );
}
