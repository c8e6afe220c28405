import { useMutation } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { api } from '@/lib/api';
import type { Builder } from './use-builder';

/** Where a draft goes from here: published and on to `next`, deleted, or looked at first. */
export function usePublishing(builder: Builder, versionId: string, next: string | null) {
  const router = useRouter();
  const query = useSearchParams();
  const [asking, setAsking] = useState<'publish' | 'delete' | null>(null);
  const address = `/questionnaires/${versionId}`;
  const publish = useMutation({
    mutationFn: async () => {
      if (!(await builder.save())) return false;
      await api(`/api/v1/questionnaires/${versionId}/publish`, {
        method: 'POST',
        body: { revision: builder.revision() },
      });
      return true;
    },
    onSuccess: (done) => {
      if (done) router.push(next ?? address);
      else setAsking(null);
    },
    onError: () => setAsking(null),
  });
  const remove = useMutation({
    mutationFn: () => api(`/api/v1/questionnaires/${versionId}`, { method: 'DELETE' }),
    onSuccess: () => router.push('/questionnaires'),
    onError: () => setAsking(null),
  });
  const preview = useMutation({
    mutationFn: () => builder.save(),
    onSuccess: (stored) => stored && router.push(`${address}/preview${query.size > 0 ? `?${query}` : ''}`),
  });
  return { asking, setAsking, address, publish, remove, preview };
}

export type Publishing = ReturnType<typeof usePublishing>;
