'use client';

import { Button } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { looked, suggestTexts } from '@/domain/incidents/suggest-words';
import { type IncidentWords, rungKeys } from '@/domain/incidents/words';
import { WordFields } from './word-fields';
import { WordRow } from './word-row';
import styles from './words.module.css';
import { WordsProvider } from './words-context';
import { type Sentences, WordsPreview } from './words-preview';

type Props = {
  words: IncidentWords;
  onChange: (next: IncidentWords) => void;
  /** What the API refused; each field shows its own part. */
  error: unknown;
  sentences: Sentences;
};

/** What an incident calls the thing it counts, its rungs and its fields, beside the sentences they will stand in. */
export function WordsEditor({ words, onChange, error, sentences }: Props) {
  const t = useTranslations('words');
  const locale = useLocale();
  const waiting = words.suggested ?? [];
  return (
    <WordsProvider words={words} onChange={onChange} error={error}>
      <div className={styles.editor}>
        <div className={styles.rows}>
          <div className={styles.tools}>
            <Button
              type="button"
              variant="secondary"
              data-size="sm"
              onClick={() => onChange(suggestTexts(words))}
            >
              {t('suggest')}
            </Button>
            <p className={styles.hint}>{t('suggestHint')}</p>
            {waiting.length > 0 ? (
              <p className={styles.waiting} role="status">
                {t('waiting', { count: waiting.length })}{' '}
                <Button
                  type="button"
                  variant="tertiary"
                  data-size="sm"
                  onClick={() => onChange(looked(words, waiting))}
                >
                  {t('acceptAll')}
                </Button>
              </p>
            ) : null}
          </div>
          <section aria-labelledby="words-thing">
            <h3 id="words-thing">{t('thing.title')}</h3>
            <p className={styles.hint}>{t('thing.lead')}</p>
            {(['one', 'many', 'theMany'] as const).map((form) => (
              <WordRow
                key={form}
                path={`thing.${form}`}
                label={t(`thing.${form}`)}
                hint={t(`thing.${form}Hint`)}
              />
            ))}
          </section>
          <section aria-labelledby="words-rungs">
            <h3 id="words-rungs">{t('rungs.title')}</h3>
            <p className={styles.hint}>{t('rungs.lead')}</p>
            {rungKeys.map((rung) => (
              <div key={rung} className={styles.rung}>
                <h4>{t(`rungs.${rung}`)}</h4>
                <p className={styles.hint}>{t(`rungs.${rung}Hint`)}</p>
                {(['many', 'one', 'short'] as const).map((form) => (
                  <WordRow
                    key={form}
                    path={`rungs.${rung}.${form}`}
                    label={t(`forms.${form}`)}
                    hint={t('forms.example', { example: t(`examples.${rung}.${form}`) })}
                  />
                ))}
              </div>
            ))}
          </section>
          <section aria-labelledby="words-fields">
            <h3 id="words-fields">{t('fields.title')}</h3>
            <p className={styles.hint}>{t('fields.lead')}</p>
            <WordFields locale={locale} />
          </section>
        </div>
        <WordsPreview words={words} sentences={sentences} />
      </div>
    </WordsProvider>
  );
}
