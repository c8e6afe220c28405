import { concernWords } from '@/domain/incidents/concern-words';
import type { Definition } from '@/domain/questionnaires/schema';
import { secondWords } from './second-words.ts';

export const secondIncident = {
  title: 'Vedtaksbrev til feil adresse',
  system: 'Brevtjenesten',
  summary: 'Vedtaksbrev ble sendt til feil adresse.',
  inProductionOn: '2022-01-03',
};

/** All core fields, also those that do not apply, and own questions of every kind that is counted. */
export const secondDefinition: Definition = {
  items: [
    ...(
      [
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
      ] as const
    ).map((key) => ({ type: 'core' as const, key })),
    {
      type: 'yesNo',
      key: 'told',
      scope: 'municipality',
      required: false,
      label: {
        nb: 'Er naboene kontaktet?',
        nn: 'Er naboane kontakta?',
        en: 'Have the neighbours been contacted?',
      },
    },
    {
      type: 'integer',
      key: 'envelopes',
      scope: 'municipality',
      required: false,
      label: { nb: 'Konvolutter i retur', nn: 'Konvoluttar i retur', en: 'Envelopes returned' },
      unit: { nb: 'stk.', nn: 'stk.', en: 'pcs.' },
    },
    {
      type: 'longText',
      key: 'words',
      scope: 'request',
      required: false,
      label: {
        nb: 'Noe å tilføye om trykkeriet?',
        nn: 'Noko å leggje til om trykkeriet?',
        en: 'Anything to add about the printer?',
      },
    },
  ],
};

type Nested = { [key: string]: string | Nested | string[] | undefined };

function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return [];
  return Object.values(words as Nested).flatMap(textsOf);
}

const own = textsOf({ ...secondWords, suggested: undefined }).map((text) => text.toLocaleLowerCase('nb'));

/** Stems of the first incident's words, in whatever form they may turn up. */
const stems = [
  'bekymringsmelding\\p{L}*',
  'reports? of concern',
  'tapte?',
  'tapet',
  'gjenfunn\\p{L}*',
  'attfunn\\p{L}*',
  'lost',
];

/** What the law asks of every incident is not the first's alone, though its words say it, too. */
const ofTheLaw = ['notified the data-protection authority'];

const patterns = [
  ...stems,
  // Ja, nei and the like, which both say.
  ...[...new Set([concernWords.nb, concernWords.nn, concernWords.en].flatMap(textsOf))]
    .filter(
      (text) =>
        text.length > 3 &&
        !ofTheLaw.includes(text.toLocaleLowerCase('en')) &&
        !own.some((mine) => mine.includes(text.toLocaleLowerCase('nb'))),
    )
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
].map((source) => new RegExp(`(?<!\\p{L})${source}(?!\\p{L})`, 'iu'));

/** The first incident's words in a text, each with what stands around it; none is what the second must hold. */
export function firstsWordsIn(text: string): string[] {
  return patterns.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found ? [`«${found[0]}» in …${text.slice(Math.max(0, found.index - 60), found.index + 60)}…`] : [];
  });
}
