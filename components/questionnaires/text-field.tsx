import { Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useProblemWords } from '@/components/ui/problem-alert';
import type { Localized } from '@/domain/questionnaires/schema';
import { wrongText } from '@/domain/questionnaires/values';
import { useBuilding } from './builder-context';

type Props = {
  id: string;
  label: ReactNode;
  value: Localized | undefined;
  /** Undefined when nothing is left in any language. */
  onChange: (value: Localized | undefined) => void;
  isLong?: boolean;
  hint?: string;
};

/** A text in the language that is chosen above; what it lacks in that language is said, with the Bokmål that stands in. */
export function TranslatedField({ id, label, value, onChange, isLong = false, hint }: Props) {
  const t = useTranslations('questionnaires.builder');
  const { language } = useBuilding();
  const words = useProblemWords();
  const nb = value?.nb ?? '';
  const text = value?.[language] ?? '';
  const wrong = wrongText(text, 1000);
  const lacks = language !== 'nb' && nb.trim() !== '' && text.trim() === '';
  const description =
    language === 'nb' ? hint : lacks ? t('lacks', { text: nb }) : nb ? t('inBokmal', { text: nb }) : hint;
  return (
    <Textfield
      id={id}
      label={
        <>
          {label} <span lang={language}>({t(`languages.${language}`)})</span>
        </>
      }
      description={description}
      error={wrong ? words.ofCode(wrong.code, wrong.params) : undefined}
      maxLength={1000}
      value={text}
      suppressHydrationWarning
      {...(isLong ? { multiline: true, rows: 3 } : {})}
      onChange={(event: { target: { value: string } }) => {
        const next = { ...value, nb, [language]: event.target.value };
        onChange(next.nb || next.nn || next.en ? next : undefined);
      }}
    />
  );
}
