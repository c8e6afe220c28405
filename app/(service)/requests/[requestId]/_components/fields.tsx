'use client';

import {
  Checkbox,
  Field,
  FieldDescription,
  Fieldset,
  FieldsetDescription,
  FieldsetLegend,
  Input,
  Label,
  Radio,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { InLanguage } from '@/components/ui/in-language';
import type { Answer } from '@/domain/questionnaires/schema';
import { stated, statedText } from '@/domain/questionnaires/values';
import { Beside } from './beside';
import styles from './fields.module.css';
import { useField } from './use-field';

export type FieldProps = {
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What "not known yet" is called here; left out where that is no answer. */
  unknown?: string | undefined;
  isOptional?: boolean;
};

const unknownAnswer: Answer = { kind: 'notKnownYet' };

/** A label that says so when an answer may be left out. */
export function Name({ label, isOptional }: Pick<FieldProps, 'label' | 'isOptional'>) {
  const t = useTranslations('answering');
  return (
    <>
      {label}
      {isOptional ? <span className={styles.optional}> {t('optional')}</span> : null}
    </>
  );
}

/** "Not known yet" beside a question; ticking it empties the answer. */
export function UnknownBox({ path, label }: { path: string; label: string }) {
  const { answer, set, touch } = useField(path);
  return (
    <Checkbox
      label={label}
      data-size="sm"
      className={styles.unknown}
      checked={answer?.kind === 'notKnownYet'}
      onChange={(event) => {
        set(event.target.checked ? unknownAnswer : null);
        touch();
      }}
    />
  );
}

/** A whole number; what is not one is kept as typed, with what is wrong beside it. */
export function NumberInput({
  path,
  placeholder,
  label,
}: {
  path: string;
  placeholder?: string | undefined;
  label?: string;
}) {
  const { id, answer, set, touch, error } = useField(path);
  const value = stated(answer ?? undefined);
  return (
    <Input
      id={id}
      inputMode="numeric"
      autoComplete="off"
      className={styles.number}
      aria-invalid={error ? true : undefined}
      placeholder={placeholder}
      aria-label={label}
      value={value === undefined ? '' : String(value)}
      onBlur={touch}
      onChange={(event) => set(numberAnswer(event.target.value))}
    />
  );
}

function numberAnswer(typed: string): Answer | null {
  const bare = typed.replace(/\s/g, '');
  if (bare === '') return null;
  return { kind: 'stated', value: /^-?\d{1,9}$/.test(bare) ? Number(bare) : typed.slice(0, 30) };
}

/** A number with its label. */
export function NumberField({ path, label, hint, unknown, isOptional }: FieldProps) {
  const { error } = useField(path);
  return (
    <div className={styles.question}>
      <Field>
        <Label>
          <Name label={label} isOptional={isOptional ?? false} />
        </Label>
        {hint ? <FieldDescription>{hint}</FieldDescription> : null}
        <NumberInput path={path} />
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Field>
      {unknown ? <UnknownBox path={path} label={unknown} /> : null}
      <Beside path={path} />
    </div>
  );
}

export type Option = { key: string; label: ReactNode; lang?: string | undefined };

const named = ({ label, lang }: Option) => <InLanguage lang={lang}>{label}</InLanguage>;

/** One of several; "not known yet" is an option of its own where it is an answer. */
export function ChoiceField({
  path,
  label,
  hint,
  unknown,
  isOptional,
  options,
  value,
}: FieldProps & { options: Option[]; value?: string }) {
  const { id, answer, set, touch, error } = useField(path);
  const chosen = answer?.kind === 'notKnownYet' ? '' : (statedText(answer ?? undefined) ?? value);
  const choose = (answer: Answer) => {
    set(answer);
    touch();
  };
  return (
    <div className={styles.question}>
      <Fieldset>
        <FieldsetLegend>
          <Name label={label} isOptional={isOptional ?? false} />
        </FieldsetLegend>
        {hint ? <FieldsetDescription>{hint}</FieldsetDescription> : null}
        <div className={isShort(options) ? `${styles.radios} ${styles.inline}` : styles.radios}>
          {options.map((option, at) => (
            <Radio
              key={option.key}
              {...(at === 0 ? { id } : {})}
              name={id}
              value={option.key}
              label={named(option)}
              variant="outline"
              checked={chosen === option.key}
              aria-invalid={error ? true : undefined}
              onChange={() => choose({ kind: 'stated', value: option.key })}
            />
          ))}
          {unknown ? (
            <Radio
              name={id}
              value=""
              label={unknown}
              variant="outline"
              checked={answer?.kind === 'notKnownYet'}
              onChange={() => choose(unknownAnswer)}
            />
          ) : null}
        </div>
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Fieldset>
      <Beside path={path} />
    </div>
  );
}

/** Yes and no stand beside each other; longer choices below each other. */
function isShort(options: Option[]): boolean {
  return options.every(({ label }) => typeof label === 'string' && label.length <= 12);
}

/** Any of several. */
export function ChoicesField({ path, label, hint, isOptional, options }: FieldProps & { options: Option[] }) {
  const { id, answer, set, touch, error } = useField(path);
  const value = stated(answer ?? undefined);
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (key: string, isOn: boolean) => {
    const next = options.map((o) => o.key).filter((one) => (one === key ? isOn : chosen.includes(one)));
    set(next.length > 0 ? { kind: 'stated', value: next } : null);
    touch();
  };
  return (
    <div className={styles.question}>
      <Fieldset>
        <FieldsetLegend>
          <Name label={label} isOptional={isOptional ?? false} />
        </FieldsetLegend>
        {hint ? <FieldsetDescription>{hint}</FieldsetDescription> : null}
        <div className={styles.choices}>
          {options.map((option, at) => (
            <Checkbox
              key={option.key}
              {...(at === 0 ? { id } : {})}
              value={option.key}
              label={named(option)}
              checked={chosen.includes(option.key)}
              onChange={(event) => toggle(option.key, event.target.checked)}
            />
          ))}
        </div>
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Fieldset>
      <Beside path={path} />
    </div>
  );
}

/** Free text, with the word about children's data beside it. */
export function TextField({ path, label, hint, isOptional, isLong }: FieldProps & { isLong: boolean }) {
  const t = useTranslations('answering');
  const { id, answer, set, touch, error } = useField(path);
  const props = {
    id,
    'aria-invalid': error ? (true as const) : undefined,
    value: statedText(answer ?? undefined) ?? '',
    onBlur: touch,
    onChange: (event: { target: { value: string } }) =>
      set(event.target.value ? { kind: 'stated', value: event.target.value } : null),
  };
  return (
    <div className={styles.question}>
      <Field>
        <Label>
          <Name label={label} isOptional={isOptional ?? false} />
        </Label>
        <FieldDescription>
          {hint ? <>{hint} </> : null}
          {t('childData')}
        </FieldDescription>
        {isLong ? (
          <Textarea suppressHydrationWarning {...props} rows={4} maxLength={5000} />
        ) : (
          <Input {...props} maxLength={200} />
        )}
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Field>
      <Beside path={path} />
    </div>
  );
}
