import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

type Draft = {
  /** Something is typed that is not stored yet. */
  dirty: boolean;
  /** It cannot be stored as it is: a person must do something first. */
  stuck: boolean;
  save: () => void;
};

/**
 * Nothing typed is lost by leaving: on the way to another page of ours it is saved at once, and what cannot be saved,
 * or would be lost with the tab, is asked about first.
 */
export function useLeaving({ dirty, stuck, save }: Draft): void {
  const t = useTranslations('common');
  const latest = useRef({ dirty, stuck, save });
  latest.current = { dirty, stuck, save };
  useEffect(
    () => () => {
      if (latest.current.dirty && !latest.current.stuck) latest.current.save();
    },
    [],
  );
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  const question = t('leaveUnsaved');
  useEffect(() => {
    if (!stuck) return;
    const ask = (event: MouseEvent) => {
      if (leadsAway(event) && !window.confirm(question)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    // Before the link itself hears of it.
    window.addEventListener('click', ask, true);
    return () => window.removeEventListener('click', ask, true);
  }, [stuck, question]);
}

/** A plain click on a link to another page in this tab; a full load is asked about by the browser. */
function leadsAway(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target || link.hasAttribute('download')) return false;
  const { origin, pathname } = new URL(link.href);
  return origin === window.location.origin && pathname !== window.location.pathname;
}
