import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

type Change = Record<string, string | null>;

/** The address as state: what is filtered and open can be shared, and the back button undoes it. */
export function useAddress() {
  const pathname = usePathname();
  const params = useSearchParams();
  const hrefOf = useCallback(
    (change: Change) => {
      const next = new URLSearchParams(params);
      for (const [key, value] of Object.entries(change)) {
        if (value) next.set(key, value);
        else next.delete(key);
      }
      const query = next.toString();
      return query ? `${pathname}?${query}` : pathname;
    },
    [params, pathname],
  );
  /** `push` for what the back button should undo; otherwise the address is only kept up to date. */
  const go = useCallback(
    (change: Change, how: 'push' | 'replace' = 'replace') => {
      const href = hrefOf(change);
      if (how === 'push') window.history.pushState(null, '', href);
      else window.history.replaceState(null, '', href);
    },
    [hrefOf],
  );
  return { params, hrefOf, go };
}
