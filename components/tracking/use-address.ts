import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

type Change = Record<string, string | null>;

/** An address after the change. */
function changed(pathname: string, search: string, change: Change): string {
  const next = new URLSearchParams(search);
  for (const [key, value] of Object.entries(change)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  const query = next.toString();
  return query ? `${pathname}?${query}` : pathname;
}

/** The address as state: what is filtered and open can be shared, and the back button undoes it. */
export function useAddress() {
  const pathname = usePathname();
  const params = useSearchParams();
  const hrefOf = (change: Change) => changed(pathname, params.toString(), change);
  /**
   * `push` for what the back button should undo; otherwise the address is only kept up to date. Stays the same
   * function, so that rows which hold it are not drawn again.
   */
  const go = useCallback(
    (change: Change, how: 'push' | 'replace' = 'replace') => {
      const href = changed(pathname, window.location.search, change);
      if (how === 'push') window.history.pushState(null, '', href);
      else window.history.replaceState(null, '', href);
    },
    [pathname],
  );
  return { params, hrefOf, go };
}

export type Address = ReturnType<typeof useAddress>;
