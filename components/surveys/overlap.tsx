import { getLocale, getTranslations } from 'next-intl/server';
import { QuestionLabel } from '@/components/answers/question-label';
import { questionWords } from '@/components/answers/question-words';
import { Moment } from '@/components/ui/moment';
import type { LanguageWords } from '@/domain/incidents/words';
import type { SurveyView } from '@/domain/surveys/schema';
import styles from './surveys.module.css';

type Props = {
  survey: SurveyView;
  words: LanguageWords;
  recipients: number;
  /** As domain/returns/overlap.ts says. */
  told: { key: string; services: number }[];
  open: { id: string; title: string; officeName: string; dueAt: string; services: number }[];
};

/** What the recipients have told already, and who else asks them now: nobody should be asked twice unknowingly. */
export async function OverlapSection({ survey, words, recipients, told, open }: Props) {
  const [t, locale] = await Promise.all([getTranslations('surveys.overlap'), getLocale()]);
  const label = (key: string) => {
    const question = questionWords(key, { definition: survey.definition, words, locale }) ?? { label: key };
    return <QuestionLabel question={{ ...question, label: question.label.replace(/([^?])$/, '$1:') }} />;
  };
  return (
    <section className={`${styles.section} ${styles.overlap}`}>
      <h2>{t('title')}</h2>
      {open.length === 0 ? <p>{t('nobodyElse')}</p> : null}
      {open.length > 0 ? (
        <ul>
          {open.map((one) => (
            <li key={one.id}>
              {t.rich('asks', {
                office: one.officeName,
                title: one.title,
                count: one.services,
                of: recipients,
                at: () => <Moment key="at" at={one.dueAt} style="dayTime" />,
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {told.length > 0 ? (
        <>
          <h3>{t('told')}</h3>
          <ul>
            {told.map(({ key, services }) => (
              <li key={key}>
                {t.rich('toldBy', { question: () => label(key), count: services, of: recipients })}
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>{t('offered')}</p>
        </>
      ) : (
        <p>{t('nothingTold')}</p>
      )}
    </section>
  );
}
