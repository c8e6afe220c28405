'use client';

import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { meQuery, updateMe } from '@/domain/people/queries';
import { languages, type UpdateMeInput } from '@/domain/people/schema';
import styles from './me.module.css';

/** The person's own name, phone and language of mails; the address is the register's. */
export function PersonForm() {
  const t = useTranslations('people.me');
  const words = useProblemWords();
  const router = useRouter();
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const save = useMutation({
    mutationFn: updateMe,
    onSuccess: (changed) => {
      queries.setQueryData(meQuery.queryKey, changed);
      router.refresh();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    save.mutate({
      name: text('name'),
      phone: text('phone'),
      language: text('language') as NonNullable<UpdateMeInput['language']>,
    });
  };
  const wrong = { name: words.ofField(save.error, 'name'), phone: words.ofField(save.error, 'phone') };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textfield
        label={t('name')}
        description={t('nameHint')}
        name="name"
        autoComplete="name"
        defaultValue={me.data?.name ?? ''}
        error={wrong.name}
      />
      <Textfield
        label={t('phone')}
        name="phone"
        type="tel"
        autoComplete="tel"
        defaultValue={me.data?.phone ?? ''}
        error={wrong.phone}
      />
      <Field>
        <Label>{t('language')}</Label>
        <Select name="language" defaultValue={me.data?.language ?? ''}>
          <option value="">{t('languages.auto')}</option>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {t(`languages.${language}`)}
            </option>
          ))}
        </Select>
      </Field>
      {wrong.name || wrong.phone ? null : <ProblemAlert error={save.error} />}
      <div className={styles.row}>
        <Button type="submit" variant="secondary" loading={save.isPending}>
          {t('save')}
        </Button>
        <p role="status">{save.isSuccess ? t('saved') : null}</p>
      </div>
    </form>
  );
}
