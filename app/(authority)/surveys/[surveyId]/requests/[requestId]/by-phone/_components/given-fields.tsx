'use client';

import {
  Field,
  Fieldset,
  FieldsetDescription,
  FieldsetLegend,
  Input,
  Label,
  Radio,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { RecordingView } from '@/domain/requests/schema';
import styles from './phone-form.module.css';

/** `personId` empty: somebody who is named here. Day and time are Norwegian. */
export type Given = { personId: string; name: string; role: string; day: string; time: string };

type Props = {
  given: Given;
  change: (given: Given) => void;
  contacts: RecordingView['contacts'];
  /** The day on which the service was asked. */
  earliest: string;
  /** Somebody has pressed the button: what is lacking is said from then on. */
  isTried: boolean;
  /** What the server said of a field, in words. */
  wrong: (path: string) => string | undefined;
};

/** Who of the service gave the answer, and when. */
export function GivenFields({ given, change, contacts, earliest, isTried, wrong }: Props) {
  const t = useTranslations('phone');
  const roles = useTranslations('tracking.roles');
  const input = (name: keyof Given, type: 'text' | 'date' | 'time' = 'text') => ({
    type,
    value: given[name],
    onChange: (event: { target: { value: string } }) => change({ ...given, [name]: event.target.value }),
  });
  const lacks = (name: 'name' | 'role' | 'day' | 'time') => isTried && given[name].trim() === '';
  const isOther = given.personId === '';
  const problem = wrong('givenAt');
  return (
    <>
      <Fieldset>
        <FieldsetLegend>{t('giver')}</FieldsetLegend>
        {contacts.map(({ personId, role, name }) => (
          <Radio
            key={personId}
            name="giver"
            value={personId}
            label={`${name ?? t('noName')}, ${roles(role)}`}
            checked={given.personId === personId}
            onChange={() => change({ ...given, personId })}
          />
        ))}
        <Radio
          name="giver"
          value=""
          label={t('other')}
          checked={isOther}
          onChange={() => change({ ...given, personId: '' })}
        />
        {wrong('giver') ? <ValidationMessage>{wrong('giver')}</ValidationMessage> : null}
      </Fieldset>
      {isOther ? (
        <div className={styles.pair}>
          {(['name', 'role'] as const).map((name) => (
            <Field key={name}>
              <Label>{t(name)}</Label>
              <Input
                {...input(name)}
                autoComplete="off"
                maxLength={name === 'name' ? 120 : 80}
                aria-invalid={lacks(name) ? true : undefined}
              />
              {lacks(name) ? <ValidationMessage>{t('lacks')}</ValidationMessage> : null}
            </Field>
          ))}
        </div>
      ) : null}
      <Fieldset>
        <FieldsetLegend>{t('when')}</FieldsetLegend>
        <FieldsetDescription>{t('whenHint')}</FieldsetDescription>
        <div className={styles.pair}>
          <Field>
            <Label>{t('day')}</Label>
            <Input
              {...input('day', 'date')}
              min={earliest}
              aria-invalid={lacks('day') || problem ? true : undefined}
            />
          </Field>
          <Field>
            <Label>{t('time')}</Label>
            <Input {...input('time', 'time')} aria-invalid={lacks('time') || problem ? true : undefined} />
          </Field>
        </div>
        {problem ? <ValidationMessage>{problem}</ValidationMessage> : null}
        {lacks('day') || lacks('time') ? <ValidationMessage>{t('lacks')}</ValidationMessage> : null}
      </Fieldset>
    </>
  );
}
