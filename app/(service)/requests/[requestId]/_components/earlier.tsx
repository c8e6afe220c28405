'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AnswerText } from '@/components/answers/answer-text';
import { QuestionLabel } from '@/components/answers/question-label';
import { Moment } from '@/components/ui/moment';
import { isShown } from '@/domain/questionnaires/compose';
import { isIndicator } from '@/domain/questionnaires/indicators';
import type { Answer } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import { isSame } from '@/domain/requests/draft-state';
import type { EarlierAnswer } from '@/domain/requests/earlier';
import { useAnswering } from './answering-context';
import styles from './earlier.module.css';
import { useField } from './use-field';
import { useQuestion } from './use-question';

/** What the service has told in another survey, beside the empty field; one click takes it over. */
export function Earlier({ path }: { path: string }) {
  const { view } = useAnswering();
  const { answer, set, touch } = useField(path);
  const question = useQuestion(path);
  const earlier = view.earlier[path];
  if (!earlier || !question) return null;
  return (
    <Told
      earlier={earlier}
      state={!answer ? 'empty' : isSame(answer, earlier.answer) ? 'same' : 'other'}
      take={() => {
        set(earlier.answer);
        touch();
      }}
      label={<QuestionLabel question={question} />}
    >
      <AnswerText answer={earlier.answer} question={question} />
    </Told>
  );
}

type ToldProps = {
  earlier: EarlierAnswer;
  state: 'empty' | 'same' | 'other';
  take: () => void;
  label: ReactNode;
  children: ReactNode;
};

/** Offered where nothing is answered; where the same is answered it says so; where something else is, it is silent. */
export function Told({ earlier, state, take, label, children }: ToldProps) {
  const t = useTranslations('answering.earlier');
  if (state === 'other') return null;
  const parts = {
    office: earlier.office,
    at: () => <Moment at={earlier.at} style="date" />,
    answer: () => <strong>{children}</strong>,
  };
  if (state === 'same') return <p className={styles.same}>{t.rich('same', parts)}</p>;
  return (
    <div className={styles.told}>
      <p>{t.rich('told', parts)}</p>
      <Button variant="secondary" data-size="sm" onClick={take}>
        {t('take')}
        <span className="visually-hidden"> {label}</span>
      </Button>
    </div>
  );
}

/** Everything told before about one place, taken over at once into fields that are empty. */
export function EarlierAll({ places }: { places: string[] }) {
  const t = useTranslations('answering.earlier');
  const { view, state, set } = useAnswering();
  const offered = Object.entries(view.earlier).filter(
    ([path]) => places.includes(path.slice(0, path.indexOf('.'))) && !state.fields[path]?.value,
  );
  const useful = offered.filter(([path]) => isAsked(path, view.earlier, state.fields));
  if (useful.length < 2) return null;
  const offices = [...new Set(useful.map(([, { office }]) => office))];
  return (
    <div className={styles.all}>
      <p>{t('all', { count: useful.length, offices: offices.join(', ') })}</p>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          for (const [path, { answer }] of useful) set(path, answer);
        }}
      >
        {t('takeAll', { count: useful.length })}
      </Button>
    </div>
  );
}

/** Whether the question follows from what is answered, or from what would be taken over with it. */
function isAsked(
  path: string,
  earlier: Record<string, EarlierAnswer>,
  fields: Record<string, { value: Answer | null }>,
): boolean {
  const [place = '', key = ''] = path.split('.');
  if (!isIndicator(key)) return true;
  const answers: Record<string, Answer> = {};
  const put = (at: string, value: Answer | null | undefined) => {
    if (value && at.startsWith(`${place}.`)) answers[at.slice(place.length + 1)] = value;
  };
  for (const [at, { answer }] of Object.entries(earlier)) put(at, answer);
  for (const [at, { value }] of Object.entries(fields)) put(at, value);
  if (stated(answers.usesSystem) === 'no') return key === 'usesSystem';
  return isShown(key, answers, new Set(answers.affected ? (['affected'] as const) : []));
}
