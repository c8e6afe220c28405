import { Button } from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { Exchange, ReviewPanel } from '@/components/reviews/review-panel';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { requestDetailQuery } from '@/domain/tracking/queries';
import type { TrackedRequest } from '@/domain/tracking/schema';
import { Status } from './marks';
import partStyles from './parts.module.css';
import { Contacts, Happened, Mails, Places } from './request-parts';
import styles from './tracker.module.css';

type Props = {
  surveyId: string;
  row: TrackedRequest;
  /** The row's actions, where the visitor has any. */
  actions: ReactNode;
  suggestedDueAt: string;
  onClose: () => void;
};

/** One request beside the list: whom to phone, what happened, what was answered. Esc closes. */
export function RequestPane({ surveyId, row, actions, suggestedDueAt, onClose }: Props) {
  const t = useTranslations('tracking');
  const detail = useQuery(requestDetailQuery(surveyId, row.id));
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row opened is another heading to read
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [row.id]);
  const page = `/surveys/${surveyId}/requests/${row.id}`;
  const known = detail.data;
  return (
    <aside className={styles.pane} aria-labelledby="pane-title">
      <div className={styles.paneHead}>
        <h2 id="pane-title" ref={heading} tabIndex={-1}>
          {row.serviceName}
        </h2>
        <Button
          icon
          variant="tertiary"
          data-color="neutral"
          data-size="sm"
          aria-label={t('pane.close')}
          onClick={onClose}
        >
          <XMarkIcon aria-hidden />
        </Button>
      </div>
      <div className={partStyles.sections}>
        <p className={styles.paneStatus}>
          <Status row={row} />
          <span className={styles.quiet}>
            {t.rich('due', { at: () => <Moment key="at" at={row.dueAt} style="dayTime" /> })}
          </span>
        </p>
        {actions ? <div className={styles.paneActions}>{actions}</div> : null}
        <section>
          <h3>{t('pane.answer')}</h3>
          {row.version > 0 ? (
            <PageLink href={page}>{t('pane.versions', { count: row.version })}</PageLink>
          ) : (
            <p className={styles.quiet}>{t('pane.noAnswer')}</p>
          )}
        </section>
        <ProblemAlert error={detail.error} />
        {known ? (
          <>
            {known.review ? (
              <>
                <ReviewPanel
                  key={row.id}
                  detail={known}
                  fields={null}
                  isPane
                  suggestedDueAt={suggestedDueAt}
                />
                <Exchange detail={known} isPane />
              </>
            ) : null}
            <section>
              <h3>{t('pane.contact')}</h3>
              <Contacts contacts={known.contacts} />
            </section>
            <section>
              <h3>{t('pane.municipalities')}</h3>
              <Places municipalities={known.request.municipalities} />
            </section>
            <section>
              <h3>{t('pane.happened')}</h3>
              <Happened facts={known.facts} />
            </section>
            {known.whole ? (
              <section>
                <h3>{t('pane.mails')}</h3>
                <Mails messages={known.messages} />
              </section>
            ) : null}
          </>
        ) : detail.isPending ? (
          <p className={styles.quiet} role="status">
            {t('pane.loading')}
          </p>
        ) : null}
        <PageLink href={page}>{t('pane.page')}</PageLink>
      </div>
    </aside>
  );
}
