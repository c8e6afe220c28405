'use client';

import {
  Field,
  FieldDescription,
  Fieldset,
  FieldsetLegend,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { IndicatorKey } from '@/domain/questionnaires/indicators';
import type { Answer } from '@/domain/questionnaires/schema';
import { statedNumber } from '@/domain/questionnaires/values';
import { fieldId, useAnswering } from './answering-context';
import { Beside } from './beside';
import { NumberInput, UnknownBox } from './fields';
import styles from './ladder.module.css';
import { useField } from './use-field';

/** The loss as a sum: lost = recovered + irretrievable + what is still searched for, worked out as one types. */
export function Ladder({
  number,
  asked,
  answers,
}: {
  number: string;
  asked: ReadonlySet<IndicatorKey>;
  answers: Record<string, Answer>;
}) {
  const t = useTranslations('answering.ladder');
  const { view } = useAnswering();
  const lost = useField(`${number}.lost`).answer;
  const parts = (['recovered', 'irretrievable'] as const).filter((key) => asked.has(key));
  const isStated = lost?.kind === 'stated' && typeof lost.value === 'number';
  const rest = statedNumber(answers.searching);
  const { fields } = view.words;
  return (
    <div className={styles.ladder}>
      <Fieldset>
        <FieldsetLegend>{t('title')}</FieldsetLegend>
        <div className={styles.sum}>
          <Rung path={`${number}.lost`} label={fields.lost.label} hint={fields.lost.hint} isTop />
          {lost?.kind === 'notKnownYet' && parts.length > 0 ? (
            <p className={styles.note}>{t('unknown')}</p>
          ) : null}
          {isStated && (parts.length > 0 || asked.has('searching')) ? (
            <>
              <p className={styles.ofThese}>{t('ofThese')}</p>
              {parts.map((key) => (
                <Rung key={key} path={`${number}.${key}`} label={fields[key].label} hint={fields[key].hint} />
              ))}
              {asked.has('searching') ? (
                <div className={styles.rest}>
                  <span id={fieldId(`${number}.searching`)}>{fields.searching.label}</span>
                  <output
                    className={styles.worked}
                    aria-labelledby={fieldId(`${number}.searching`)}
                    htmlFor={fieldId(`${number}.lost`)}
                  >
                    {rest ?? '–'}
                  </output>
                  {fields.searching.hint ? (
                    <span className={styles.hint}>{fields.searching.hint}</span>
                  ) : null}
                </div>
              ) : null}
            </>
          ) : null}
        </div>
      </Fieldset>
    </div>
  );
}

function Rung({
  path,
  label,
  hint,
  isTop,
}: {
  path: string;
  label: string;
  hint?: string | undefined;
  isTop?: boolean;
}) {
  const t = useTranslations('answering');
  const { error, answer } = useField(path);
  return (
    <div className={isTop ? `${styles.rung} ${styles.top}` : styles.rung}>
      <Field className={styles.field}>
        <Label className={styles.label}>{label}</Label>
        {hint ? <FieldDescription className={styles.hint}>{hint}</FieldDescription> : null}
        <div className={styles.input}>
          <NumberInput path={path} placeholder={isTop || answer ? undefined : '0'} />
        </div>
        {error ? <ValidationMessage className={styles.error}>{error}</ValidationMessage> : null}
      </Field>
      <UnknownBox path={path} label={t('unknown')} />
      <Beside path={path} />
    </div>
  );
}
