'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { wordLanguages } from '@/domain/incidents/words';
import styles from './words.module.css';
import { useWordText } from './words-context';

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
  const t = useTranslations('words');
  const { id, value, error, isSuggested, set, accept } = useWordText(path);
  return (
    <div>
      <Textfield
        id={id}
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
        onChange={(event) => set(event.target.value)}
      />
      {isSuggested ? (
        <Button type="button" variant="tertiary" data-size="sm" onClick={accept}>
          {t('accept')}
        </Button>
      ) : null}
    </div>
  );
}
