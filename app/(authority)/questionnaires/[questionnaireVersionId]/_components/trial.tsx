'use client';

import { Alert, Button } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import {
  type ClientView,
  useAnswering,
} from '@/app/(service)/requests/[requestId]/_components/answering-context';
import { ProblemSummary } from '@/app/(service)/requests/[requestId]/_components/problem-summary';
import { CommonQuestions, LineQuestions } from '@/app/(service)/requests/[requestId]/_components/questions';
import { TryingProvider } from '@/app/(service)/requests/[requestId]/_components/trying';
import { AnswerList } from '@/components/answers/answer-list';
import { QuestionLabel } from '@/components/answers/question-label';
import { questionWords } from '@/components/answers/question-words';
import { Joined } from '@/components/ui/in-language';
import { untranslated } from '@/domain/questionnaires/rules';
import type { Definition } from '@/domain/questionnaires/schema';
import styles from './trial.module.css';

/** The very questions that a leader answers, with what submitting would say; nothing is stored. */
export function Trial({ view }: { view: ClientView }) {
  return (
    <TryingProvider view={view}>
      <Form />
    </TryingProvider>
  );
}

function Form() {
  const t = useTranslations('questionnaires.preview');
  const { view, steps, composed, tryToLeave } = useAnswering();
  const [attempt, setAttempt] = useState(0);
  const problems = steps.flatMap((step) => step.problems);
  const [first] = composed.content.lines;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tryToLeave(problems.map((problem) => problem.path));
    setAttempt((count) => count + 1);
  };
  return (
    <form className={styles.form} lang={useLocale()} noValidate onSubmit={submit}>
      <Alert data-color="info" data-size="sm">
        {t('isTest')}
      </Alert>
      <Untranslated definition={view.definition} view={view} />
      <h1>{view.municipalities[0]?.name}</h1>
      {attempt > 0 && problems.length > 0 ? (
        <ProblemSummary title={t('wouldStop')} problems={problems} attempt={attempt} />
      ) : null}
      {first ? <LineQuestions number={first.municipalityNumber} /> : null}
      <CommonQuestions />
      <div>
        <Button type="submit">{t('check')}</Button>
      </div>
      {attempt > 0 && problems.length === 0 && first ? (
        <section role="status" className={styles.result}>
          <h2>{t('wouldStore')}</h2>
          <AnswerList
            definition={view.definition}
            words={view.words}
            answers={first.answers}
            scope="municipality"
            grade={first.grade}
          />
          <AnswerList
            definition={view.definition}
            words={view.words}
            answers={composed.content.answers}
            scope="request"
          />
        </section>
      ) : null}
    </form>
  );
}

/** Where the reader's language lacks texts, Bokmål stands; here it is said which. */
function Untranslated({ definition, view }: { definition: Definition; view: ClientView }) {
  const t = useTranslations('questionnaires.preview');
  const locale = useLocale();
  if (locale !== 'nn' && locale !== 'en') return null;
  const keys = new Set(
    untranslated(definition)[locale].flatMap((path) => {
      const at = /^items\.(\d+)\./.exec(path)?.[1];
      return at === undefined ? [] : [definition.items[Number(at)]?.key ?? ''];
    }),
  );
  if (keys.size === 0) return null;
  const parts = [...keys].map((key) => ({
    key,
    node: <QuestionLabel question={questionWords(key, { ...view, locale }) ?? { label: key }} />,
  }));
  return (
    <Alert data-color="warning" data-size="sm">
      {t.rich('untranslated', { questions: () => <Joined parts={parts} by=" · " /> })}
    </Alert>
  );
}
