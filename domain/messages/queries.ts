import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { MailboxPage } from './schema';

/** The mailbox, newest first; looks for new mails every few seconds while the page is open. */
export const mailboxQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['mailbox', search],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        ...(search ? { search } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return api<MailboxPage>(`/api/v1/mailbox?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 4_000,
  });
