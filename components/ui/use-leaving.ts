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
    // Back and forward between our own pages; the browsers that cannot be asked go on without a question.
    const history = (window as { navigation?: EventTarget }).navigation;
    const askOnBack = (event: Event) => {
      const isBack = 'navigationType' in event && event.navigationType === 'traverse';
      if (isBack && event.cancelable && !window.confirm(question)) event.preventDefault();
    };
    // Before the link itself hears of it.
    window.addEventListener('click', ask, true);
    history?.addEventListener('navigate', askOnBack);
    return () => {
      window.removeEventListener('click', ask, true);
      history?.removeEventListener('navigate', askOnBack);
    };
  }, [stuck, question]);
}

/** For a form that is sent by a button and kept nowhere until then: whoever leaves it half filled in is asked first. */
export function useUnsent(dirty: boolean): void {
  useLeaving({ dirty, stuck: dirty, save: nothing });
}

function nothing() {}

/** A plain click on a link to another page in this tab; a full load is asked about by the browser. */
function leadsAway(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target || link.hasAttribute('download')) return false;
  const { origin, pathname } = new URL(link.href);
  return origin === window.location.origin && pathname !== window.location.pathname;
}
