'use client';

import { Button, Field, Label, Select, SelectOption, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormProblem } from '@/components/ui/form-problem';
import { PageLink } from '@/components/ui/page-link';
import { useProblemWords } from '@/components/ui/problem-alert';
import type { NewQuestionnaire } from '@/domain/questionnaires/views';
import { api } from '@/lib/api';
import styles from './builder.module.css';

type Props = {
  offices: { id: string; name: string }[];
  /** The versions that can be copied, by name. */
  copies: { id: string; title: string }[];
  chosen: string | null;
};

/** Begins a questionnaire: empty, or as a copy. */
export function NewQuestionnaireForm({ offices, copies, chosen }: Props) {
  const t = useTranslations('questionnaires.new');
  const common = useTranslations('common');
  const words = useProblemWords();
  const router = useRouter();
  const nameOf = (id: string) => copies.find((one) => one.id === id)?.title ?? '';
  const [copyOfId, setCopyOf] = useState(copies.some((one) => one.id === chosen) ? (chosen ?? '') : '');
  const [title, setTitle] = useState(copyOfId ? t('copyTitle', { title: nameOf(copyOfId) }) : '');
  const [officeId, setOffice] = useState(offices[0]?.id ?? '');
  const create = useMutation({
    mutationFn: (body: NewQuestionnaire) =>
      api<{ questionnaireVersionId: string }>('/api/v1/questionnaires', { method: 'POST', body }),
    onSuccess: ({ questionnaireVersionId }) => router.push(`/questionnaires/${questionnaireVersionId}/edit`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending || create.isSuccess) return;
    create.mutate({ officeId, title, ...(copyOfId ? { copyOfId } : {}) });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormProblem error={create.error} fieldId={(path) => path} />
      <Field>
        <Label htmlFor="copyOfId">{t('from')}</Label>
        <Select
          id="copyOfId"
          value={copyOfId}
          onChange={(event) => {
            const { value } = event.target;
            setCopyOf(value);
            if (value && !title) setTitle(t('copyTitle', { title: nameOf(value) }));
          }}
        >
          <SelectOption value="">{t('blank')}</SelectOption>
          {copies.map((copy) => (
            <SelectOption key={copy.id} value={copy.id}>
              {copy.title}
            </SelectOption>
          ))}
        </Select>
      </Field>
      <Textfield
        id="title"
        label={t('title')}
        value={title}
        maxLength={200}
        error={words.ofField(create.error, 'title')}
        onChange={(event: { target: { value: string } }) => setTitle(event.target.value)}
      />
      <OfficeField offices={offices} value={officeId} onChange={setOffice} />
      <div className={styles.buttons}>
        <Button type="submit" loading={create.isPending || create.isSuccess}>
          {t('create')}
        </Button>
        <Button asChild variant="tertiary">
          <PageLink href="/questionnaires">{common('cancel')}</PageLink>
        </Button>
      </div>
    </form>
  );
}

type OfficeProps = { offices: Props['offices']; value: string; onChange: (id: string) => void };

/** In whose name, where there is a choice. */
export function OfficeField({ offices, value, onChange }: OfficeProps) {
  const t = useTranslations('questionnaires.new');
  if (offices.length < 2) return null;
  return (
    <Field>
      <Label htmlFor="officeId">{t('office')}</Label>
      <Select id="officeId" value={value} onChange={(event) => onChange(event.target.value)}>
        {offices.map((office) => (
          <SelectOption key={office.id} value={office.id}>
            {office.name}
          </SelectOption>
        ))}
      </Select>
    </Field>
  );
}
