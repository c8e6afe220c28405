import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/ui/client-messages';
import { wordsIn } from '@/domain/incidents/words';
import { getRequestForAnswering } from '@/domain/requests/data/answering';
import { getDialogue } from '@/domain/reviews/data';
import { asVisitor, namedId, shown } from '@/lib/visitor';
import { AnsweringProvider } from '../_components/answering-context';
import { AskedProvider } from '../_components/asked';
import { MarkOpened } from '../_components/mark-opened';

type Props = { params: Promise<{ requestId: string }>; children: ReactNode };

/** Answering and checking share what is typed: going to and fro loses nothing and asks the server for nothing. */
export default async function AnsweringLayout({ params, children }: Props) {
  const requestId = namedId((await params).requestId);
  const { found, dialogue } = await asVisitor(async (actor, tx) => ({
    found: await getRequestForAnswering(actor, tx, { requestId }),
    dialogue: await getDialogue(actor, tx, { requestId }),
  }));
  const { words, ...request } = shown(found, `/requests/${requestId}/answer`);
  const questions = dialogue.ok ? (dialogue.value.correction?.questions ?? []) : [];
  return (
    <ClientMessages namespaces={['answering', 'answers', 'dialogue']}>
      <MarkOpened requestId={request.id} />
      <AnsweringProvider view={{ ...request, words: wordsIn(words, await getLocale()) }}>
        <AskedProvider questions={questions}>{children}</AskedProvider>
      </AnsweringProvider>
    </ClientMessages>
  );
}
