import { Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/components/ui/problem-alert';
import type { useDraft } from './use-draft';

type Draft = ReturnType<typeof useDraft>;

/** What the service reads before it answers. */
export function TextsSection({ draft }: { draft: Draft }) {
  const t = useTranslations('surveys.edit.fields');
  const words = useProblemWords();
  const bind = (key: 'title' | 'introduction' | 'legalBasis' | 'contactLine') => ({
    id: key,
    value: draft.values[key],
    onChange: (event: { target: { value: string } }) => draft.set(key, event.target.value),
    error: words.ofField(draft.error, key),
  });
  return (
    <>
      <Textfield label={t('title')} {...bind('title')} />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={6}
        label={t('introduction')}
        description={t('introductionHint')}
        {...bind('introduction')}
      />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={2}
        label={t('legalBasis')}
        description={t('legalBasisHint')}
        {...bind('legalBasis')}
      />
      <Textfield label={t('contactLine')} description={t('contactLineHint')} {...bind('contactLine')} />
    </>
  );
}
