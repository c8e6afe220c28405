import { Alert } from '@digdir/designsystemet-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { DifferenceList } from '@/components/questionnaires/difference-list';
import { Moment } from '@/components/ui/moment';
import { wordsIn } from '@/domain/incidents/words';
import { differenceOf } from '@/domain/questionnaires/diff';
import type { AnsweringView } from '@/domain/requests/schema';
import styles from './start.module.css';

/** What the questions say differently since the service answered or began, why, and what that means for it. */
export async function QuestionsCorrected({ request }: { request: AnsweringView }) {
  const { corrected, definition, current, status } = request;
  if (!corrected) return null;
  const t = await getTranslations('answering.corrected');
  const locale = await getLocale();
  const next = status.correctionDueAt ? 'askedAgain' : current ? 'stands' : 'begun';
  return (
    <Alert data-color="info">
      <h2 className={styles.correctedTitle}>{t('title')}</h2>
      {corrected.corrections.map(({ at, reason }) => (
        <p key={at}>
          <Moment at={at} style="date" />: {reason}
        </p>
      ))}
      <DifferenceList
        difference={differenceOf(corrected.before, definition)}
        before={corrected.before}
        after={definition}
        words={wordsIn(request.words, locale)}
      />
      <p>{t(next)}</p>
    </Alert>
  );
}
