import type { IncidentWords } from './words';

/** The words for lost reports of concern; what a new incident of this kind starts with. */
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
      usesSystem: { label: 'Bruker kommunen systemet?', options: { yes: 'Ja', no: 'Nei' } },
      integrationInUse: {
        label: 'Tar kommunen imot meldinger fra portalen rett inn i systemet?',
        hint: 'Det vil si at integrasjonen er eller har vært i bruk.',
        options: { yes: 'Ja', no: 'Nei' },
      },
      affected: {
        label: 'Er meldinger gått tapt?',
        options: { yes: 'Ja', no: 'Nei', under_investigation: 'Vi undersøker' },
      },
      howChecked: {
        label: 'Hvordan har dere kontrollert?',
        options: {
          system_log: 'Loggen i systemet',
          portal_list: 'Liste fra portalen',
          manual_review: 'Manuell gjennomgang',
          vendor_check: 'Leverandørens kontroll',
        },
      },
      systemVersion: { label: 'Hvilken versjon av systemet?' },
      checkedOn: { label: 'Når ble det kontrollert?' },
      fixedVersionOn: { label: 'Når ble rettet versjon installert?' },
      lost: { label: 'Tapte meldinger', hint: 'Meldinger som ble sendt, men ikke kom frem.' },
      recovered: { label: 'Gjenfunnet', hint: 'Innholdet er funnet igjen, eller melderen er nådd.' },
      irretrievable: { label: 'Tapt for alltid' },
      searching: { label: 'Letes det fortsatt etter', hint: 'Regnes ut.' },
      followedUp: { label: 'Fulgt opp', hint: 'Meldinger som barnevernet har fulgt opp.' },
      firstLostOn: { label: 'Dato for den første tapte meldingen' },
      lastLostOn: { label: 'Dato for den siste tapte meldingen' },
      awareAt: { label: 'Når ble kommunen kjent med tapet?', hint: 'Fristen på 72 timer regnes herfra.' },
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
          senders_contacted: 'Kontaktet meldere',
          public_asked: 'Bedt innbyggerne sende på nytt',
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
      usesSystem: { label: 'Bruker kommunen systemet?', options: { yes: 'Ja', no: 'Nei' } },
      integrationInUse: {
        label: 'Tek kommunen imot meldingar frå portalen rett inn i systemet?',
        hint: 'Det vil seie at integrasjonen er eller har vore i bruk.',
        options: { yes: 'Ja', no: 'Nei' },
      },
      affected: {
        label: 'Har meldingar gått tapt?',
        options: { yes: 'Ja', no: 'Nei', under_investigation: 'Vi undersøkjer' },
      },
      howChecked: {
        label: 'Korleis har de kontrollert?',
        options: {
          system_log: 'Loggen i systemet',
          portal_list: 'Liste frå portalen',
          manual_review: 'Manuell gjennomgang',
          vendor_check: 'Kontrollen til leverandøren',
        },
      },
      systemVersion: { label: 'Kva versjon av systemet?' },
      checkedOn: { label: 'Når vart det kontrollert?' },
      fixedVersionOn: { label: 'Når vart retta versjon installert?' },
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
          senders_contacted: 'Kontakta meldarar',
          public_asked: 'Bede innbyggjarane sende på nytt',
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
      usesSystem: { label: 'Does the municipality use the system?', options: { yes: 'Yes', no: 'No' } },
      integrationInUse: {
        label: 'Do reports from the portal arrive directly in the system?',
        hint: 'That is, the integration is or has been in use.',
        options: { yes: 'Yes', no: 'No' },
      },
      affected: {
        label: 'Have reports been lost?',
        options: { yes: 'Yes', no: 'No', under_investigation: 'We are looking into it' },
      },
      howChecked: {
        label: 'How did you check?',
        options: {
          system_log: 'The system’s log',
          portal_list: 'A list from the portal',
          manual_review: 'Manual review',
          vendor_check: 'The vendor’s check',
        },
      },
      systemVersion: { label: 'Which version of the system?' },
      checkedOn: { label: 'When was it checked?' },
      fixedVersionOn: { label: 'When was the fixed version installed?' },
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
          senders_contacted: 'Contacted senders',
          public_asked: 'Asked the public to send again',
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
