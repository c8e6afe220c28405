'use client';

import { ProgressProvider } from '@bprogress/next/app';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { FreshQueryClient } from './fresh-query-client';
import { replayEarly } from './replay-early';

/** One query client per browser tab, and a bar at the top while the next page is under way. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new FreshQueryClient({
        defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: true } },
      }),
  );
  useEffect(() => {
    // After the effects of everything above, the router's among them.
    queueMicrotask(replayEarly);
  }, []);
  return (
    <QueryClientProvider client={client}>
      <ProgressProvider
        color="var(--ds-color-accent-base-default)"
        height="3px"
        delay={200}
        options={{ showSpinner: false }}
        shallowRouting
      >
        {children}
      </ProgressProvider>
    </QueryClientProvider>
  );
}
