import { Alert } from '@digdir/designsystemet-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { QuestionLabel } from '@/components/answers/question-label';
import { questionWords } from '@/components/answers/question-words';
import styles from '@/components/reviews/reviews.module.css';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { wordsIn } from '@/domain/incidents/words';
import { inLanguage, standIn } from '@/domain/questionnaires/localized';
import { titleOf } from '@/domain/requests/names';
import type { AnsweringView } from '@/domain/requests/schema';
import type { Dialogue } from '@/domain/reviews/schema';

type Props = { request: AnsweringView; dialogue: Dialogue };

/** What has come of the answer: accepted, or sent back with questions; and a due time that was moved, with its reason. */
export async function ReviewStand({ request, dialogue }: Props) {
  const t = await getTranslations('dialogue');
  const { extension, correction } = dialogue;
  const isWaiting = request.status.version === 0 || correction !== null;
  return (
    <>
      {dialogue.review === 'accepted' ? <Alert data-color="success">{t('accepted')}</Alert> : null}
      {correction ? <Asked request={request} correction={correction} /> : null}
      {extension && isWaiting ? (
        <Alert data-color="info">
          {t.rich(extension.reason ? 'extendedWhy' : 'extended', {
            at: () => <Moment key="at" at={extension.dueAt} style="dayTime" />,
            reason: extension.reason ?? '',
          })}
        </Alert>
      ) : null}
    </>
  );
}

async function Asked({
  request,
  correction,
}: {
  request: AnsweringView;
  correction: NonNullable<Dialogue['correction']>;
}) {
  const t = await getTranslations('dialogue');
  const locale = await getLocale();
  const spoken = { definition: request.definition, words: wordsIn(request.words, locale), locale };
  const isOver = correction.questions.every(({ former }) => former);
  const several = request.municipalities.length > 1;
  return (
    <Alert data-color="warning">
      <h2 className={styles.askedTitle}>{t('asked')}</h2>
      <p>{isOver ? t('askedOver') : t('askedLead')}</p>
      <ul className={styles.askedList}>
        {correction.questions.map(({ path, text, former }) => {
          const [number = '', key = ''] = path.split('.');
          const place = request.municipalities.find((one) => one.number === number);
          const question = former
            ? { label: inLanguage(former, locale), lang: { label: standIn(former, locale) } }
            : (questionWords(key, spoken) ?? { label: key });
          const name = (
            <>
              {several && place ? `${titleOf(place)}: ` : null}
              <QuestionLabel question={question} />
            </>
          );
          // Several municipalities have a step each; what is asked once has a step of its own after them.
          const step = several ? `?step=${number || 'common'}` : '';
          return (
            <li key={path}>
              {former ? (
                <p>
                  {name} <em>({t('noLongerAsked')})</em>
                </p>
              ) : (
                <p>
                  <PageLink href={`/requests/${request.id}/answer${step}#f-${path.replace('.', '-')}`}>
                    {name}
                  </PageLink>
                </p>
              )}
              <p className={styles.text}>{text}</p>
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
