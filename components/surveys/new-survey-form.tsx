'use client';

import {
  Button,
  Field,
  Fieldset,
  FieldsetLegend,
  Label,
  Radio,
  Select,
  SelectOption,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormProblem } from '@/components/ui/form-problem';
import { PageLink } from '@/components/ui/page-link';
import { api } from '@/lib/api';
import styles from './surveys.module.css';

export type Choice = { id: string; key: string | null; title: string; questions: number };
type Props = { incidentId: string; choices: Choice[]; offices: { id: string; name: string }[] };

const described = ['county-three-questions', 'one-week-deviation-report', 'status-round'] as const;

/** Chooses the questionnaire; the draft that it makes is edited on the next page. */
export function NewSurveyForm({ incidentId, choices, offices }: Props) {
  const t = useTranslations('surveys');
  const common = useTranslations('common');
  const router = useRouter();
  const [chosen, setChosen] = useState(choices[0]?.id ?? '');
  const [officeId, setOfficeId] = useState(offices[0]?.id);
  const create = useMutation({
    mutationFn: () =>
      api<{ surveyId: string }>('/api/v1/surveys', {
        method: 'POST',
        body: { incidentId, officeId, questionnaireVersionId: chosen, introduction: t('new.introduction') },
      }),
    onSuccess: ({ surveyId }) => router.push(`/surveys/${surveyId}/edit`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending && !create.isSuccess) create.mutate();
  };
  const describe = (choice: Choice) => {
    const known = described.find((key) => key === choice.key) ?? 'other';
    return `${t(`new.templates.${known}`)} ${t('new.items', { count: choice.questions })}.`;
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <FormProblem error={create.error} />
      {offices.length > 1 ? (
        <Field>
          <Label htmlFor="officeId">{t('new.office')}</Label>
          <Select id="officeId" value={officeId} onChange={(event) => setOfficeId(event.target.value)}>
            {offices.map((office) => (
              <SelectOption key={office.id} value={office.id}>
                {office.name}
              </SelectOption>
            ))}
          </Select>
        </Field>
      ) : null}
      <Fieldset>
        <FieldsetLegend>{t('new.questionnaire')}</FieldsetLegend>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            name="questionnaire"
            value={choice.id}
            label={choice.title}
            description={describe(choice)}
            checked={choice.id === chosen}
            onChange={() => setChosen(choice.id)}
          />
        ))}
      </Fieldset>
      <div className={styles.buttons}>
        <Button type="submit" loading={create.isPending || create.isSuccess}>
          {t('new.create')}
        </Button>
        <Button asChild variant="tertiary">
          <PageLink href={`/incidents/${incidentId}`}>{common('cancel')}</PageLink>
        </Button>
      </div>
    </form>
  );
}
