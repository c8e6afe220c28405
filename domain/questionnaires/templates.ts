import type { IndicatorKey } from './indicators';
import type { Definition } from './schema';

const core = (...keys: IndicatorKey[]): Definition['items'] => keys.map((key) => ({ type: 'core', key }));

/** The two questionnaires that ship, and the status round of the replay. Keys are stable. */
export const templates: { key: string; title: string; definition: Definition }[] = [
  {
    key: 'county-three-questions',
    title: 'Statsforvalterens tre spørsmål',
    definition: {
      items: [
        ...core(
          'usesSystem',
          'affected',
          'lost',
          'recovered',
          'irretrievable',
          'searching',
          'howChecked',
          'measures',
          'measuresText',
        ),
        {
          type: 'longText',
          key: 'comment',
          scope: 'request',
          required: false,
          label: {
            nb: 'Er det noe mer vi bør vite?',
            nn: 'Er det noko meir vi bør vite?',
            en: 'Is there anything else we should know?',
          },
        },
      ],
    },
  },
  {
    key: 'one-week-deviation-report',
    title: 'Avviksrapport innen én uke',
    definition: {
      items: [
        ...core(
          'usesSystem',
          'affected',
          'lost',
          'recovered',
          'irretrievable',
          'searching',
          'awareAt',
          'dpaNotifiedAt',
          'dpaDelayReason',
          'integrationInUse',
          'howChecked',
          'checkedOn',
          'systemVersion',
          'fixedVersionOn',
          'followedUp',
          'firstLostOn',
          'lastLostOn',
          'measures',
          'measuresText',
        ),
        {
          type: 'longText',
          key: 'comment',
          scope: 'request',
          required: false,
          label: {
            nb: 'Er det noe mer vi bør vite?',
            nn: 'Er det noko meir vi bør vite?',
            en: 'Is there anything else we should know?',
          },
        },
      ],
    },
  },
  {
    key: 'status-round',
    title: 'Statusrunde',
    definition: { items: core('usesSystem', 'affected', 'lost', 'recovered', 'irretrievable', 'searching') },
  },
];
