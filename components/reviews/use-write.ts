import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { api } from '@/lib/api';

type Write<Body> = { path: `/api/v1/${string}`; method?: 'POST' | 'PUT'; body: Body; isNew?: true };

type Options<Body> = {
  onFailed?: (sent: Write<Body>, error: Error) => void;
  /** Writes of the same line are sent one after the other. */
  line?: string;
};

/**
 * One write about a request, after which what is shown of it is fetched anew: the list and the pane by their
 * queries, a page of its own by the server. The answer may come when something else is typed: `onDone` is told what
 * it was the answer to.
 */
export function useWrite<Body = unknown>(
  surveyId: string | null,
  onDone: (sent: Write<Body>) => void = () => {},
  { onFailed, line }: Options<Body> = {},
) {
  const queries = useQueryClient();
  const router = useRouter();
  const isPage = usePathname().includes('/requests/');
  return useMutation({
    ...(line ? { scope: { id: line } } : {}),
    mutationFn: ({ path, ...sent }: Write<Body>) => api<unknown>(path, { method: 'POST', ...sent }),
    onSuccess: async (_, sent) => {
      onDone(sent);
      if (isPage) router.refresh();
      const renewed = surveyId ? queries.invalidateQueries({ queryKey: ['surveys', surveyId] }) : null;
      // The next in line does not wait for what is shown.
      if (!line) await renewed;
    },
    onError: (error, sent) => onFailed?.(sent, error),
  });
}
