'use client';

import { Button, Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { addMembership } from '@/domain/memberships/queries';
import { type MemberRole, memberRoles, type OfficeChoice, officeKindOf } from '@/domain/memberships/schema';
import styles from './memberships.module.css';

/** An address, a role and, for every role but the administrator's, the office that it is of. */
export function MembershipForm({ offices, email }: { offices: OfficeChoice[]; email: string }) {
  const t = useTranslations('memberships');
  const words = useProblemWords();
  const router = useRouter();
  const queries = useQueryClient();
  const [role, setRole] = useState<MemberRole>('governor');
  const add = useMutation({
    mutationFn: addMembership,
    onSuccess: async ({ personId }) => {
      await queries.invalidateQueries({ queryKey: ['people'] });
      router.push(`/admin/people/${personId}`);
    },
  });
  const choices = offices.filter((office) => office.kind === officeKindOf[role]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    add.mutate({
      email: text('email'),
      role,
      ...(text('name') ? { name: text('name') } : {}),
      ...(text('officeId') ? { officeId: text('officeId') } : {}),
    });
  };
  const wrong = {
    email: words.ofField(add.error, 'email'),
    name: words.ofField(add.error, 'name'),
    officeId: words.ofField(add.error, 'officeId'),
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textfield
        label={t('new.email')}
        name="email"
        type="email"
        autoComplete="off"
        defaultValue={email}
        error={wrong.email}
        aria-required="true"
      />
      <Textfield
        label={t('new.name')}
        description={t('new.nameHint')}
        name="name"
        autoComplete="off"
        error={wrong.name}
      />
      <Field>
        <Label>{t('new.role')}</Label>
        <Select name="role" value={role} onChange={(event) => setRole(event.target.value as MemberRole)}>
          {memberRoles.map((one) => (
            <option key={one} value={one}>
              {t(`roles.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {officeKindOf[role] ? (
        <Field>
          <Label>{t('new.office')}</Label>
          <Select name="officeId" key={role} defaultValue="" aria-invalid={wrong.officeId ? true : undefined}>
            <option value="">{t('new.choose')}</option>
            {choices.map((office) => (
              <option key={office.id} value={office.id}>
                {office.name}
              </option>
            ))}
          </Select>
          {wrong.officeId ? <ValidationMessage>{wrong.officeId}</ValidationMessage> : null}
        </Field>
      ) : (
        <p className={styles.note}>{t('new.adminNote')}</p>
      )}
      {wrong.email || wrong.name || wrong.officeId ? null : <ProblemAlert error={add.error} />}
      <div>
        <Button type="submit" loading={add.isPending}>
          {t('new.give')}
        </Button>
      </div>
    </form>
  );
}
