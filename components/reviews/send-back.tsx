import {
  Button,
  Field,
  Label,
  Select,
  SelectOptgroup,
  SelectOption,
  Textfield,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { ApiProblem } from '@/lib/api';
import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';
import styles from './reviews.module.css';
import { useWrite } from './use-write';

/** The fields that can be asked about, place by place. */
export type AskableFields = { place: string; fields: { path: string; label: string }[] }[];

type Props = {
  requestId: string;
  surveyId: string;
  version: number;
  fields: AskableFields;
  /** The field that the first question is about. */
  about: string | null;
  suggestedDueAt: string;
  onClose: () => void;
};

type Question = { id: number; path: string; text: string };

/** Questions on named fields and a due time; the service is mailed. */
export function SendBack({ requestId, surveyId, version, fields, about, suggestedDueAt, onClose }: Props) {
  const t = useTranslations('reviews.sendBack');
  const words = useProblemWords();
  const first = about ?? fields[0]?.fields[0]?.path ?? '';
  const [questions, setQuestions] = useState<Question[]>([{ id: 0, path: first, text: '' }]);
  const [until, setUntil] = useState(toNorwegianInput(new Date(suggestedDueAt)));
  const write = useWrite(surveyId, onClose);
  const change = (id: number, to: Partial<Question>) =>
    setQuestions((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const isField = write.error instanceof ApiProblem && write.error.problem.errors?.length;
  return (
    <ConfirmDialog
      open
      title={t('title')}
      action={t('action')}
      busy={write.isPending}
      onConfirm={() =>
        write.mutate({
          path: `/api/v1/requests/${requestId}/corrections`,
          body: {
            version,
            dueAt: fromNorwegianInput(until)?.toISOString() ?? until,
            questions: questions.map(({ path, text }) => ({ path, text })),
          },
        })
      }
      onClose={onClose}
    >
      <p>{t('body')}</p>
      {isField ? null : <ProblemAlert error={write.error} />}
      {words.ofField(write.error, 'questions') ? <ProblemAlert error={write.error} /> : null}
      {questions.map((question, i) => (
        <div key={question.id} className={styles.question}>
          <Field>
            <Label htmlFor={`ask-${question.id}`}>{t('field')}</Label>
            <Select
              id={`ask-${question.id}`}
              value={question.path}
              onChange={(event) => change(question.id, { path: event.target.value })}
            >
              {fields.map((place) => (
                <SelectOptgroup key={place.place} label={place.place}>
                  {place.fields.map((field) => (
                    <SelectOption key={field.path} value={field.path}>
                      {field.label}
                    </SelectOption>
                  ))}
                </SelectOptgroup>
              ))}
            </Select>
          </Field>
          <Textfield
            multiline
            suppressHydrationWarning
            rows={2}
            label={t('question')}
            description={i === 0 ? t('questionHint') : undefined}
            value={question.text}
            onChange={(event) => change(question.id, { text: event.target.value })}
            error={
              words.ofField(write.error, `questions.${i}.text`) ??
              words.ofField(write.error, `questions.${i}.path`)
            }
          />
          {questions.length > 1 ? (
            <Button
              type="button"
              variant="tertiary"
              data-size="sm"
              onClick={() => setQuestions((all) => all.filter((one) => one.id !== question.id))}
            >
              {t('remove')}
            </Button>
          ) : null}
        </div>
      ))}
      <Button
        type="button"
        variant="secondary"
        data-size="sm"
        className={styles.start}
        onClick={() =>
          setQuestions((all) => [
            ...all,
            { id: Math.max(...all.map((one) => one.id)) + 1, path: first, text: '' },
          ])
        }
      >
        {t('add')}
      </Button>
      <Textfield
        type="datetime-local"
        label={t('dueAt')}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
        error={words.ofField(write.error, 'dueAt')}
      />
    </ConfirmDialog>
  );
}
