import type { IncidentWords } from './words';

const rung = { one: '', many: '', short: '' };
const rungs = { lost: rung, recovered: rung, irretrievable: rung, searching: rung, followedUp: rung };
const thing = { one: '', many: '', theMany: '' };

/** The labels of what is counted follow from the rungs. */
const counted = (workedOut: string) => ({
  lost: { label: '' },
  recovered: { label: '' },
  irretrievable: { label: '' },
  searching: { label: '', hint: workedOut },
  followedUp: { label: '' },
});

/**
 * What an incident of another kind starts with: every field in words that fit whatever is counted, and nothing said
 * of the thing and its rungs. These must be written, and the counts' labels follow from them.
 */
export const neutralWords: IncidentWords = {
  nb: {
    thing,
    rungs,
    fields: {
      usesSystem: { label: 'Bruker kommunen systemet?', options: { yes: 'Ja', no: 'Nei' } },
      integrationInUse: {
        label: 'Er integrasjonen i bruk i kommunen?',
        hint: 'Eller har den vært det?',
        options: { yes: 'Ja', no: 'Nei' },
      },
      affected: {
        label: 'Er kommunen rammet?',
        options: { yes: 'Ja', no: 'Nei', under_investigation: 'Vi undersøker' },
      },
      howChecked: {
        label: 'Hvordan har dere kontrollert?',
        options: {
          system_log: 'Loggen i systemet',
          portal_list: 'Liste fra den som drifter systemet',
          manual_review: 'Manuell gjennomgang',
          vendor_check: 'Leverandørens kontroll',
        },
      },
      systemVersion: { label: 'Hvilken versjon av systemet?' },
      checkedOn: { label: 'Når ble det kontrollert?' },
      fixedVersionOn: { label: 'Når ble rettet versjon installert?' },
      ...counted('Regnes ut.'),
      firstLostOn: { label: 'Når skjedde det første gang?' },
      lastLostOn: { label: 'Når skjedde det siste gang?' },
      awareAt: { label: 'Når ble kommunen kjent med feilen?', hint: 'Fristen på 72 timer regnes herfra.' },
      dpaNotifiedAt: {
        label: 'Når ble Datatilsynet varslet?',
        options: { not_known_yet: 'Ikke varslet ennå' },
      },
      dpaDelayReason: { label: 'Hvorfor ble Datatilsynet varslet senere enn 72 timer, eller ikke ennå?' },
      measures: {
        label: 'Hva har kommunen gjort?',
        options: {
          upgraded: 'Oppgradert systemet',
          log_searched: 'Søkt i loggen',
          senders_contacted: 'Kontaktet avsenderne',
          public_asked: 'Bedt innbyggerne ta kontakt',
          extra_staffing: 'Satt inn flere folk',
          notice_published: 'Informert offentlig',
          dpa_notified: 'Varslet Datatilsynet',
          other: 'Annet',
        },
      },
      measuresText: { label: 'Fortell kort om tiltakene' },
    },
  },
  nn: {
    thing,
    rungs,
    fields: {
      usesSystem: { label: 'Bruker kommunen systemet?', options: { yes: 'Ja', no: 'Nei' } },
      integrationInUse: {
        label: 'Er integrasjonen i bruk i kommunen?',
        hint: 'Eller har han vore det?',
        options: { yes: 'Ja', no: 'Nei' },
      },
      affected: {
        label: 'Er kommunen råka?',
        options: { yes: 'Ja', no: 'Nei', under_investigation: 'Vi undersøkjer' },
      },
      howChecked: {
        label: 'Korleis har de kontrollert?',
        options: {
          system_log: 'Loggen i systemet',
          portal_list: 'Liste frå den som driftar systemet',
          manual_review: 'Manuell gjennomgang',
          vendor_check: 'Kontrollen til leverandøren',
        },
      },
      systemVersion: { label: 'Kva versjon av systemet?' },
      checkedOn: { label: 'Når vart det kontrollert?' },
      fixedVersionOn: { label: 'Når vart retta versjon installert?' },
      ...counted('Blir rekna ut.'),
      firstLostOn: { label: 'Når hende det første gong?' },
      lastLostOn: { label: 'Når hende det siste gong?' },
      awareAt: {
        label: 'Når vart kommunen kjend med feilen?',
        hint: 'Fristen på 72 timar blir rekna herifrå.',
      },
      dpaNotifiedAt: {
        label: 'Når vart Datatilsynet varsla?',
        options: { not_known_yet: 'Ikkje varsla enno' },
      },
      dpaDelayReason: { label: 'Kvifor vart Datatilsynet varsla seinare enn 72 timar, eller ikkje enno?' },
      measures: {
        label: 'Kva har kommunen gjort?',
        options: {
          upgraded: 'Oppgradert systemet',
          log_searched: 'Søkt i loggen',
          senders_contacted: 'Kontakta avsendarane',
          public_asked: 'Bede innbyggjarane ta kontakt',
          extra_staffing: 'Sett inn fleire folk',
          notice_published: 'Informert offentleg',
          dpa_notified: 'Varsla Datatilsynet',
          other: 'Anna',
        },
      },
      measuresText: { label: 'Fortel kort om tiltaka' },
    },
  },
  en: {
    thing,
    rungs,
    fields: {
      usesSystem: { label: 'Does the municipality use the system?', options: { yes: 'Yes', no: 'No' } },
      integrationInUse: {
        label: 'Is the integration in use in the municipality?',
        hint: 'Or has it been?',
        options: { yes: 'Yes', no: 'No' },
      },
      affected: {
        label: 'Is the municipality affected?',
        options: { yes: 'Yes', no: 'No', under_investigation: 'We are looking into it' },
      },
      howChecked: {
        label: 'How did you check?',
        options: {
          system_log: 'The system’s log',
          portal_list: 'A list from whoever runs the system',
          manual_review: 'Manual review',
          vendor_check: 'The vendor’s check',
        },
      },
      systemVersion: { label: 'Which version of the system?' },
      checkedOn: { label: 'When was it checked?' },
      fixedVersionOn: { label: 'When was the fixed version installed?' },
      ...counted('Worked out.'),
      firstLostOn: { label: 'When did it happen for the first time?' },
      lastLostOn: { label: 'When did it happen for the last time?' },
      awareAt: {
        label: 'When did the municipality become aware of the fault?',
        hint: 'The 72 hours count from here.',
      },
      dpaNotifiedAt: {
        label: 'When was the data-protection authority notified?',
        options: { not_known_yet: 'Not notified yet' },
      },
      dpaDelayReason: { label: 'Why was it notified after more than 72 hours, or not yet?' },
      measures: {
        label: 'What has the municipality done?',
        options: {
          upgraded: 'Upgraded the system',
          log_searched: 'Searched the log',
          senders_contacted: 'Contacted the senders',
          public_asked: 'Asked the public to get in touch',
          extra_staffing: 'Added staff',
          notice_published: 'Informed the public',
          dpa_notified: 'Notified the data-protection authority',
          other: 'Other',
        },
      },
      measuresText: { label: 'Tell briefly about the measures' },
    },
  },
};
