'use client';

import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { Figures } from '@/domain/figures/schema';
import type { BoardProps } from './board-props';
import styles from './controls.module.css';
import type { Filters } from './filters';

type Props = Pick<BoardProps, 'surveys' | 'counties'> & {
  filters: Filters;
  change: (changes: Partial<Filters>) => void;
  figures: Figures;
};

/** What the page is about: the incident or one of its surveys, the country or one county. */
export function Controls({ surveys, counties, filters, change, figures }: Props) {
  const t = useTranslations('status');
  const covered = (id: string) =>
    figures.surveys.find((s) => s.id === id)?.requests ?? surveys.find((s) => s.id === id)?.requests;
  return (
    <div className={styles.controls}>
      <Field data-size="sm">
        <Label>{t('scope.label')}</Label>
        <Select
          value={filters.survey ?? ''}
          onChange={(event) => change({ survey: event.target.value || null })}
        >
          <Select.Option value="">{t('scope.incident')}</Select.Option>
          {surveys.map((survey) => {
            const { answered, asked } = covered(survey.id) ?? survey.requests;
            return (
              <Select.Option key={survey.id} value={survey.id}>
                {survey.title} ({t('scope.answered', { answered, asked })})
              </Select.Option>
            );
          })}
        </Select>
      </Field>
      {counties.length > 1 ? (
        <Field data-size="sm">
          <Label>{t('county.label')}</Label>
          <Select
            value={filters.county ?? ''}
            onChange={(event) => change({ county: event.target.value || null })}
          >
            <Select.Option value="">
              {t(figures.scope.ownCounties ? 'county.own' : 'county.all')}
            </Select.Option>
            {counties.map((county) => (
              <Select.Option key={county.number} value={county.number}>
                {county.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}
