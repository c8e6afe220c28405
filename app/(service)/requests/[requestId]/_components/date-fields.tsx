'use client';

import {
  Field,
  FieldDescription,
  Fieldset,
  FieldsetDescription,
  FieldsetLegend,
  Input,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { momentInNorway, partsInNorway } from '@/domain/questionnaires/oslo';
import { statedText } from '@/domain/questionnaires/values';
import { Beside } from './beside';
import { type FieldProps, Name, UnknownBox } from './fields';
import styles from './fields.module.css';
import { useField } from './use-field';

/** A calendar day. */
export function DateField({
  path,
  label,
  hint,
  unknown,
  isOptional,
  min,
  max,
}: FieldProps & { min?: string | undefined; max?: string | undefined }) {
  const { id, answer, set, touch, error } = useField(path);
  return (
    <div className={styles.question}>
      <Field>
        <Label>
          <Name label={label} isOptional={isOptional ?? false} />
        </Label>
        {hint ? <FieldDescription>{hint}</FieldDescription> : null}
        <Input
          id={id}
          type="date"
          className={styles.date}
          min={min}
          max={max}
          aria-invalid={error ? true : undefined}
          value={statedText(answer ?? undefined) ?? ''}
          onBlur={touch}
          onChange={(event) => set(event.target.value ? { kind: 'stated', value: event.target.value } : null)}
        />
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Field>
      {unknown ? <UnknownBox path={path} label={unknown} /> : null}
      <Beside path={path} />
    </div>
  );
}

/** A day and a time of day in Norwegian time; half of it is kept while the other half is missing. */
export function MomentField({
  path,
  label,
  hint,
  unknown,
  isOptional,
  min,
  max,
}: FieldProps & { min?: string | undefined; max?: string | undefined }) {
  const t = useTranslations('answering');
  const { id, answer, set, touch, error } = useField(path);
  const { day, time } = partsInNorway(statedText(answer ?? undefined) ?? '');
  const change = (newDay: string, newTime: string) => {
    const value = momentInNorway(newDay, newTime) ?? (newDay || (newTime ? `T${newTime}` : ''));
    set(value ? { kind: 'stated', value } : null);
  };
  return (
    <div className={styles.question}>
      <Fieldset>
        <FieldsetLegend>
          <Name label={label} isOptional={isOptional ?? false} />
        </FieldsetLegend>
        {hint ? <FieldsetDescription>{hint}</FieldsetDescription> : null}
        <div className={styles.moment}>
          <Field>
            <Label>{t('date')}</Label>
            <Input
              id={id}
              type="date"
              min={min}
              max={max}
              aria-invalid={error ? true : undefined}
              value={day}
              onBlur={touch}
              onChange={(event) => change(event.target.value, time)}
            />
          </Field>
          <Field>
            <Label>{t('time')}</Label>
            <Input
              type="time"
              aria-invalid={error ? true : undefined}
              value={time}
              onBlur={touch}
              onChange={(event) => change(day, event.target.value)}
            />
          </Field>
        </div>
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Fieldset>
      {unknown ? <UnknownBox path={path} label={unknown} /> : null}
      <Beside path={path} />
    </div>
  );
}
