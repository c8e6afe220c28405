'use client';

import { Alert, Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AnswerText } from '@/components/answers/answer-text';
import { QuestionLabel } from '@/components/answers/question-label';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { KeptDraft } from '@/domain/requests/draft-state';
import { titleOf } from '@/domain/requests/names';
import { placeOf, useAnswering } from './answering-context';
import styles from './fields.module.css';
import { useQuestionWords } from './use-question';

/** Typed here before somebody else submitted: what it says, and whether it goes on as a correction or is erased. */
export function Outdated({ kept }: { kept: KeptDraft }) {
  const t = useTranslations('answering.trouble');
  const { view, takeOutdated, dropOutdated } = useAnswering();
  const wordsOf = useQuestionWords();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Alert data-color="warning" role="alert" className={styles.conflict}>
        <p>{t('outdated')}</p>
        <dl>
          {Object.entries(kept.fields).map(([path, { value }]) => {
            const question = wordsOf(path);
            const place = view.municipalities.find((m) => m.number === placeOf(path));
            return question ? (
              <div key={path}>
                <dt>
                  {place && view.municipalities.length > 1 ? `${titleOf(place)} – ` : null}
                  <QuestionLabel question={question} />
                </dt>
                <dd>
                  <AnswerText answer={value} question={question} />
                </dd>
              </div>
            ) : null;
          })}
        </dl>
        <div className={styles.buttons}>
          <Button variant="secondary" data-size="sm" onClick={takeOutdated}>
            {t('takeOutdated')}
          </Button>
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            {t('dropOutdated')}
          </Button>
        </div>
      </Alert>
      <ConfirmDialog
        open={isAsking}
        title={t('dropTitle')}
        action={t('dropAction')}
        danger
        onConfirm={dropOutdated}
        onClose={() => setAsking(false)}
      >
        <p>{t('dropBody')}</p>
      </ConfirmDialog>
    </>
  );
}
