'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { StateTag } from '@/components/ui/state-tag';
import { endAllSessions, endMembership, endSessionOf, personQuery } from '@/domain/memberships/queries';
import type { MembershipView } from '@/domain/memberships/schema';
import styles from './memberships.module.css';

type Asking = { of: 'membership'; membership: MembershipView } | { of: 'all' };

/** Roles, contacts, sessions and tokens of a person; roles and sessions can be ended. */
export function PersonAccess({ personId }: { personId: string }) {
  const t = useTranslations('memberships');
  const queries = useQueryClient();
  const { data: person } = useQuery(personQuery(personId));
  const [asking, setAsking] = useState<Asking | null>(null);
  const onSuccess = async () => {
    setAsking(null);
    await queries.invalidateQueries({ queryKey: ['people'] });
  };
  const end = useMutation({
    mutationFn: async (what: Asking) => {
      if (what.of === 'membership') await endMembership(what.membership.id);
      else await endAllSessions(personId);
    },
    onSuccess,
  });
  const endOne = useMutation({ mutationFn: endSessionOf, onSuccess });
  if (!person) return null;
  const nameOf = ({ role, office }: MembershipView) =>
    [t(`roles.${role}`), office].filter(Boolean).join(', ');
  const ask = (what: Asking) => {
    end.reset();
    setAsking(what);
  };
  return (
    <>
      <Section title={t('roles.title')} empty={person.memberships.length === 0 ? t('noRoles') : null}>
        {person.memberships.map((held) => (
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
                onClick={() => ask({ of: 'membership', membership: held })}
              >
                {t('end')}
              </Button>
            ) : (
              <StateTag tone="neutral">{t('ended')}</StateTag>
            )}
          </li>
        ))}
      </Section>
      {person.email ? (
        <p className={styles.after}>
          <Link href={`/admin/people/new?email=${encodeURIComponent(person.email)}`}>{t('addRole')}</Link>
        </p>
      ) : null}
      <Section title={t('contacts')} empty={person.contacts.length === 0 ? t('noContacts') : null}>
        {person.contacts.map((held) => (
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
      <Section title={t('sessionsTitle')} empty={person.sessions.length === 0 ? t('noSessions') : null}>
        {person.sessions.map((session) => (
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
                loading={endOne.isPending && endOne.variables.sessionId === session.id}
                onClick={() => endOne.mutate({ personId, sessionId: session.id })}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </Section>
      <ProblemAlert error={endOne.error} />
      {person.tokens.length > 0 ? (
        <Section title={t('tokens')} empty={null}>
          {person.tokens.map((token) => (
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
      ) : null}
      {person.sessions.length + person.tokens.length > 0 ? (
        <Button variant="secondary" data-color="danger" onClick={() => ask({ of: 'all' })}>
          {t('endAll')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking !== null}
        title={asking?.of === 'all' ? t('endAllTitle') : t('endRoleTitle')}
        action={asking?.of === 'all' ? t('endAllAction') : t('endRoleAction')}
        danger
        busy={end.isPending}
        onConfirm={() => asking && end.mutate(asking)}
        onClose={() => setAsking(null)}
      >
        {asking?.of === 'membership' ? (
          <p>
            {t('endRoleBody', { what: nameOf(asking.membership) })}{' '}
            {asking.membership.source === 'claims' ? t('endClaimed') : null}
          </p>
        ) : (
          <p>{t('endAllBody')}</p>
        )}
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
