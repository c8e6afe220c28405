'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';

type SearchParam = {
  /** What is shown now. */
  typed: string;
  /** What the address holds, once typing has paused. */
  settled: string;
  change: (value: string) => void;
};

/**
 * A value that is typed into the page and kept in the address, so that the page can be shared and the back button works.
 *
 * @param write puts the value into the address; Next's router does, unless the page has a quicker way
 * @param pause milliseconds without a key after which the address follows
 */
export function useSearchParam(
  name: string,
  write?: (value: string | null) => void,
  pause = 250,
): SearchParam {
  const replace = useReplace(name);
  const settle = write ?? replace;
  const address = useSearchParams();
  const settled = address.get(name) ?? '';
  const [typed, setTyped] = useState(settled);
  const written = useRef<string[]>([]);
  // What was written here arrives later; anything else comes by Back, or by a link to the same page.
  useEffect(() => {
    const arrived = written.current.lastIndexOf(settled) + 1;
    written.current.splice(0, arrived);
    if (arrived === 0) setTyped(settled);
  }, [settled]);

  const wanted = typed.trim();
  // Anew whenever the address changes, whatever in it: what somebody else wrote at the same time may have left this out.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address as a whole, not only this value of it
  useEffect(() => {
    if (wanted === settled) {
      written.current = [];
      return;
    }
    const follow = () => {
      written.current.push(wanted);
      settle(wanted || null);
    };
    const timer = setTimeout(follow, pause);
    // A change of the address takes back the page that a press has just asked for; so it comes before the press.
    const pressed = (event: MouseEvent) => {
      if (!(event.target as Element).closest('a[href]')) return;
      clearTimeout(timer);
      follow();
    };
    document.addEventListener('click', pressed, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', pressed, true);
    };
  }, [wanted, settled, address, settle, pause]);
  return { typed, settled, change: setTyped };
}

function useReplace(name: string): (value: string | null) => void {
  const router = useRouter();
  const path = usePathname();
  return useCallback(
    (value) => {
      const next = new URLSearchParams(window.location.search);
      if (value) next.set(name, value);
      else next.delete(name);
      router.replace(next.size > 0 ? `${path}?${next}` : path, { scroll: false });
    },
    [name, path, router],
  );
}
