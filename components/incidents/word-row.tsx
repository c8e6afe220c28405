'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { wordLanguages } from '@/domain/incidents/words';
import styles from './words.module.css';
import { useWords, useWordText, wordFieldId } from './words-context';

/** One text in the three languages, side by side where there is room. `path` is what follows the language. */
export function WordRow({ path, label, hint }: { path: string; label: string; hint?: string | undefined }) {
  const t = useTranslations('words');
  return (
    <fieldset className={styles.row}>
      <legend>
        {label}
        {hint ? <span className={styles.hint}>{hint}</span> : null}
      </legend>
      <div className={styles.languages}>
        {wordLanguages.map((language) => (
          <WordField
            key={language}
            path={`${language}.${path}`}
            label={t(`languages.${language}`)}
            lang={language}
          />
        ))}
      </div>
    </fieldset>
  );
}

function WordField({ path, label, lang }: { path: string; label: string; lang: string }) {
  const { setText, accept } = useWords();
  return (
    <TextInput
      path={path}
      label={label}
      lang={lang}
      setText={setText}
      accept={accept}
      {...useWordText(path)}
    />
  );
}

type InputProps = ReturnType<typeof useWordText> &
  Pick<ReturnType<typeof useWords>, 'setText' | 'accept'> & { path: string; label: string; lang: string };

/** There are many of these: only the one that is typed in is drawn again. */
const TextInput = memo(function TextInput({
  path,
  label,
  lang,
  value,
  error,
  isSuggested,
  setText,
  accept,
}: InputProps) {
  const t = useTranslations('words');
  return (
    <div>
      <Textfield
        id={wordFieldId(path)}
        data-size="sm"
        lang={lang}
        label={
          <>
            {label}
            {isSuggested ? <span className={styles.suggested}>{t('suggested')}</span> : null}
          </>
        }
        value={value}
        error={error}
        onChange={(event) => setText(path, event.target.value)}
      />
      {isSuggested ? (
        <Button type="button" variant="tertiary" data-size="sm" onClick={() => accept(path)}>
          {t('accept')}
        </Button>
      ) : null}
    </div>
  );
});
