'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { StateTag } from '@/components/ui/state-tag';
import { contactsQuery, endContact } from '@/domain/contacts/queries';
import type { OwnContactView } from '@/domain/contacts/schema';
import { ContactDialog } from './contact-dialog';
import styles from './contacts.module.css';

type Ending = { to: 'end'; contact: OwnContactView };
type Asking = { to: 'add' } | { to: 'change'; contact: OwnContactView } | Ending;

/** A service's contacts, in the order in which they are turned to; those of before below. */
export function ContactList({ serviceId }: { serviceId: string }) {
  const t = useTranslations('contacts');
  const router = useRouter();
  const queries = useQueryClient();
  const { data } = useQuery(contactsQuery(serviceId));
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = async (asked: Asking) => {
    const self = asked.to !== 'add' && asked.contact.self;
    // Closed before the answer came, it may have given place to the next.
    setAsking((now) => (now === asked ? null : now));
    await queries.invalidateQueries({ queryKey: ['contacts', serviceId] });
    // Whoever changed the own place may have lost this page.
    if (self) router.refresh();
  };
  const end = useMutation({
    mutationFn: ({ contact }: Ending) => endContact({ serviceId, contactId: contact.id }),
    // The next one need not wait for the list.
    onSuccess: (_, asked) => void done(asked),
  });
  if (!data) return null;
  const inPlace = data.contacts.filter((contact) => contact.holds);
  const before = data.contacts.filter((contact) => !contact.holds);
  const ending = asking?.to === 'end' ? asking : null;
  const name = ending ? nameOf(ending.contact) : '';
  return (
    <>
      {/* Of what was dismissed while it was sent. */}
      {end.variables === ending ? null : <ProblemAlert error={end.error} />}
      <ul className={styles.list}>
        {inPlace.map((contact) => (
          <li key={contact.id}>
            <Who contact={contact} />
            {data.mayEdit ? (
              <div className={styles.actions}>
                <Button
                  variant="secondary"
                  data-size="sm"
                  aria-label={t('changeNamed', { name: nameOf(contact) })}
                  onClick={() => setAsking({ to: 'change', contact })}
                >
                  {t('change')}
                </Button>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={t('endNamed', { name: nameOf(contact) })}
                  onClick={() => {
                    if (!end.isPending) end.reset();
                    setAsking({ to: 'end', contact });
                  }}
                >
                  {t('end')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {inPlace.length === 0 ? <p className={styles.subtle}>{t('nobody')}</p> : null}
      {data.mayEdit ? (
        <Button variant="secondary" onClick={() => setAsking({ to: 'add' })}>
          {t('add')}
        </Button>
      ) : (
        <p className={styles.subtle}>{t('mailboxOnly')}</p>
      )}
      {before.length > 0 ? (
        <details className={styles.before}>
          <summary>{t('before', { count: before.length })}</summary>
          <ul className={styles.list}>
            {before.map((contact) => (
              <li key={contact.id}>
                <Who contact={contact} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {asking && asking.to !== 'end' ? (
        <ContactDialog
          serviceId={serviceId}
          contact={asking.to === 'change' ? asking.contact : null}
          onDone={() => done(asking)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      <ConfirmDialog
        open={ending !== null}
        title={t('endTitle', { name })}
        action={t('endAction')}
        danger
        busy={end.isPending}
        onConfirm={() => ending && end.mutate(ending)}
        onClose={() => {
          if (end.variables === ending && !end.isPending) end.reset();
          setAsking(null);
        }}
      >
        <p>{ending?.contact.self ? t('endSelf') : t('endBody')}</p>
        {end.variables === ending ? <ProblemAlert error={end.error} /> : null}
      </ConfirmDialog>
    </>
  );
}

const nameOf = ({ name, email }: OwnContactView) => name ?? email ?? '–';

function Who({ contact }: { contact: OwnContactView }) {
  const t = useTranslations('contacts');
  return (
    <div className={styles.who}>
      <strong>
        {nameOf(contact)} {contact.self ? <StateTag tone="answered">{t('you')}</StateTag> : null}
      </strong>
      <span>
        {t(`roles.${contact.role}`)}
        {contact.order > 1 ? ` · ${t('orderIs', { order: contact.order })}` : null}
      </span>
      <span className={styles.reach}>
        {[contact.email, contact.phone?.replaceAll(' ', '\u00a0')].filter(Boolean).join(' · ')}
      </span>
      {contact.validFrom || contact.validTo ? (
        <span>
          {contact.validFrom ? (
            <>
              {t('from')} <Moment at={contact.validFrom} style="date" />
            </>
          ) : null}
          {contact.validTo ? (
            <>
              {' '}
              {t('to')} <Moment at={contact.validTo} style="date" />
            </>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
