import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { LanguageWords } from '@/domain/incidents/words';
import { differenceOf } from '@/domain/questionnaires/diff';
import type { Definition } from '@/domain/questionnaires/schema';
import { DifferenceList } from './difference-list';

type Props = {
  open: boolean;
  busy: boolean;
  before: Definition | null;
  after: Definition;
  words: LanguageWords;
  lacking: Record<'nn' | 'en', string[]>;
  onConfirm: () => void;
  onClose: () => void;
};

/** Publishing is for good: what has changed since the version before, and what is not translated, stand here once more. */
export function PublishDialog({ before, after, words, lacking, ...dialog }: Props) {
  const t = useTranslations('questionnaires.builder');
  return (
    <ConfirmDialog title={t('publishTitle')} action={t('publish')} {...dialog}>
      <p>{t('publishBody')}</p>
      {before ? (
        <>
          <p>{t('changes')}</p>
          <DifferenceList
            difference={differenceOf(before, after)}
            before={before}
            after={after}
            words={words}
          />
        </>
      ) : null}
      {(['nn', 'en'] as const).map((language) =>
        lacking[language].length > 0 ? (
          <p key={language}>
            {t('lackingTexts', { language: t(`languages.${language}`), count: lacking[language].length })}
          </p>
        ) : null,
      )}
    </ConfirmDialog>
  );
}
