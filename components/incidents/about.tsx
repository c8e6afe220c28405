import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { dateKeys, type IncidentView } from '@/domain/incidents/schema';
import type { LanguageWords } from '@/domain/incidents/words';
import styles from './incidents.module.css';

/** What happened, in words and dates. */
export function AboutIncident({ incident, words }: { incident: IncidentView; words: LanguageWords }) {
  const t = useTranslations('incidents');
  return (
    <section className={styles.section} aria-labelledby="about">
      <div className={styles.sectionHead}>
        <h2 id="about">{t('about.title')}</h2>
      </div>
      {incident.illustrative ? (
        <Alert data-color="info" data-size="sm" className={styles.illustrative}>
          {t('about.illustrative')}
        </Alert>
      ) : null}
      <p className={styles.preline}>{incident.summary}</p>
      <dl className={styles.facts}>
        <dt>{t('about.counted')}</dt>
        <dd>
          {words.thing.many}
          {incident.may.edit ? (
            <>
              {' · '}
              <PageLink href={`/incidents/${incident.id}/words`}>{t('actions.words')}</PageLink>
            </>
          ) : null}
        </dd>
        <dt>{t('fields.system')}</dt>
        <dd>{incident.system}</dd>
        {dateKeys.flatMap((key) => {
          const day = incident[key];
          return [
            <dt key={`${key} name`}>{t(`fields.${key}`)}</dt>,
            <dd key={key}>{day ? <Moment at={`${day}T12:00:00Z`} style="date" /> : t('about.unknown')}</dd>,
          ];
        })}
        <dt>{t('fields.retentionDays')}</dt>
        <dd>
          {incident.retentionDays === null
            ? t('about.unknown')
            : t('retention', { days: incident.retentionDays })}
        </dd>
      </dl>
    </section>
  );
}
