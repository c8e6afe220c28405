'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { TileLayout } from '@/components/charts/tile-map/layout';
import { sampleText, TileMap, type TileMark } from '@/components/charts/tile-map/tile-map';
import type { Figures, MunicipalityState } from '@/domain/figures/schema';
import { type ShownState, shownState, shownStates, withoutAnswer } from '@/domain/figures/states';
import type { LanguageWords } from '@/domain/incidents/words';
import styles from './state-map.module.css';
import { useCover } from './use-cover';

type Props = {
  figures: Figures;
  words: LanguageWords;
  layout: TileLayout;
  county: string | null;
  onCounty: (county: string) => void;
};

/** The state of every municipality at a glance. */
export function StateMap({ figures, words, layout, county, onCounty }: Props) {
  const t = useTranslations('status');
  const kind = useTranslations('kinds');
  const cover = useCover(figures, county);
  const { states, counties, findings, municipalities } = figures;
  const marks = useMemo(() => {
    const names = new Map(counties.map((c) => [c.number, c.name]));
    return new Map(
      states.map((state) => [
        state.number,
        markOf(state, names.get(state.countyNumber) ?? '', t, kind, words),
      ]),
    );
  }, [states, counties, t, kind, words]);
  const legend = shownStates
    .map((state) => ({
      state,
      label: t(`state.${state}`),
      count: states.filter((s) => shownState(s) === state).length,
    }))
    .filter((entry) => entry.count > 0);
  const { asked } = municipalities;
  const title =
    asked === 0
      ? t('headline.notAsked')
      : t(asked < states.length ? 'map.titleOfAsked' : 'map.title', {
          affected: findings.affected,
          none: withoutAnswer(states),
          asked,
        });
  return (
    <section className={styles.map} aria-labelledby="map-title">
      <h2 id="map-title" className={styles.title}>
        {cover(title)}
      </h2>
      <TileMap
        layout={layout}
        marks={marks}
        legend={legend}
        label={t('map.keyboard')}
        hint={t('map.hint')}
        legendLabel={t('map.legend')}
        county={county}
        onCounty={onCounty}
      />
      <p className={styles.caption}>{t('map.caption', { things: words.rungs.lost.many })}</p>
    </section>
  );
}

type Translate = ReturnType<typeof useTranslations<'status'>>;

function markOf(
  state: MunicipalityState,
  county: string,
  t: Translate,
  kind: ReturnType<typeof useTranslations<'kinds'>>,
  words: LanguageWords,
): TileMark {
  const shown: ShownState = shownState(state);
  const { lost } = state.ladder;
  const numbers = (['lost', 'recovered', 'irretrievable', 'searching'] as const)
    .filter((rung) => (state.ladder[rung] ?? 0) > 0)
    .map((rung) => t('map.lost', { count: state.ladder[rung] ?? 0, name: words.rungs[rung].short }));
  const isUnstated = shown === 'affected' && lost === null;
  const unstated = isUnstated ? [`${words.fields.lost.label}: ${kind(state.kinds.lost)}`] : [];
  const tile = t('map.tile', { name: state.name, county, state: t(`state.${shown}`) });
  return {
    state: shown,
    text: shown === 'affected' ? (lost === null ? '+' : String(lost)) : (sampleText[shown] ?? ''),
    label: [tile, ...numbers, ...unstated].join(', '),
  };
}
