import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { StateTag } from '@/components/ui/state-tag';
import { TimeLeft } from '@/components/ui/time-left';
import type { SurveyView } from '@/domain/surveys/schema';
import { isChased, isUnproblematic } from '@/domain/tracking/rules';
import type { TrackingPage } from '@/domain/tracking/schema';
import { SurveyLifecycle } from './survey-lifecycle';
import { SurveySettings } from './survey-settings';
import styles from './tracker.module.css';
import type { useChase } from './use-chase';

type Props = {
  survey: SurveyView;
  page: TrackingPage;
  /** The list as it is looked at, as CSV asks for it. */
  query: URLSearchParams;
  onAsk: ReturnType<typeof useChase>['ask'];
};

/** By when the survey is to be answered, and what can be done with it as a whole. */
export function TrackerTop({ survey, page, query, onAsk }: Props) {
  const t = useTranslations('tracking');
  const toRemind = page.rows.filter(isChased);
  const toAccept = page.rows.filter(isUnproblematic);
  return (
    <div className={styles.top}>
      <p className={styles.due}>
        <StateTag tone={survey.state === 'open' ? 'answered' : 'neutral'}>
          {survey.state === 'closed' ? t('state.closed') : t('state.open')}
        </StateTag>
        <span>{t.rich('due', { at: () => <Moment key="at" at={survey.dueAt} style="dayTime" /> })}</span>
        {survey.state === 'open' ? (
          <span className={styles.left}>
            <TimeLeft dueAt={survey.dueAt} now={page.asOf} />
          </span>
        ) : null}
      </p>
      <div className={styles.actions}>
        {survey.may.chase && toRemind.length > 0 ? (
          <Button onClick={() => onAsk('remind', toRemind)}>
            {t('actions.remind', { count: toRemind.length })}
          </Button>
        ) : null}
        {survey.may.review && toAccept.length > 0 ? (
          <Button variant="secondary" onClick={() => onAsk('accept', toAccept, true)}>
            {t('actions.accept', { count: toAccept.length })}
          </Button>
        ) : null}
        <Button asChild variant="secondary" data-color="neutral">
          <a href={`/api/v1/surveys/${survey.id}/requests.csv?${query}`} download>
            {t('actions.csv')}
          </a>
        </Button>
        {page.settings ? <SurveySettings surveyId={survey.id} settings={page.settings} /> : null}
        <SurveyLifecycle survey={survey} unanswered={page.counts.outstanding + page.counts.overdue} />
      </div>
    </div>
  );
}
