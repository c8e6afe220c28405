'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { StateTag } from '@/components/ui/state-tag';
import { endAllSessions, endMembership, endSessionOf, personQuery } from '@/domain/memberships/queries';
import type { MembershipView, PersonDetail } from '@/domain/memberships/schema';
import styles from './memberships.module.css';

/** Roles, contacts, sessions and tokens of a person; roles and sessions can be ended. */
export function PersonAccess({ personId }: { personId: string }) {
  const t = useTranslations('memberships');
  const { data: person } = useQuery(personQuery(personId));
  if (!person) return null;
  return (
    <>
      <Roles memberships={person.memberships} />
      {person.email ? (
        <p className={styles.after}>
          <PageLink href={`/admin/people/new?email=${encodeURIComponent(person.email)}`}>
            {t('addRole')}
          </PageLink>
        </p>
      ) : null}
      <Contacts contacts={person.contacts} />
      <Sessions personId={personId} sessions={person.sessions} />
      {person.tokens.length > 0 ? <Tokens tokens={person.tokens} /> : null}
      {person.sessions.length + person.tokens.length > 0 ? <EndAll personId={personId} /> : null}
    </>
  );
}

/** Ends something of a person's, and reads anew what is left. */
function useEnding<T>(end: (what: T) => Promise<unknown>, onDone?: (ended: T) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: async (_, ended) => {
      onDone?.(ended);
      await queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
}

function Roles({ memberships }: { memberships: MembershipView[] }) {
  const t = useTranslations('memberships');
  const [asking, setAsking] = useState<MembershipView | null>(null);
  const end = useEnding(endMembership, (id) => setAsking((now) => (now?.id === id ? null : now)));
  const nameOf = ({ role, office }: MembershipView) =>
    [t(`roles.${role}`), office].filter(Boolean).join(', ');
  return (
    <>
      <Section title={t('roles.title')} empty={memberships.length === 0 ? t('noRoles') : null}>
        {memberships.map((held) => (
          <li key={held.id}>
            <div className={styles.what}>
              <strong>{nameOf(held)}</strong>
              <span>
                <Dates from={held.validFrom} to={held.validTo} />
                {held.source === 'claims' ? ` · ${t('byClaims')}` : null}
              </span>
            </div>
            {held.holds ? (
              <Button
                variant="secondary"
                data-size="sm"
                aria-label={t('endNamed', { what: nameOf(held) })}
                onClick={() => {
                  end.reset();
                  setAsking(held);
                }}
              >
                {t('end')}
              </Button>
            ) : (
              <StateTag tone="neutral">{t('ended')}</StateTag>
            )}
          </li>
        ))}
      </Section>
      <ConfirmDialog
        open={asking !== null}
        title={t('endRoleTitle')}
        action={t('endRoleAction')}
        danger
        busy={end.isPending}
        onConfirm={() => asking && end.mutate(asking.id)}
        onClose={() => setAsking(null)}
      >
        {asking ? (
          <p>
            {t('endRoleBody', { what: nameOf(asking) })} {asking.source === 'claims' ? t('endClaimed') : null}
          </p>
        ) : null}
        <ProblemAlert error={end.error} />
      </ConfirmDialog>
    </>
  );
}

function Contacts({ contacts }: Pick<PersonDetail, 'contacts'>) {
  const t = useTranslations('memberships');
  return (
    <Section title={t('contacts')} empty={contacts.length === 0 ? t('noContacts') : null}>
      {contacts.map((held) => (
        <li key={`${held.serviceId} ${held.role} ${held.validFrom}`}>
          <div className={styles.what}>
            <strong>
              {t(`contactRoles.${held.role}`)}, {held.service}
            </strong>
            <span>
              <Dates from={held.validFrom} to={held.validTo} />
            </span>
          </div>
          {held.holds ? null : <StateTag tone="neutral">{t('ended')}</StateTag>}
        </li>
      ))}
    </Section>
  );
}

function Sessions({ personId, sessions }: Pick<PersonDetail, 'sessions'> & { personId: string }) {
  const t = useTranslations('memberships');
  const end = useEnding(endSessionOf);
  return (
    <>
      <Section title={t('sessionsTitle')} empty={sessions.length === 0 ? t('noSessions') : null}>
        {sessions.map((session) => (
          <li key={session.id}>
            <div className={styles.what}>
              <strong>{session.userAgent ?? t('unknownDevice')}</strong>
              <span>
                {t('since')} <Moment at={session.createdAt} /> · {t('lastSeen')}{' '}
                <Moment at={session.lastSeenAt} style="short" />
                {session.address ? ` · ${session.address}` : null}
              </span>
            </div>
            {session.current ? (
              <StateTag tone="answered">{t('thisOne')}</StateTag>
            ) : (
              <Button
                variant="secondary"
                data-size="sm"
                loading={end.isPending && end.variables.sessionId === session.id}
                onClick={() => end.mutate({ personId, sessionId: session.id })}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </Section>
      <ProblemAlert error={end.error} />
    </>
  );
}

function Tokens({ tokens }: Pick<PersonDetail, 'tokens'>) {
  const t = useTranslations('memberships');
  return (
    <Section title={t('tokens')} empty={null}>
      {tokens.map((token) => (
        <li key={token.id}>
          <div className={styles.what}>
            <strong>{token.name}</strong>
            <span>
              {t('until')} <Moment at={`${token.lastDay}T12:00:00Z`} style="date" />
            </span>
          </div>
        </li>
      ))}
    </Section>
  );
}

/** Ends every session and token. */
function EndAll({ personId }: { personId: string }) {
  const t = useTranslations('memberships');
  const [asking, setAsking] = useState(false);
  const end = useEnding(endAllSessions, () => setAsking(false));
  return (
    <>
      <Button
        variant="secondary"
        data-color="danger"
        onClick={() => {
          end.reset();
          setAsking(true);
        }}
      >
        {t('endAll')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('endAllTitle')}
        action={t('endAllAction')}
        danger
        busy={end.isPending}
        onConfirm={() => end.mutate(personId)}
        onClose={() => setAsking(false)}
      >
        <p>{t('endAllBody')}</p>
        <ProblemAlert error={end.error} />
      </ConfirmDialog>
    </>
  );
}

function Section({ title, empty, children }: { title: string; empty: string | null; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {empty ? <p className={styles.inline}>{empty}</p> : <ul className={styles.list}>{children}</ul>}
    </section>
  );
}

function Dates({ from, to }: { from: string | null; to: string | null }) {
  const t = useTranslations('memberships');
  return (
    <>
      {from ? (
        <>
          {t('from')} <Moment at={from} />
        </>
      ) : (
        t('always')
      )}
      {to ? (
        <>
          {' '}
          {t('to')} <Moment at={to} />
        </>
      ) : null}
    </>
  );
}
