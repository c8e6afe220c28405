'use client';

import { CheckmarkCircleFillIcon, CircleIcon, CircleSlashIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
import { type Step, useAnswering } from './answering-context';
import styles from './step-list.module.css';

const icons = { done: CheckmarkCircleFillIcon, started: CircleSlashIcon, todo: CircleIcon };

/** The municipalities with a tick each: how far one is, and the way to each of them. */
export function StepList({ current }: { current: string }) {
  const t = useTranslations('answering.steps');
  const { steps, view } = useAnswering();
  const counted = steps.filter((step) => step.key !== 'common');
  const done = counted.filter((step) => step.state === 'done').length;
  const list = (
    <ol className={styles.list}>
      {steps.map((step) => (
        <li key={step.key}>
          <PageLink
            href={`/requests/${view.id}/answer?step=${step.key}`}
            aria-current={step.key === current ? 'step' : undefined}
            className={`${styles.step} ${styles[step.state]}`}
          >
            <Tick step={step} />
            <span>{step.title || t('common')}</span>
          </PageLink>
        </li>
      ))}
    </ol>
  );
  return (
    <nav aria-label={t('label')} className={styles.steps}>
      <details className={styles.narrow}>
        <summary>{t('done', { done, of: counted.length })}</summary>
        {list}
      </details>
      <div className={styles.wide}>
        <p>{t('done', { done, of: counted.length })}</p>
        {list}
        {counted.length > 1 ? (
          <p className={styles.table}>
            <PageLink href={`/requests/${view.id}/answer?view=table`}>{t('table')}</PageLink>
          </p>
        ) : null}
      </div>
    </nav>
  );
}

function Tick({ step }: { step: Step }) {
  const t = useTranslations('answering.steps');
  const Icon = icons[step.state];
  return (
    <Icon
      title={t(step.state === 'done' ? 'finished' : step.state)}
      fontSize="1.25rem"
      className={styles.tick}
    />
  );
}
