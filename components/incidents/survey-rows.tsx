import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { StateTag, type Tone } from '@/components/ui/state-tag';
import { TimeLeft } from '@/components/ui/time-left';
import type { Figures } from '@/domain/figures/schema';
import type { SurveyState, SurveySummary } from '@/domain/surveys/schema';
import styles from './incidents.module.css';

const tones: Record<SurveyState, Tone> = { draft: 'neutral', open: 'answered', closed: 'neutral' };

/** The surveys of an incident: whose, until when, how many have answered. */
export function SurveyRows({
  surveys,
  figures,
  now,
}: {
  surveys: SurveySummary[];
  figures: Figures | null;
  now: string;
}) {
  const t = useTranslations('incidents');
  return (
    <ul className={styles.rows}>
      {surveys.map((survey) => {
        const coverage = figures?.surveys.find((one) => one.id === survey.id)?.requests;
        return (
          <li key={survey.id} className={styles.row}>
            <div className={styles.rowTop}>
              <PageLink
                href={survey.state === 'draft' ? `/surveys/${survey.id}/edit` : `/surveys/${survey.id}`}
              >
                {survey.title}
              </PageLink>
              <StateTag tone={tones[survey.state]}>{t(`surveys.state.${survey.state}`)}</StateTag>
            </div>
            <p className={styles.quiet}>
              {survey.officeName}
              {survey.state === 'draft' ? null : (
                <>
                  {' · '}
                  {t.rich('surveys.due', { at: () => <Moment at={survey.dueAt} style="dayTime" /> })}
                  {survey.state === 'open' ? (
                    <>
                      {' · '}
                      <TimeLeft dueAt={survey.dueAt} now={now} />
                    </>
                  ) : null}
                </>
              )}
            </p>
            {coverage ? (
              <p className={styles.rowTop}>
                {t('surveys.answered', { answered: coverage.answered, asked: coverage.asked })}
                {coverage.overdue > 0 ? (
                  <StateTag tone="danger">{t('surveys.overdue', { count: coverage.overdue })}</StateTag>
                ) : null}
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
