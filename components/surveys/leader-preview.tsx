import { useLocale, useTranslations } from 'next-intl';
import { OptionLabels, QuestionLabel } from '@/components/answers/question-label';
import { questionWords } from '@/components/answers/question-words';
import { Moment } from '@/components/ui/moment';
import type { LanguageWords } from '@/domain/incidents/words';
import type { Recipient, SurveyView } from '@/domain/surveys/schema';
import styles from './leader-preview.module.css';

/** What of the incident stands around a survey. */
export type PreviewFrame = { words: LanguageWords; summary: string; notices: string[] };

type Props = { survey: SurveyView; frame: PreviewFrame; example: Recipient | null };

/** What the leader sees first and which questions follow, as on a phone. */
export function LeaderPreview({ survey, frame, example }: Props) {
  const t = useTranslations('surveys.preview');
  return (
    <div className={styles.phone}>
      <p className={styles.quiet}>{t('from', { office: survey.officeName })}</p>
      <p className={styles.title}>{survey.title}</p>
      <p className={styles.due}>
        {t.rich('due', { at: () => <Moment at={survey.dueAt} style="dayTime" /> })}
      </p>
      <p className={styles.text}>{frame.summary}</p>
      {survey.introduction ? <p className={styles.text}>{survey.introduction}</p> : null}
      {survey.legalBasis ? <p className={styles.quiet}>{survey.legalBasis}</p> : null}
      {frame.notices.length > 0 ? (
        <>
          <p className={styles.label}>{t('notices')}</p>
          <ul>
            {frame.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </>
      ) : null}
      {example ? (
        <>
          <p className={styles.label}>{t('municipalities')}</p>
          <ul>
            {example.municipalities.map((m) => (
              <li key={m.number}>{m.part ? `${m.name} (${m.part})` : m.name}</li>
            ))}
          </ul>
          <p className={styles.quiet}>{t('example', { service: example.name })}</p>
        </>
      ) : null}
      {survey.contactLine ? <p>{t('contact', { contact: survey.contactLine })}</p> : null}
      <Questions survey={survey} words={frame.words} />
    </div>
  );
}

function Questions({ survey, words }: { survey: SurveyView; words: LanguageWords }) {
  const t = useTranslations('surveys.preview');
  const locale = useLocale();
  const { definition } = survey;
  const scopes = ['municipality', 'request'] as const;
  return (
    <details className={styles.questions}>
      <summary>{t('questions')}</summary>
      {scopes.map((scope) => {
        const items = definition.items.filter(
          (item) => (item.type === 'core' ? 'municipality' : item.scope) === scope,
        );
        if (items.length === 0) return null;
        return (
          <section key={scope}>
            <p className={styles.label}>{t(scope === 'request' ? 'perRequest' : 'perMunicipality')}</p>
            <ol>
              {items.map(({ key }) => {
                const question = questionWords(key, { definition, words, locale });
                if (!question) return null;
                const hint = key === 'searching' ? t('computed') : t(`types.${question.type}`);
                return (
                  <li key={key}>
                    <QuestionLabel question={question} /> <span className={styles.quiet}>({hint})</span>
                    {question.options.length > 0 ? (
                      <span className={styles.options}>
                        <OptionLabels options={question.options} by=" · " />
                      </span>
                    ) : null}
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </details>
  );
}
