'use client';

import { Alert, Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { AnswerText } from '@/components/answers/answer-text';
import { QuestionLabel } from '@/components/answers/question-label';
import { Moment } from '@/components/ui/moment';
import { titleOf } from '@/domain/requests/names';
import { placeOf, useAnswering } from './answering-context';
import styles from './fields.module.css';
import { useQuestion, useQuestionWords } from './use-question';

/** Somebody else has typed in the same field: both values stay in view until a person chooses. */
export function Conflict({ path }: { path: string }) {
  const t = useTranslations('answering.conflict');
  const { state, decide } = useAnswering();
  const field = state.fields[path];
  const question = useQuestion(path);
  if (!field?.theirs || !question) return null;
  const { theirs, value } = field;
  return (
    <Alert data-color="warning" role="alert" className={styles.conflict}>
      <p>
        {t('title', { name: theirs.savedBy.you ? t('you') : (theirs.savedBy.name ?? t('somebody')) })}{' '}
        <Moment at={theirs.savedAt} style="time" />
      </p>
      <dl>
        <div>
          <dt>{t('theirs')}</dt>
          <dd>
            <AnswerText answer={theirs.value} question={question} />
          </dd>
        </div>
        <div>
          <dt>{t('yours')}</dt>
          <dd>
            <AnswerText answer={value} question={question} />
          </dd>
        </div>
      </dl>
      <div className={styles.buttons}>
        <Button variant="secondary" data-size="sm" onClick={() => decide(path, 'theirs')}>
          {t('keepTheirs')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => decide(path, 'ours')}>
          {t('keepYours')}
        </Button>
      </div>
    </Alert>
  );
}

/** Before an answer is sent: every field of which somebody must still choose between two values. */
export function Disputes() {
  const t = useTranslations('answering.conflict');
  const { state, view } = useAnswering();
  const wordsOf = useQuestionWords();
  const disputed = Object.keys(state.fields).filter((path) => state.fields[path]?.theirs);
  if (disputed.length === 0) return null;
  return (
    <section aria-labelledby="disputes-title">
      <h2 id="disputes-title">{t('chooseFirst', { count: disputed.length })}</h2>
      {disputed.map((path) => {
        const place = view.municipalities.find((m) => m.number === placeOf(path));
        const question = wordsOf(path);
        return (
          <div key={path}>
            <h3>
              {place && view.municipalities.length > 1 ? `${titleOf(place)} – ` : null}
              {question ? <QuestionLabel question={question} /> : null}
            </h3>
            <Conflict path={path} />
          </div>
        );
      })}
    </section>
  );
}
