'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';

/**
 * A value that is typed into the page and kept in the address, so that the page can be shared and the back button
 * works: what is shown now, what the address holds once typing has paused, and how to change it.
 */
export function useSearchParam(name: string): {
  typed: string;
  settled: string;
  change: (value: string) => void;
} {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const settled = params.get(name) ?? '';
  const [typed, setTyped] = useState(settled);
  useEffect(() => {
    if (typed === settled) return;
    const timer = setTimeout(() => {
      const next = new URLSearchParams(params);
      if (typed) next.set(name, typed);
      else next.delete(name);
      router.replace(next.size > 0 ? `${path}?${next}` : path, { scroll: false });
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, settled, name, params, path, router]);
  return { typed, settled, change: setTyped };
}
