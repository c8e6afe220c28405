import { useCallback, useEffect } from 'react';
import type { Address } from './use-address';

/** One request beside the list, as the address names it; Escape closes it unless a question is `asking`. */
export function usePane({ params, go }: Address, asking: boolean) {
  const openId = params.get('request');
  const open = useCallback((id: string) => go({ request: id }, 'push'), [go]);
  const close = useCallback(() => {
    const link = document.querySelector<HTMLAnchorElement>('a[data-row][aria-current]');
    go({ request: null }, 'push');
    link?.focus();
  }, [go]);
  useEffect(() => {
    if (!openId || asking) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [openId, asking, close]);
  return { openId, open, close };
}
