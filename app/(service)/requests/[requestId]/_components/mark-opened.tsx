'use client';

import { useEffect } from 'react';
import { markOpened } from '@/domain/requests/queries';

/** Tells that the service has seen the request: from the browser, so that a page fetched ahead does not count. */
export function MarkOpened({ requestId }: { requestId: string }) {
  useEffect(() => {
    // Whether it was told does not matter to the reader: the next page that is opened tells it again.
    markOpened(requestId).catch(() => {});
  }, [requestId]);
  return null;
}
