'use client';

import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { addContact, changeContact } from '@/domain/contacts/queries';
import { changedContact, typedContact } from '@/domain/contacts/rules';
import type { OwnContactView } from '@/domain/contacts/schema';
import { type ContactRole, contactRoles } from '@/domain/register/schema';
import { ApiProblem } from '@/lib/api';
import styles from './contacts.module.css';

type Props = {
  serviceId: string;
  /** The one to change; none: a new one. */
  contact: OwnContactView | null;
  onDone: () => void;
  onClose: () => void;
};

/** A contact's fields, for a new one or one in place; what was typed stays when something is wrong. */
export function ContactDialog({ serviceId, contact, onDone, onClose }: Props) {
  const t = useTranslations('contacts');
  const words = useProblemWords();
  // As it was when the dialog opened, however often the page behind it is renewed.
  const [read] = useState(contact);
  const [typed, setTyped] = useState(() => typedContact(read));
  const save = useMutation({
    mutationFn: async () => {
      if (read) await changeContact({ serviceId, contactId: read.id, ...changedContact(read, typed) });
      else await addContact({ serviceId, ...typed, order: Number(typed.order) });
    },
    onSuccess: onDone,
  });
  const fields = save.error instanceof ApiProblem ? (save.error.problem.errors ?? []) : [];
  const field = (name: 'name' | 'email' | 'phone' | 'order') => ({
    name,
    label: t(`fields.${name}`),
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    error: words.ofField(save.error, name),
  });
  return (
    <ConfirmDialog
      open
      title={contact ? t('changeTitle') : t('addTitle')}
      action={contact ? t('save') : t('addAction')}
      busy={save.isPending}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      {fields.length === 0 ? <ProblemAlert error={save.error} /> : null}
      <Field>
        <Label>{t('fields.role')}</Label>
        <Select
          name="role"
          value={typed.role}
          onChange={(event) => setTyped({ ...typed, role: event.target.value as ContactRole })}
        >
          {contactRoles.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </Select>
      </Field>
      <p className={styles.subtle}>{t(`does.${typed.role}`)}</p>
      <Textfield {...field('name')} autoComplete="off" />
      <Textfield
        {...field('email')}
        type="email"
        autoComplete="off"
        {...(contact ? { description: t('emailHint') } : {})}
      />
      <Textfield {...field('phone')} type="tel" autoComplete="off" />
      <Textfield
        {...field('order')}
        className={styles.order}
        inputMode="numeric"
        description={t('orderHint')}
      />
    </ConfirmDialog>
  );
}
