import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { wordsIn } from '@/domain/incidents/words';
import { getRequestForRecording } from '@/domain/requests/data/recording';
import { asVisitor, namedId, shown } from '@/lib/visitor';
import { PhoneForm } from './_components/phone-form';

type Props = { params: Promise<{ surveyId: string; requestId: string }> };

/** An answer that is given by phone, written down in one sitting by a caseworker of the asking authority. */
export default async function ByPhonePage({ params }: Props) {
  const { surveyId, requestId } = await params;
  const back = `/surveys/${surveyId}/requests/${requestId}`;
  const { words, contacts, queuedAt, ...request } = shown(
    await asVisitor((actor, tx) => getRequestForRecording(actor, tx, { requestId: namedId(requestId) })),
    `${back}/by-phone`,
  );
  if (request.survey.id !== surveyId) notFound();
  const t = await getTranslations('phone');
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={back}>{request.service.name}</PageLink>}
        title={t('title')}
        lead={request.survey.state === 'open' ? t('lead') : t('closed')}
      />
      {request.survey.state === 'open' ? (
        <ClientMessages namespaces={['phone', 'answering', 'answers', 'tracking']}>
          <PhoneForm
            view={{ ...request, words: wordsIn(words, await getLocale()) }}
            contacts={contacts}
            queuedAt={queuedAt}
            back={back}
          />
        </ClientMessages>
      ) : null}
    </>
  );
}
