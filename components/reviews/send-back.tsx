import {
  Button,
  Field,
  Label,
  Select,
  SelectOptgroup,
  SelectOption,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { QuestionWords } from '@/components/answers/question-words';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { ApiProblem } from '@/lib/api';
import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';
import styles from './reviews.module.css';
import { useWrite } from './use-write';

/** The fields that can be asked about, place by place. */
export type AskableFields = {
  place: string;
  fields: ({ path: string } & Pick<QuestionWords, 'label' | 'lang'>)[];
}[];

type Props = {
  requestId: string;
  surveyId: string;
  version: number;
  fields: AskableFields;
  /** The field that the first question is about. */
  about: string | null;
  suggestedDueAt: string;
  /** What was typed when the dialog was last closed. */
  draft: SendBackDraft | null;
  onDraft: (draft: SendBackDraft) => void;
  onClose: () => void;
  onSent: () => void;
};

type Question = { id: number; path: string; text: string };
export type SendBackDraft = { questions: Question[]; until: string };

/** Questions on named fields and a due time; the service is mailed. */
export function SendBack({ requestId, surveyId, version, fields, about, suggestedDueAt, ...props }: Props) {
  const t = useTranslations('reviews.sendBack');
  const words = useProblemWords();
  const { questions, until } = props.draft ?? {
    questions: [{ id: 0, path: about ?? '', text: '' }],
    until: toNorwegianInput(new Date(suggestedDueAt)),
  };
  const write = useWrite(surveyId, props.onSent);
  const setQuestions = (to: Question[]) => props.onDraft({ questions: to, until });
  const change = (id: number, to: Partial<Question>) =>
    setQuestions(questions.map((one) => (one.id === id ? { ...one, ...to } : one)));
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
          isNew: true,
          body: {
            version,
            dueAt: fromNorwegianInput(until)?.toISOString() ?? until,
            questions: questions.map(({ path, text }) => ({ path, text })),
          },
        })
      }
      onClose={props.onClose}
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
              aria-invalid={words.ofField(write.error, `questions.${i}.path`) ? true : undefined}
            >
              <SelectOption value="" disabled>
                {t('choose')}
              </SelectOption>
              {fields.map((place) => (
                <SelectOptgroup key={place.place} label={place.place}>
                  {place.fields.map((field) => (
                    <SelectOption key={field.path} value={field.path} lang={field.lang?.label}>
                      {field.label}
                    </SelectOption>
                  ))}
                </SelectOptgroup>
              ))}
            </Select>
            {words.ofField(write.error, `questions.${i}.path`) ? (
              <ValidationMessage>
                {question.path ? words.ofField(write.error, `questions.${i}.path`) : t('choose')}
              </ValidationMessage>
            ) : null}
          </Field>
          <Textfield
            multiline
            suppressHydrationWarning
            rows={2}
            label={t('question')}
            description={i === 0 ? t('questionHint') : undefined}
            value={question.text}
            onChange={(event) => change(question.id, { text: event.target.value })}
            error={words.ofField(write.error, `questions.${i}.text`)}
          />
          {questions.length > 1 ? (
            <Button
              type="button"
              variant="tertiary"
              data-size="sm"
              onClick={() => setQuestions(questions.filter((one) => one.id !== question.id))}
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
        onClick={() => setQuestions([...questions, { id: nextId(questions), path: '', text: '' }])}
      >
        {t('add')}
      </Button>
      <Textfield
        type="datetime-local"
        label={t('dueAt')}
        value={until}
        onChange={(event) => props.onDraft({ questions, until: event.target.value })}
        error={words.ofField(write.error, 'dueAt')}
      />
    </ConfirmDialog>
  );
}

const nextId = (questions: Question[]) => Math.max(...questions.map((one) => one.id)) + 1;

/** What was typed before, with one more question about the field that is asked about now. */
export function askedToo(draft: SendBackDraft | null, about: string): SendBackDraft | null {
  if (!draft || draft.questions.some((one) => one.path === about)) return draft;
  const kept = draft.questions.filter((one) => one.text !== '' || one.path !== '');
  const id = nextId(draft.questions);
  return { ...draft, questions: [...kept, { id, path: about, text: '' }] };
}
