'use client';

import { useTranslations } from 'next-intl';
import { AnswerText } from '@/components/answers/answer-text';
import { QuestionLabel } from '@/components/answers/question-label';
import type { Answer } from '@/domain/questionnaires/schema';
import { titleOf } from '@/domain/requests/names';
import { placeOf, useAnswering } from './answering-context';
import styles from './changes.module.css';
import { useChanges } from './use-changes';
import { useQuestionWords } from './use-question';

/** In a correction: all that it says otherwise than the version that is stored, before and now. */
export function Changes() {
  const t = useTranslations('answering.changes');
  const { view, stored } = useAnswering();
  const { changes, moved } = useChanges();
  const wordsOf = useQuestionWords();
  if (!stored) return null;
  const count = changes.length + moved.length;
  const nameOf = (path: string) => {
    const place = view.municipalities.find((m) => m.number === placeOf(path));
    const question = wordsOf(path);
    return (
      <>
        {place && view.municipalities.length > 1 ? `${titleOf(place)} – ` : null}
        {question ? <QuestionLabel question={question} /> : null}
      </>
    );
  };
  const said = (path: string, answer: Answer | null) => {
    const question = wordsOf(path);
    return question ? <AnswerText answer={answer} question={question} /> : null;
  };
  return (
    <section className={styles.changes} aria-labelledby="changes-title">
      <h2 id="changes-title">{t('title', { count, version: stored.version })}</h2>
      {count === 0 ? <p>{t('none')}</p> : null}
      <dl>
        {changes.map(({ path, before, now }) => (
          <div key={path}>
            <dt>{nameOf(path)}</dt>
            <dd>
              <del>
                <span className="visually-hidden">{t('before')} </span>
                {said(path, before)}
              </del>{' '}
              <span aria-hidden>→</span>{' '}
              <ins>
                <span className="visually-hidden">{t('now')} </span>
                {said(path, now)}
              </ins>
            </dd>
          </div>
        ))}
        {moved.map(({ path, name, what }) => (
          <div key={`${what} ${path} ${name}`}>
            <dt>{nameOf(path)}</dt>
            <dd>{t(what, { name })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
