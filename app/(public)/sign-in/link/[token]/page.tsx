import { Button } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/people/link-button';
import styles from '@/components/people/link-page.module.css';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getLink } from '@/domain/people/data';
import { linkToken, localPath } from '@/domain/people/schema';
import { asVisitor, shown } from '@/lib/visitor';

export const metadata: Metadata = { robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ next?: string | string[] }> };

/** Where the mailed link leads. Opening the page uses nothing up; its one button does. */
export default async function SignInLinkPage({ params, searchParams }: Props) {
  const token = linkToken.safeParse((await params).token).data ?? notFound();
  const next = localPath.safeParse((await searchParams).next).data;
  const link = shown(await asVisitor((actor, tx) => getLink(actor, tx, token)));
  const t = await getTranslations('people.link');
  const open = link.state === 'open';
  return (
    <ClientMessages namespaces={['people']}>
      <div className={styles.page}>
        <PageHeader
          title={open ? t('title') : t(`${link.state}Title`)}
          lead={open ? t('lead') : t(link.state)}
        />
        {open ? (
          <LinkButton token={token} next={next}>
            {t('button')}
          </LinkButton>
        ) : (
          <Button asChild>
            <PageLink href={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>
              {t('askAgain')}
            </PageLink>
          </Button>
        )}
      </div>
    </ClientMessages>
  );
}
