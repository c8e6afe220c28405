import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { RequestDetail } from '@/domain/tracking/schema';
import styles from './parts.module.css';

/** Whom to phone, in the order of escalation. */
export function Contacts({ contacts }: { contacts: RequestDetail['contacts'] }) {
  const t = useTranslations('tracking');
  if (contacts.length === 0) return <p className={styles.quiet}>{t('pane.noContact')}</p>;
  return (
    <ul className={styles.plain}>
      {contacts.map((contact) => (
        <li key={`${contact.role} ${contact.email} ${contact.name}`}>
          <span>
            {contact.name ? `${contact.name}, ` : ''}
            {t(`roles.${contact.role}`)}
          </span>
          {contact.phone ? <a href={`tel:${contact.phone.replaceAll(' ', '')}`}>{contact.phone}</a> : null}
          {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null}
        </li>
      ))}
    </ul>
  );
}

export function Places({ municipalities }: { municipalities: RequestDetail['request']['municipalities'] }) {
  return (
    <ul className={styles.places}>
      {municipalities.map((m) => (
        <li key={m.number}>
          {m.name}
          {m.part ? ` (${m.part})` : ''} <span className={styles.quiet}>{m.number}</span>
        </li>
      ))}
    </ul>
  );
}

/** What happened to the request, newest first. */
export function Happened({ facts }: { facts: RequestDetail['facts'] }) {
  const t = useTranslations('tracking');
  return (
    <ol className={styles.facts}>
      {facts.map((fact) => (
        <li key={`${fact.recordedAt} ${fact.kind}`}>
          <span className={styles.when}>
            <Moment at={fact.at} style="short" />
          </span>
          <span>
            {t(`facts.${fact.kind}`)}
            {fact.version ? `, ${t('version', { version: fact.version })}` : null}
            {fact.dueAt ? (
              <> {t.rich('until', { at: () => <Moment key="at" at={fact.dueAt ?? ''} style="short" /> })}</>
            ) : null}
            {fact.by ? <span className={styles.quiet}> {t('by', { name: fact.by })}</span> : null}
            {fact.reason ? <span className={styles.reason}>{fact.reason}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

const mailKinds = [
  'invitation',
  'reminder',
  'receipt',
  'sign_in',
  'returned',
  'extended',
  'thread',
  'questions_corrected',
] as const;
const mailStates = ['queued', 'sending', 'sent', 'failed'] as const;

/** The mails about the request and how far each came. */
export function Mails({ messages }: { messages: RequestDetail['messages'] }) {
  const t = useTranslations('tracking');
  if (messages.length === 0) return <p className={styles.quiet}>{t('pane.noMails')}</p>;
  return (
    <ol className={styles.facts}>
      {messages.map((message) => {
        const kind = mailKinds.find((known) => known === message.kind);
        const state = mailStates.find((known) => known === message.state);
        const words = kind ? t(`messages.${kind}`) : message.kind;
        return (
          <li key={`${message.createdAt} ${message.kind} ${message.to}`}>
            <span className={styles.when}>
              <Moment at={message.sentAt ?? message.createdAt} style="short" />
            </span>
            <span>
              {message.to ? t('messages.to', { kind: words, name: message.to }) : words}
              <span className={styles.quiet}> {state ? t(`messages.state.${state}`) : message.state}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
