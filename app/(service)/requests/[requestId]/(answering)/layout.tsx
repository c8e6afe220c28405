import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/ui/client-messages';
import { wordsIn } from '@/domain/incidents/words';
import { getRequestForAnswering } from '@/domain/requests/data/answering';
import { asVisitor, shown } from '@/lib/visitor';
import { AnsweringProvider } from '../_components/answering-context';
import { MarkOpened } from '../_components/mark-opened';

type Props = { params: Promise<{ requestId: string }>; children: ReactNode };

/** Answering and checking share what is typed: going to and fro loses nothing and asks the server for nothing. */
export default async function AnsweringLayout({ params, children }: Props) {
  const { requestId } = await params;
  const { words, ...request } = shown(
    await asVisitor((actor, tx) => getRequestForAnswering(actor, tx, { requestId })),
    `/requests/${requestId}/answer`,
  );
  return (
    <ClientMessages namespaces={['answering', 'answers']}>
      <MarkOpened requestId={request.id} />
      <AnsweringProvider view={{ ...request, words: wordsIn(words, await getLocale()) }}>
        {children}
      </AnsweringProvider>
    </ClientMessages>
  );
}
