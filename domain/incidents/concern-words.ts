import type { IndicatorKey } from '@/domain/questionnaires/indicators';
import { neutralWords } from './neutral-words';
import type { IncidentWords } from './words';

/** The neutral words of a field, with some of its options in words of their own. */
const withOptions = (language: 'nb' | 'nn' | 'en', key: IndicatorKey, options: Record<string, string>) => {
  const field = neutralWords[language].fields[key];
  return { ...field, options: { ...field.options, ...options } };
};

/** The words for lost reports of concern, over the neutral ones; what a new incident of this kind starts with. */
export const concernWords: IncidentWords = {
  nb: {
    thing: { one: 'bekymringsmelding', many: 'bekymringsmeldinger', theMany: 'bekymringsmeldingene' },
    rungs: {
      lost: { one: 'tapt melding', many: 'tapte meldinger', short: 'tapt' },
      recovered: { one: 'gjenfunnet melding', many: 'gjenfunne meldinger', short: 'gjenfunnet' },
      irretrievable: {
        one: 'melding tapt for alltid',
        many: 'meldinger tapt for alltid',
        short: 'tapt for alltid',
      },
      searching: {
        one: 'melding letes det etter',
        many: 'meldinger letes det etter',
        short: 'letes det etter',
      },
      followedUp: { one: 'melding fulgt opp', many: 'meldinger fulgt opp', short: 'fulgt opp' },
    },
    fields: {
      ...neutralWords.nb.fields,
      integrationInUse: {
        label: 'Tar kommunen imot meldinger fra portalen rett inn i systemet?',
        hint: 'Det vil si at integrasjonen er eller har vært i bruk.',
        options: { yes: 'Ja', no: 'Nei' },
      },
      affected: {
        label: 'Er meldinger gått tapt?',
        options: { yes: 'Ja', no: 'Nei', under_investigation: 'Vi undersøker' },
      },
      howChecked: withOptions('nb', 'howChecked', { portal_list: 'Liste fra portalen' }),
      lost: { label: 'Tapte meldinger', hint: 'Meldinger som ble sendt, men ikke kom frem.' },
      recovered: { label: 'Gjenfunnet', hint: 'Innholdet er funnet igjen, eller melderen er nådd.' },
      irretrievable: { label: 'Tapt for alltid' },
      searching: { label: 'Letes det fortsatt etter', hint: 'Regnes ut.' },
      followedUp: { label: 'Fulgt opp', hint: 'Meldinger som barnevernet har fulgt opp.' },
      firstLostOn: { label: 'Dato for den første tapte meldingen' },
      lastLostOn: { label: 'Dato for den siste tapte meldingen' },
      awareAt: { label: 'Når ble kommunen kjent med tapet?', hint: 'Fristen på 72 timer regnes herfra.' },
      measures: withOptions('nb', 'measures', {
        senders_contacted: 'Kontaktet meldere',
        public_asked: 'Bedt innbyggerne sende på nytt',
      }),
    },
  },
  nn: {
    thing: { one: 'bekymringsmelding', many: 'bekymringsmeldingar', theMany: 'bekymringsmeldingane' },
    rungs: {
      lost: { one: 'tapt melding', many: 'tapte meldingar', short: 'tapt' },
      recovered: { one: 'attfunnen melding', many: 'attfunne meldingar', short: 'attfunne' },
      irretrievable: {
        one: 'melding tapt for alltid',
        many: 'meldingar tapt for alltid',
        short: 'tapt for alltid',
      },
      searching: {
        one: 'melding blir det leita etter',
        many: 'meldingar blir det leita etter',
        short: 'blir det leita etter',
      },
      followedUp: { one: 'melding følgd opp', many: 'meldingar følgde opp', short: 'følgde opp' },
    },
    fields: {
      ...neutralWords.nn.fields,
      integrationInUse: {
        label: 'Tek kommunen imot meldingar frå portalen rett inn i systemet?',
        hint: 'Det vil seie at integrasjonen er eller har vore i bruk.',
        options: { yes: 'Ja', no: 'Nei' },
      },
      affected: {
        label: 'Har meldingar gått tapt?',
        options: { yes: 'Ja', no: 'Nei', under_investigation: 'Vi undersøkjer' },
      },
      howChecked: withOptions('nn', 'howChecked', { portal_list: 'Liste frå portalen' }),
      lost: { label: 'Tapte meldingar', hint: 'Meldingar som vart sende, men ikkje kom fram.' },
      recovered: { label: 'Attfunne', hint: 'Innhaldet er funne att, eller meldaren er nådd.' },
      irretrievable: { label: 'Tapt for alltid' },
      searching: { label: 'Blir framleis leita etter', hint: 'Blir rekna ut.' },
      followedUp: { label: 'Følgde opp', hint: 'Meldingar som barnevernet har følgt opp.' },
      firstLostOn: { label: 'Dato for den første tapte meldinga' },
      lastLostOn: { label: 'Dato for den siste tapte meldinga' },
      awareAt: {
        label: 'Når vart kommunen kjend med tapet?',
        hint: 'Fristen på 72 timar blir rekna herifrå.',
      },
      measures: withOptions('nn', 'measures', {
        senders_contacted: 'Kontakta meldarar',
        public_asked: 'Bede innbyggjarane sende på nytt',
      }),
    },
  },
  en: {
    thing: { one: 'report of concern', many: 'reports of concern', theMany: 'the reports of concern' },
    rungs: {
      lost: { one: 'lost report', many: 'lost reports', short: 'lost' },
      recovered: { one: 'recovered report', many: 'recovered reports', short: 'recovered' },
      irretrievable: { one: 'report lost for good', many: 'reports lost for good', short: 'lost for good' },
      searching: {
        one: 'report being searched for',
        many: 'reports being searched for',
        short: 'being searched for',
      },
      followedUp: { one: 'report followed up', many: 'reports followed up', short: 'followed up' },
    },
    fields: {
      ...neutralWords.en.fields,
      integrationInUse: {
        label: 'Do reports from the portal arrive directly in the system?',
        hint: 'That is, the integration is or has been in use.',
        options: { yes: 'Yes', no: 'No' },
      },
      affected: {
        label: 'Have reports been lost?',
        options: { yes: 'Yes', no: 'No', under_investigation: 'We are looking into it' },
      },
      howChecked: withOptions('en', 'howChecked', { portal_list: 'A list from the portal' }),
      lost: { label: 'Lost reports', hint: 'Reports that were sent but did not arrive.' },
      recovered: { label: 'Recovered', hint: 'The content was found again, or the sender was reached.' },
      irretrievable: { label: 'Lost for good' },
      searching: { label: 'Still being searched for', hint: 'Worked out.' },
      followedUp: { label: 'Followed up', hint: 'Reports that the service has followed up.' },
      firstLostOn: { label: 'Date of the first lost report' },
      lastLostOn: { label: 'Date of the last lost report' },
      awareAt: {
        label: 'When did the municipality become aware of the loss?',
        hint: 'The 72 hours count from here.',
      },
      measures: withOptions('en', 'measures', {
        senders_contacted: 'Contacted senders',
        public_asked: 'Asked the public to send again',
      }),
    },
  },
};
