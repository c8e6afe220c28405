import { Alert, Button } from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import { DemoPeople } from '@/components/people/demo-people';
import styles from '@/components/people/sign-in.module.css';
import { SignInForm } from '@/components/people/sign-in-form';
import { SignOutButton } from '@/components/people/sign-out-button';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { mailboxIsOpen } from '@/domain/messages/policy';
import { listDemoPeople } from '@/domain/people/data';
import { localPath } from '@/domain/people/schema';
import { env } from '@/lib/env';
import { asVisitor, visitor } from '@/lib/visitor';

/** next-auth names where somebody was going by its whole address. */
function pathOf(address: unknown): string | undefined {
  const base = new URL(env().BASE_URL);
  const going = typeof address === 'string' ? URL.parse(address, base) : null;
  return going?.origin === base.origin ? `${going.pathname}${going.search}` : undefined;
}

/** Why a sign-in by OpenID Connect was refused, when there is more to say than that it was. */
const refusals = ['NO_ROLE', 'NO_EMAIL', 'EMAIL_NOT_VERIFIED', 'NOT_ACCEPTED'] as const;

type Props = {
  searchParams: Promise<{ next?: string | string[]; callbackUrl?: string | string[]; error?: string }>;
};

/** Sign in by a mailed link; in the demo also with one click as one of its people. */
export default async function SignInPage({ searchParams }: Props) {
  const { next: asked, callbackUrl, error } = await searchParams;
  const next = localPath.safeParse(asked ?? pathOf(callbackUrl)).data;
  const known = refusals.find((reason) => reason === error);
  const actor = await visitor();
  const { DEMO, OIDC_ISSUER, OIDC_NAME } = env();
  const people = DEMO ? await asVisitor(listDemoPeople) : [];
  const [t, demo] = await Promise.all([getTranslations('people.signIn'), getTranslations('people.demo')]);
  const form = (
    <SignInForm
      next={next}
      mailboxHref={mailboxIsOpen(env()) ? '/mailbox' : null}
      openId={OIDC_ISSUER ? OIDC_NAME : null}
    />
  );
  return (
    <ClientMessages namespaces={['people']}>
      <PageHeader title={t('title')} lead={people.length > 0 ? undefined : t('lead')} />
      {error ? (
        <Alert data-color="warning" className={styles.failed}>
          {known ? t(`refused.${known}`) : t('failed')}
        </Alert>
      ) : null}
      {actor.kind === 'person' ? (
        <div className={styles.already}>
          <p>{t('already', { name: actor.name ?? actor.email ?? '' })}</p>
          <Button asChild>
            <PageLink href={next ?? '/'}>{t('goOn')}</PageLink>
          </Button>
          <SignOutButton to="/sign-in" />
        </div>
      ) : null}
      {people.length > 0 ? (
        <div className={styles.columns}>
          <section>
            <h2>{demo('title')}</h2>
            <p className={styles.subtle}>{demo('lead')}</p>
            <DemoPeople people={people} next={next} />
          </section>
          <section>
            <h2>{demo('own')}</h2>
            <p className={styles.subtle}>{t('lead')}</p>
            {form}
          </section>
        </div>
      ) : (
        form
      )}
    </ClientMessages>
  );
}
