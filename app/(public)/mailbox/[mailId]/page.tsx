import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { MailText } from '@/components/mailbox/mail-text';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getMailboxMail } from '@/domain/messages/data';
import { env } from '@/lib/env';
import { asVisitor, shown } from '@/lib/visitor';

/** One mail of the built-in mailbox. */
export default async function MailPage({ params }: { params: Promise<{ mailId: string }> }) {
  const mailId = z.uuid().safeParse((await params).mailId).data ?? notFound();
  const mail = shown(await asVisitor((actor, tx) => getMailboxMail(actor, tx, mailId)));
  const t = await getTranslations('mailbox');
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href="/mailbox">{t('back')}</PageLink>}
        title={mail.subject}
        tabTitle={t('title')}
        lead={
          <>
            {t('to', { address: mail.to })} · <Moment at={mail.receivedAt} />
          </>
        }
      />
      <MailText text={mail.text} baseUrl={env().BASE_URL.replace(/\/$/, '')} />
    </>
  );
}
