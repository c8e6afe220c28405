'use client';

import { useTranslations } from 'next-intl';
import type { Figures } from '@/domain/figures/schema';
import type { LanguageWords } from '@/domain/incidents/words';
import styles from './service-list.module.css';

/** What is counted in services, not in municipalities. */
export function ServiceList({ figures, words }: { figures: Figures; words: LanguageWords }) {
  const t = useTranslations('status');
  const { services } = figures;
  if (services.answered === 0) return null;
  return (
    <section className={styles.services} aria-labelledby="services-title">
      <h2 id="services-title">{t('services.title')}</h2>
      <ul>
        <li>{t('services.answered', { answered: services.answered, asked: services.asked })}</li>
        <li>{t('services.notAffected', services.notAffected)}</li>
        {words.applies.includes('integrationInUse') ? (
          <li>{t('services.hadIntegration', { count: services.hadIntegration })}</li>
        ) : null}
        <li>{t('services.confirmLoss', { count: services.confirmLoss, things: words.rungs.lost.many })}</li>
        <li>{t('services.notFinished', { count: services.notFinished })}</li>
      </ul>
    </section>
  );
}
