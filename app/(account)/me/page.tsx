import { Link } from '@digdir/designsystemet-react';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { getTranslations } from 'next-intl/server';
import { ApiTokens } from '@/components/people/api-tokens';
import styles from '@/components/people/me.module.css';
import { PersonForm } from '@/components/people/person-form';
import { Sessions } from '@/components/people/sessions';
import { SignOutButton } from '@/components/people/sign-out-button';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { getMe, listApiTokens, listSessions } from '@/domain/people/data';
import { apiTokensQuery, meQuery, sessionsQuery } from '@/domain/people/queries';
import { dayInNorway } from '@/domain/register/rules';
import { realNow } from '@/lib/clock';
import { asVisitor, shown } from '@/lib/visitor';

/** The signed-in person's own page: name, access, sessions, API tokens. */
export default async function MePage() {
  const [me, sessions, tokens] = await asVisitor(async (actor, tx) => [
    shown(await getMe(actor, tx), '/me'),
    shown(await listSessions(actor, tx), '/me'),
    shown(await listApiTokens(actor, tx), '/me'),
  ]);
  const client = new QueryClient();
  client.setQueryData(meQuery.queryKey, me);
  client.setQueryData(sessionsQuery.queryKey, sessions);
  client.setQueryData(apiTokensQuery.queryKey, tokens);
  const t = await getTranslations('people.me');
  return (
    <ClientMessages namespaces={['people']}>
      <PageHeader title={t('title')} lead={me.name ?? me.email} actions={<SignOutButton />} />
      <HydrationBoundary state={dehydrate(client)}>
        <div className={styles.columns}>
          <section>
            <h2>{t('access')}</h2>
            {me.roles.length + me.services.length === 0 ? <p>{t('noAccess')}</p> : null}
            <ul className={styles.access}>
              {me.roles.map(({ role, officeId, office }) => (
                <li key={`${role} ${officeId}`}>
                  <strong>{t(`roles.${role as 'admin'}`)}</strong>
                  {office ? <span>{office}</span> : null}
                </li>
              ))}
              {me.services.map(({ id, name }) => (
                <li key={id}>
                  <strong>{t('roles.leader')}</strong>
                  <span>{name}</span>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('person')}</h2>
            <PersonForm />
          </section>
        </div>
        <section className={styles.section}>
          <h2>{t('sessions')}</h2>
          <p className={styles.subtle}>{t('sessionsLead')}</p>
          <Sessions />
        </section>
        <section className={styles.section}>
          <h2>{t('tokens')}</h2>
          <p className={styles.subtle}>
            {t('tokensLead')} <Link href="/api/v1/openapi.json">{t('documentation')}</Link>
          </p>
          <ApiTokens today={dayInNorway(realNow())} />
        </section>
      </HydrationBoundary>
    </ClientMessages>
  );
}
