import { Alert, Button } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/people/link-button';
import styles from '@/components/people/link-page.module.css';
import { RenewButton } from '@/components/people/renew-button';
import { ClientMessages } from '@/components/ui/client-messages';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getLink } from '@/domain/people/data';
import { linkToken } from '@/domain/people/schema';
import { now } from '@/lib/clock';
import { asVisitor, shown } from '@/lib/visitor';

export const metadata: Metadata = { robots: { index: false } };

/** An invitation: who asks, about what, until when, and one button; used or expired, it offers a new one. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const token = linkToken.safeParse((await params).token).data ?? notFound();
  const { asks, state, mine, maskedEmail } = shown(await asVisitor((actor, tx) => getLink(actor, tx, token)));
  if (!asks) notFound();
  const t = await getTranslations('people.invitation');
  const { requestId, dueAt, closed, answered, municipalities, ...words } = asks;
  const email = maskedEmail;
  return (
    <ClientMessages namespaces={['people']}>
      <div className={styles.page}>
        <PageHeader
          eyebrow={asks.office}
          title={asks.survey}
          lead={
            <>
              {t('asks', words)} {t('concerns', words)}
            </>
          }
        />
        <dl className={styles.facts}>
          <div>
            <dt>{t('due')}</dt>
            <dd>
              <Moment at={dueAt} style="dayTime" />
            </dd>
          </div>
          <div>
            <dt>{t('covers')}</dt>
            <dd>{t('municipalities', { count: municipalities })}</dd>
          </div>
        </dl>
        {closed ? <Alert>{t('closed')}</Alert> : null}
        {!closed && answered ? <Alert>{t('answered')}</Alert> : null}
        {!closed && !answered && now() > new Date(dueAt) ? (
          <Alert data-color="warning">{t('overdue')}</Alert>
        ) : null}
        {state === 'open' ? (
          <>
            <LinkButton token={token}>{t('open')}</LinkButton>
            <p className={styles.subtle}>{t('as', { email })}</p>
          </>
        ) : mine ? (
          <>
            <p>{t('stillHere')}</p>
            <Button asChild data-size="lg">
              <PageLink href={`/requests/${requestId}`}>{t('goOn')}</PageLink>
            </Button>
          </>
        ) : (
          <>
            <div>
              <h2>{t(`${state}Title`)}</h2>
              <p>{t(state, { email })}</p>
            </div>
            <RenewButton token={token} email={email} />
          </>
        )}
      </div>
    </ClientMessages>
  );
}
