'use client';

import { Button } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { QuestionLabel } from '@/components/answers/question-label';
import { InLanguage } from '@/components/ui/in-language';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { StateTag, type Tone } from '@/components/ui/state-tag';
import { inLanguage, standIn } from '@/domain/questionnaires/localized';
import type { RequestDetail } from '@/domain/tracking/schema';
import { ChecklistTicks } from './checklist';
import { Flags } from './flags';
import { Notes } from './notes';
import styles from './reviews.module.css';
import { type AskableFields, askedToo, SendBack, type SendBackDraft } from './send-back';
import { Thread } from './thread';
import { useWrite } from './use-write';

const tones: Record<RequestDetail['request']['review'], Tone> = {
  none: 'neutral',
  waiting: 'neutral',
  returned: 'attention',
  accepted: 'good',
};

type Props = {
  detail: RequestDetail;
  /** What can be asked about; null where it is not offered, as in the pane beside the list. */
  fields: AskableFields | null;
  suggestedDueAt: string;
  /** Beside the list, whose own buttons accept. */
  isPane?: boolean;
};

/** The review of one return: where it stands, the checklist, and what the checks found. */
export function ReviewPanel({ detail, fields, suggestedDueAt, isPane = false }: Props) {
  const t = useTranslations('reviews');
  const locale = useLocale();
  const { request, review, dialogue, surveyId } = detail;
  const [asking, setAsking] = useState<{ about: string | null } | null>(null);
  const [draft, setDraft] = useState<SendBackDraft | null>(null);
  if (!review || !dialogue) return null;
  const places = request.municipalities.map(({ number, name }) => ({ number, name }));
  const Title = isPane ? 'h3' : 'h2';
  const maySendBack = review.may.sendBack && fields !== null && request.version > 0;
  return (
    <>
      {request.version > 0 ? (
        <section className={styles.panel}>
          <Title>{t('title')}</Title>
          <div>
            <StateTag tone={tones[request.review]}>{t(`state.${request.review}`)}</StateTag>
            {dialogue.correction ? (
              <p className={styles.quiet}>
                {t.rich('dueBack', {
                  at: () => <Moment key="at" at={dialogue.correction?.dueAt ?? ''} style="dayTime" />,
                })}
              </p>
            ) : null}
          </div>
          {dialogue.correction ? (
            <ul className={styles.questions}>
              {dialogue.correction.questions.map((question) => (
                <li key={question.path}>
                  <p className={styles.quiet}>
                    {question.former ? (
                      <>
                        {placeOf(places, question.path)}
                        <InLanguage lang={standIn(question.former, locale)}>
                          {inLanguage(question.former, locale)}
                        </InLanguage>{' '}
                        <em>({t('noLongerAsked')})</em>
                      </>
                    ) : (
                      <FieldLabel fields={fields} path={question.path} />
                    )}
                  </p>
                  <p className={styles.text}>{question.text}</p>
                </li>
              ))}
            </ul>
          ) : null}
          {review.checklist.length > 0 ? (
            <ChecklistTicks
              key={`${request.id} ${request.version}`}
              requestId={request.id}
              surveyId={surveyId}
              version={request.version}
              review={review}
            />
          ) : null}
          {review.may.review && !isPane ? (
            <div className={styles.actions}>
              <Accept detail={detail} />
              {maySendBack ? (
                <Button variant="secondary" data-size="sm" onClick={() => setAsking({ about: null })}>
                  {t('sendBack.open')}
                </Button>
              ) : null}
            </div>
          ) : null}
        </section>
      ) : null}
      {review.flags.length > 0 ? (
        <section className={styles.panel}>
          <Title>{t('flagsTitle')}</Title>
          <Flags
            surveyId={surveyId}
            flags={review.flags}
            places={places}
            mayDecide={review.may.review}
            onAsk={
              maySendBack
                ? (flag) => {
                    const about = `${flag.municipalityNumber}.${flag.field}`;
                    setDraft((typed) => askedToo(typed, about));
                    setAsking({ about });
                  }
                : undefined
            }
          />
        </section>
      ) : null}
      {asking && fields ? (
        <SendBack
          requestId={request.id}
          surveyId={surveyId}
          version={request.version}
          fields={fields}
          about={asking.about}
          draft={draft}
          onDraft={setDraft}
          suggestedDueAt={suggestedDueAt}
          onClose={() => setAsking(null)}
          onSent={() => {
            // Closed before the answer came, the dialog may be open anew.
            setAsking((now) => (now === asking ? null : now));
            setDraft((now) => (now === draft ? null : now));
          }}
        />
      ) : null}
    </>
  );
}

/** What is written about a request: with the service, and for the authority itself. */
export function Exchange({ detail, isPane = false }: Pick<Props, 'detail' | 'isPane'>) {
  const t = useTranslations('reviews');
  const { request, review, dialogue, surveyId } = detail;
  if (!review || !dialogue) return null;
  const Title = isPane ? 'h3' : 'h2';
  return (
    <div className={isPane ? styles.stacked : styles.exchange}>
      <section className={styles.panel}>
        <Title>{t('thread')}</Title>
        <Thread requestId={request.id} surveyId={surveyId} dialogue={dialogue} reader="authority" />
      </section>
      <section className={styles.panel}>
        <Title>{t('notes')}</Title>
        <Notes requestId={request.id} surveyId={surveyId} review={review} />
      </section>
    </div>
  );
}

function placeOf(places: { number: string; name: string }[], path: string): string {
  const place = places.find(({ number }) => path.startsWith(`${number}.`));
  return place ? `${place.name} – ` : '';
}

function FieldLabel({ fields, path }: { fields: AskableFields | null; path: string }) {
  for (const place of fields ?? []) {
    const field = place.fields.find((one) => one.path === path);
    if (field)
      return (
        <>
          {place.place} – <QuestionLabel question={field} />
        </>
      );
  }
  return null;
}

function Accept({ detail }: { detail: RequestDetail }) {
  const t = useTranslations('reviews');
  const { request, surveyId } = detail;
  const write = useWrite(surveyId);
  const isAccepted = request.review === 'accepted';
  const answers = [{ requestId: request.id, version: request.version }];
  return (
    <>
      <ProblemAlert error={write.error} />
      <Button
        data-size="sm"
        variant={isAccepted ? 'tertiary' : 'primary'}
        loading={write.isPending}
        onClick={() =>
          write.mutate(
            isAccepted
              ? { path: `/api/v1/surveys/${surveyId}/requests/unaccept`, body: { answers } }
              : { path: `/api/v1/surveys/${surveyId}/requests/accept`, body: { answers } },
          )
        }
      >
        {isAccepted ? t('unaccept') : t('accept')}
      </Button>
    </>
  );
}
