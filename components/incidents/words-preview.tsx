'use client';

import { useTranslations } from 'next-intl';
import { createTranslator } from 'use-intl/core';
import { type IncidentWords, type WordLanguage, wordLanguages } from '@/domain/incidents/words';
import { indicators } from '@/domain/questionnaires/indicators';
import styles from './words.module.css';

/** The sentences that figures stand in, as messages/ has them in each language. */
export type Sentences = Record<WordLanguage, { headline: string; none: string; label: string }>;

/** The words where people will read them; a gap shows as a line. */
export function WordsPreview({ words, sentences }: { words: IncidentWords; sentences: Sentences }) {
  const t = useTranslations('words');
  return (
    <section className={styles.preview} aria-labelledby="words-preview">
      <h3 id="words-preview">{t('preview.title')}</h3>
      <p className={styles.hint}>{t('preview.lead')}</p>
      {wordLanguages.map((language) => (
        <Spoken key={language} language={language} words={words} sentences={sentences} />
      ))}
    </section>
  );
}

const gap = '____';

function Spoken({
  language,
  words,
  sentences,
}: {
  language: WordLanguage;
  words: IncidentWords;
  sentences: Sentences;
}) {
  const t = useTranslations('words');
  const said = words[language];
  const translate = createTranslator({
    locale: language,
    messages: sentences[language],
    timeZone: 'Europe/Oslo',
  }) as unknown as (key: string, values: Record<string, string | number>) => string;
  const or = (text: string) => text || gap;
  const { lost, recovered, irretrievable, searching, followedUp } = said.rungs;
  const options = (indicators.affected.options ?? []).map((option) => said.fields.affected.options?.[option]);
  return (
    <div lang={language} className={styles.spoken}>
      <h4>{t(`languages.${language}`)}</h4>
      <p className={styles.headline}>
        {translate('headline', { count: 57, thing: or(lost.many), municipalities: 23 })}
      </p>
      <p>
        {`10 ${or(recovered.short)} · 40 ${or(irretrievable.short)} · 7 ${or(searching.short)} · 12 ${or(followedUp.short)}`}
      </p>
      <p>{translate('headline', { count: 1, thing: or(lost.one), municipalities: 1 })}</p>
      <p>{translate('label', { theMany: or(said.thing.theMany) })}</p>
      <p>{translate('none', { things: or(lost.many) })}</p>
      <p>
        <strong>{or(said.fields.affected.label)}</strong>{' '}
        {options.map((option) => or(option ?? '')).join(' / ')}
      </p>
      <p>
        <strong>{or(said.fields.lost.label)}</strong> 57
      </p>
    </div>
  );
}
