import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { api } from '@/lib/api';

type Write = { path: `/api/v1/${string}`; method?: 'POST' | 'PUT'; body: unknown };

/**
 * One write about a request, after which what is shown of it is fetched anew: the list and the pane by their
 * queries, a page of its own by the server.
 */
export function useWrite(surveyId: string | null, onDone: () => void = () => {}) {
  const queries = useQueryClient();
  const router = useRouter();
  const isPage = usePathname().includes('/requests/');
  return useMutation({
    mutationFn: ({ path, method = 'POST', body }: Write) => api<unknown>(path, { method, body }),
    onSuccess: async () => {
      onDone();
      if (isPage) router.refresh();
      if (surveyId) await queries.invalidateQueries({ queryKey: ['surveys', surveyId] });
    },
  });
}
