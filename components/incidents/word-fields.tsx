'use client';

import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { textAt } from '@/domain/incidents/suggest-words';
import { alwaysApply, appliedFields } from '@/domain/incidents/words';
import { type IndicatorKey, indicatorKeys, indicators } from '@/domain/questionnaires/indicators';
import { WordRow } from './word-row';
import styles from './words.module.css';
import { useWords } from './words-context';

/** Every field that can be asked for: whether it applies, and what it is called. */
export function WordFields({ locale }: { locale: string }) {
  const { words } = useWords();
  const language = locale === 'nn' || locale === 'en' ? locale : 'nb';
  const applied = new Set(appliedFields(words.applies));
  return (
    <ul className={styles.fields}>
      {indicatorKeys.map((key) => (
        <FieldWords
          key={key}
          name={key}
          label={textAt(words, `${language}.fields.${key}.label`)}
          applies={applied.has(key)}
        />
      ))}
    </ul>
  );
}

function FieldWords({ name, label, applies }: { name: IndicatorKey; label: string; applies: boolean }) {
  const t = useTranslations('words');
  const { words, change, isWrong } = useWords();
  const [open, setOpen] = useState(false);
  const wrong = ['nb', 'nn', 'en'].some((language) => isWrong(`${language}.fields.${name}.`));
  const always = (alwaysApply as readonly string[]).includes(name);
  const rule: { type: string; options?: readonly string[] } = indicators[name];
  const choose = (wanted: boolean) => {
    const others = appliedFields(words.applies).filter((key) => key !== name);
    change({ ...words, applies: wanted ? [...others, name] : others });
  };
  return (
    <li className={styles.field}>
      {always ? (
        <p className={styles.always}>
          <span className={styles.fieldName}>{label || t(`about.${name}`)}</span>
          <span className={styles.hint}>
            {t('always')}. {t(`about.${name}`)}
          </span>
        </p>
      ) : (
        <Checkbox
          label={<span className={styles.fieldName}>{label || t(`about.${name}`)}</span>}
          description={t(`about.${name}`)}
          checked={applies}
          onChange={(event) => choose(event.target.checked)}
        />
      )}
      {applies ? (
        <details open={open || wrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('fieldWords')}</summary>
          {open || wrong ? (
            <div className={styles.fieldRows}>
              <WordRow path={`fields.${name}.label`} label={t('label')} />
              <WordRow path={`fields.${name}.hint`} label={t('hint')} hint={t('optional')} />
              {(rule.options ?? []).map((option) => (
                <WordRow
                  key={option}
                  path={`fields.${name}.options.${option}`}
                  label={t('option', { option: t(`options.${option}`) })}
                />
              ))}
            </div>
          ) : null}
        </details>
      ) : null}
    </li>
  );
}
