'use client';

import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { ReviewView } from '@/domain/reviews/schema';
import styles from './reviews.module.css';
import { WriteForm } from './thread';

type Props = { requestId: string; surveyId: string; review: ReviewView };

/** What the authority notes for itself, newest first. */
export function Notes({ requestId, surveyId, review }: Props) {
  const t = useTranslations('reviews');
  return (
    <div className={styles.thread}>
      <p className={styles.quiet}>{t('notesHint')}</p>
      {review.notes.length > 0 ? (
        <ol className={styles.entries}>
          {review.notes.map((note) => (
            <li key={note.id}>
              <p className={styles.quiet}>
                {note.by ?? '–'}, <Moment at={note.at} style="short" />
              </p>
              <p className={styles.text}>{note.text}</p>
            </li>
          ))}
        </ol>
      ) : null}
      {review.may.review ? (
        <WriteForm
          path={`/api/v1/requests/${requestId}/notes`}
          surveyId={surveyId}
          label={t('note')}
          hint={t('reasonHint')}
          action={t('addNote')}
        />
      ) : null}
    </div>
  );
}
