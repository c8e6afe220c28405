import { describe, expect, it } from 'vitest';
import type { MailFacts } from './mail-facts';
import { type MailInput, mailText } from './mail-text';

const facts: MailFacts = {
  messageId: 'm',
  email: 'leder@tr-heim.example.test',
  chosenLanguage: null,
  isOutdated: false,
  request: {
    id: 'r',
    surveyId: 's',
    incidentId: 'i',
    serviceId: 'tr-heim',
    officeId: 'bufdir',
    countyOfficeIds: ['sf-tr'],
    survey: 'Avviksrapport <b>\r\nBcc: alle@example.test',
    incident: 'Tapte bekymringsmeldinger',
    contactLine: 'Ring 00 00 10 00',
    dueAt: new Date('2023-06-15T10:00:00Z'),
    service: 'Barneverntjenesten i Heim',
    officeNames: [
      { from: null, name: 'Gammelt navn' },
      { from: '2023-01-01', name: 'Bufdir' },
    ],
    municipalities: [{ name: 'Heim', part: '', languageForm: 'nøytral' }],
  },
  receipt: {
    number: 'KV-0000007-1',
    at: new Date('2023-06-09T12:29:58Z'),
    version: 2,
    entryHash: 'ab12',
    givenAt: null,
    givenBy: null,
  },
};
const mail = (more: Partial<MailInput> = {}) =>
  mailText({
    kind: 'invitation',
    facts,
    link: 'http://kvittert.test/invitation/SECRET',
    baseUrl: 'http://kvittert.test',
    moment: new Date('2023-06-09T13:00:00Z'),
    params: {},
    ...more,
  });

describe('an invitation', () => {
  it('says who asks, about what, for which municipalities and until when, with one link', () => {
    const { subject, text } = mail() ?? { subject: '', text: '' };
    expect(subject).toContain('Bufdir ber om svar');
    expect(text).toContain('Svar innen torsdag 15. juni 2023 kl. 12:00.');
    expect(text).toContain('Dere svarer for én kommune: Heim.');
    expect(text).toContain('Ring 00 00 10 00');
    expect(text.match(/SECRET/g)).toHaveLength(1);
  });

  it('names a district as its own page does, in the first mail and in a new link', () => {
    const request = facts.request && {
      ...facts.request,
      municipalities: [{ name: 'Oslo', part: 'Alna', languageForm: 'bokmål' }],
    };
    for (const renewed of [false, true])
      expect(mail({ facts: { ...facts, request }, params: { renewed } })?.text).toContain(
        'Dere svarer for Alna, Oslo.',
      );
    const two = request && {
      ...request,
      municipalities: [...request.municipalities, { name: 'Heim', part: '', languageForm: null }],
    };
    expect(mail({ facts: { ...facts, request: two } })?.text).toContain('2 kommuner: Alna, Oslo; Heim.');
  });

  it('is from the authority by its name of the day in Norway, not in Greenwich', () => {
    const said = (moment: string) => mail({ moment: new Date(moment) })?.subject;
    expect(said('2022-12-31T22:59:59Z')).toContain('Gammelt navn');
    expect(said('2022-12-31T23:00:00Z')).toContain('Bufdir');
  });

  it('does not let a title become a header or markup', () => {
    const { subject, html } = mail() ?? { subject: '', html: '' };
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain('<b>');
  });

  it('is in Nynorsk for municipalities that write it, and in English for who chose it', () => {
    const request = facts.request && {
      ...facts.request,
      municipalities: [{ name: 'Volda', part: '', languageForm: 'nynorsk' }],
    };
    expect(mail({ facts: { ...facts, request } })?.text).toContain('Det gjeld hendinga');
    expect(mail({ facts: { ...facts, chosenLanguage: 'en' } })?.text).toContain('Thursday');
  });
});

it('a reminder says when the due time has passed', () => {
  expect(mail({ kind: 'reminder' })?.subject).toMatch(/^Påminnelse/);
  expect(mail({ kind: 'reminder', moment: new Date('2023-06-16T10:00:00Z') })?.subject).toMatch(
    /^Fristen er ute/,
  );
});

it('a reminder about an answer sent back has its own words and due time', () => {
  const params = { about: 'correction' as const, dueAt: '2023-06-20T10:00:00Z' };
  const { subject, text } = mail({ kind: 'reminder', params }) ?? { subject: '', text: '' };
  expect(subject).toContain('svaret må rettes');
  expect(text).toContain('Svar innen tirsdag 20. juni 2023');
  const looking = mail({ kind: 'reminder', params: { about: 'investigation' } });
  expect(looking?.text).toContain('hva dere har funnet ut');
  expect(looking?.text).not.toContain('Svar innen');
});

it('an answer sent back and an extension say until when, and never what was asked', () => {
  const params = { dueAt: '2023-06-20T10:00:00Z' };
  expect(mail({ kind: 'returned', params })?.text).toContain('Rett svaret innen tirsdag 20. juni 2023');
  expect(mail({ kind: 'extended', params })?.text).toContain('Ny frist: tirsdag 20. juni 2023');
});

it('a notice of the thread says that something was written, to the authority with a link that signs nobody in', () => {
  expect(mail({ kind: 'thread', params: { to: 'service' } })?.text).toContain('Bufdir har skrevet til');
  const authority = mail({
    kind: 'thread',
    params: { to: 'authority' },
    link: 'http://kvittert.test/surveys/s',
  });
  expect(authority?.text).toContain('Barneverntjenesten i Heim har skrevet til dere');
  expect(authority?.text).not.toContain('24 timer');
});

it('a reviewer whose question fell away reads of which service, with a link that signs nobody in', () => {
  const reviewer = mail({
    kind: 'questions_corrected',
    params: { to: 'authority' },
    link: 'http://kvittert.test/surveys/s',
  });
  expect(reviewer?.subject).toContain('Spørsmål du har stilt, er falt bort');
  expect(reviewer?.text).toContain('Barneverntjenesten i Heim');
  expect(reviewer?.text).not.toContain('24 timer');
});

it('a receipt says its number, its time and where to check it, and signs nobody in', () => {
  const { subject, text } = mail({ kind: 'receipt', link: null }) ?? { subject: '', text: '' };
  expect(subject).toContain('KV-0000007-1');
  expect(text).toContain('http://kvittert.test/receipts/KV-0000007-1?hash=ab12');
  expect(text).toContain('Lagret 9. juni 2023 kl. 14:29:58');
  expect(text).not.toContain('SECRET');
});

it('a receipt for an answer taken by phone says who gave it and when, and where to object', () => {
  const receipt = facts.receipt && {
    ...facts.receipt,
    givenAt: new Date('2023-06-09T10:00:00Z'),
    givenBy: 'Ola Vakt',
  };
  const { text } = mail({ kind: 'receipt', link: null, facts: { ...facts, receipt } }) ?? { text: '' };
  expect(text).toMatch(/på telefon av Ola Vakt 9. juni 2023 kl. 12:00/);
  expect(text).toContain(`http://kvittert.test/requests/${facts.request?.id}/receipt`);
  expect(text).toContain('si fra eller rette svaret');
});

it('a sign-in mail says that it works in one browser only, and names nobody', () => {
  const { text } = mail({ kind: 'sign_in', facts: { ...facts, request: null, receipt: null } }) ?? {
    text: '',
  };
  expect(text).toContain('bare i nettleseren du ba om den fra');
  expect(text).not.toContain('leder@');
});

it('there is no mail about what is gone', () => {
  expect(mail({ facts: { ...facts, request: null } })).toBeNull();
  expect(mail({ kind: 'receipt', facts: { ...facts, receipt: null } })).toBeNull();
});

describe('an alarm', () => {
  const alarm = {
    at: '2023-06-10T00:40:00Z',
    since: '2023-06-09T00:40:00Z',
    count: 3,
    kinds: { ANSWER_ALTERED: 1, LINES_DIFFER: 2 },
  };

  it('says in plain words what was found and since when, and signs nobody in', () => {
    const { subject, text } = mail({ kind: 'alarm', params: { alarm }, link: null }) ?? {
      subject: '',
      text: '',
    };
    expect(subject).toBe('Alarm: kvitteringer og svar stemmer ikke');
    expect(text).toContain('fant 3 feil 10. juni 2023 kl. 02:40:00');
    expect(text).toContain('siden 9. juni 2023');
    expect(text).toContain('– ett svar er endret etter at det ble kvittert\n– 2 svar har andre tall');
    expect(text).toContain('http://kvittert.test/audit?kind=receipts.alarm');
    expect(text).not.toContain('SECRET');
  });
});
