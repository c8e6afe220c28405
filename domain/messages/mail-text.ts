import { createTranslator } from 'use-intl/core';
import { nameOfOffice } from '@/domain/register/rules';
import { titleOf } from '@/domain/requests/names';
import { type Locale, loadMessages } from '@/lib/messages';
import type { AlarmFacts, MailFacts, MailParams } from './mail-facts';
import type { MessageKind } from './outbox';
import { languageOf } from './rules';

export type MailText = { subject: string; text: string; html: string };

/** A paragraph is text; a link stands on a line of its own, and in HTML as a button. */
type Part = string | { label: string; href: string };
type Composed = { subject: string; parts: Part[] };

type RequestFacts = NonNullable<MailFacts['request']>;
type ReceiptFacts = NonNullable<MailFacts['receipt']>;

export type MailInput = {
  kind: MessageKind;
  facts: MailFacts;
  /** The link with its secret; null for a mail that signs nobody in. */
  link: string | null;
  baseUrl: string;
  moment: Date;
  params: MailParams;
};

/**
 * The mail in the person's language, as plain text and simple HTML. It says who asks, about what and until when,
 * or a receipt's number and how to check it; never an answer and nothing about a child. Null when what it is
 * about is gone.
 */
export function mailText(input: MailInput): MailText | null {
  const { facts } = input;
  const forms = facts.request?.municipalities.map((m) => m.languageForm) ?? [];
  const locale = languageOf(facts.chosenLanguage, forms);
  const composed = compose(input, locale);
  if (!composed) return null;
  const { subject, parts } = composed;
  const t = translator(locale);
  return {
    subject: oneLine(subject),
    text: [...parts.map(plain), '--', t('footer', { address: input.baseUrl })].join('\n\n'),
    html: htmlOf(locale, parts, t('footer', { address: input.baseUrl })),
  };
}

function translator(locale: Locale, namespace = 'mail') {
  const messages = { [namespace]: loadMessages(locale)[namespace] ?? {} };
  const t = createTranslator({
    locale,
    messages,
    namespace: namespace as never,
    timeZone: 'Europe/Oslo',
  });
  return t as unknown as (key: string, values?: Record<string, string | number | Date>) => string;
}

function compose(input: MailInput, locale: Locale): Composed | null {
  const { kind, facts, link, baseUrl, params } = input;
  const t = translator(locale);
  if (kind === 'alarm') return params.alarm ? alarmText(params.alarm, baseUrl, locale) : null;
  if (kind === 'sign_in') {
    if (!link) return null;
    return {
      subject: t('signIn.subject'),
      parts: [t('signIn.body'), { label: t('signIn.button'), href: link }, t('signIn.after')],
    };
  }
  const { request, receipt } = facts;
  if (!request) return null;
  if (kind === 'receipt') return receipt ? receiptText(request, receipt, input, locale) : null;
  return link ? requestText(request, link, input, locale) : null;
}

/** The due time when the mail was queued, if it was told: it may have been moved since. */
const dueAtOf = (request: RequestFacts, { params }: MailInput) =>
  params.dueAt ? new Date(params.dueAt) : request.dueAt;

/** What every mail about a request may name. */
function namesIn(request: RequestFacts, input: MailInput, locale: Locale) {
  return {
    survey: request.survey,
    incident: request.incident,
    service: request.service,
    office: nameOfOffice(request.officeNames, input.moment),
    due: dueText(dueAtOf(request, input), locale),
  };
}

function receiptText(
  request: RequestFacts,
  { number, version, entryHash, at, givenAt, givenBy }: ReceiptFacts,
  input: MailInput,
  locale: Locale,
): Composed {
  const t = translator(locale);
  const values = { ...namesIn(request, input, locale), number, version, at: momentText(at, locale) };
  const name = givenBy ?? t('receipt.somebody');
  const object = { label: t('receipt.see'), href: `${input.baseUrl}/requests/${request.id}/receipt` };
  return {
    subject: t('receipt.subject', values),
    parts: [
      givenAt
        ? t('receipt.byPhone', { ...values, given: momentText(givenAt, locale), name })
        : t('receipt.body', values),
      t('receipt.stored', values),
      { label: t('receipt.check'), href: `${input.baseUrl}/receipts/${number}?hash=${entryHash}` },
      ...(givenAt ? [t('receipt.object'), object] : []),
      t('receipt.after'),
    ],
  };
}

/** A mail that asks for something, with the link that signs its reader in. */
function requestText(request: RequestFacts, link: string, input: MailInput, locale: Locale): Composed {
  const t = translator(locale);
  const named = namesIn(request, input, locale);
  const after: Part[] = [
    t('linkLasts'),
    ...(request.contactLine ? [t('questions', { contact: request.contactLine })] : []),
  ];
  if (input.kind === 'thread') {
    // Never what was written: who reads the mail may not be who it is for.
    const toAuthority = input.params.to === 'authority';
    const body = t(toAuthority ? 'thread.toAuthority' : 'thread.toService', named);
    const button = { label: t('thread.open'), href: link };
    return { subject: t('thread.subject', named), parts: [body, button, ...(toAuthority ? [] : after)] };
  }
  if (input.kind === 'questions_corrected' && input.params.to === 'authority') {
    const button = { label: t('questionDropped.open'), href: link };
    return {
      subject: t('questionDropped.subject', named),
      parts: [t('questionDropped.body', named), button],
    };
  }
  const words = wordsOf(input, input.moment > dueAtOf(request, input));
  const about = aboutOf(request, t);
  const due = words.due ? [t(words.due, named)] : [];
  return {
    subject: t(words.subject, named),
    parts: [t(words.body, named), about, ...due, { label: t('open'), href: link }, ...after],
  };
}

/** Who the service answers for, by the names that its own page gives them. A district is not called a municipality. */
function aboutOf({ municipalities }: RequestFacts, t: ReturnType<typeof translator>): string {
  const names = municipalities.map(titleOf);
  const hasPart = municipalities.some((one) => one.part);
  if (hasPart && names[0] && names.length === 1) return t('aboutPart', { name: names[0] });
  // "Alna, Oslo" has a comma of its own.
  return t('about', { names: names.join(hasPart ? '; ' : ', '), count: names.length });
}

/** The words of a mail that asks for an answer; one about an investigation names no due time: it was answered. */
function wordsOf({ kind, params }: MailInput, isLate: boolean) {
  if (kind === 'invitation') {
    const subject = params.renewed ? 'invitation.renewedSubject' : 'invitation.subject';
    return { subject, body: 'invitation.body', due: 'due' };
  }
  if (kind === 'returned' || kind === 'extended')
    return { subject: `${kind}.subject`, body: `${kind}.body`, due: `${kind}.due` };
  if (kind === 'questions_corrected')
    return { subject: 'questionsCorrected.subject', body: 'questionsCorrected.body', due: 'due' };
  const reminder = `reminder.${reminderOf(params.about, isLate)}`;
  const due = params.about === 'investigation' ? null : 'due';
  return { subject: `${reminder}Subject`, body: `${reminder}Body`, due };
}

/** What was found, in words; no answer and nobody's name is in it. */
function alarmText(alarm: AlarmFacts, baseUrl: string, locale: Locale): Composed {
  const t = translator(locale);
  const problem = translator(locale, 'receipts');
  const [at, since] = [alarm.at, alarm.since].map((moment) => momentText(new Date(moment), locale));
  const list = Object.entries(alarm.kinds)
    .map(([code, count]) => `– ${problem(`problems.${code}`, { count })}`)
    .join('\n');
  return {
    subject: t('alarm.subject'),
    parts: [
      t('alarm.body', { count: alarm.count, at: at ?? '', since: since ?? '' }),
      t('alarm.found', { list }),
      { label: t('alarm.look'), href: `${baseUrl}/audit?kind=receipts.alarm` },
      t('alarm.after'),
    ],
  };
}

function reminderOf(about: MailParams['about'], isLate: boolean): string {
  if (about === 'correction' || about === 'investigation') return about;
  return isLate ? 'late' : 'early';
}

const plain = (part: Part) => (typeof part === 'string' ? part : `${part.label}:\n${part.href}`);

function htmlOf(locale: Locale, parts: Part[], footer: string): string {
  const body = parts
    .map((part) =>
      typeof part === 'string'
        ? `<p>${escapeHtml(part)}</p>`
        : `<p><a href="${escapeHtml(part.href)}" style="display:inline-block;padding:12px 20px;background:#0b5cad;color:#ffffff;text-decoration:none;border-radius:4px">${escapeHtml(part.label)}</a></p>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"></head>
<body style="font:16px/1.5 system-ui,sans-serif;color:#1c1c1c;max-width:36em;margin:24px">
${body}
<p style="color:#5a5a5a;font-size:14px">${escapeHtml(footer)}</p>
</body></html>`;
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (c) => escapes[c] ?? c).replaceAll('\n', '<br>');

/** A title with a line break must not begin a header of its own. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const tags: Record<Locale, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

const dueText = (at: Date, locale: Locale) =>
  new Intl.DateTimeFormat(tags[locale], {
    timeZone: 'Europe/Oslo',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

const momentText = (at: Date, locale: Locale) =>
  new Intl.DateTimeFormat(tags[locale], {
    timeZone: 'Europe/Oslo',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
