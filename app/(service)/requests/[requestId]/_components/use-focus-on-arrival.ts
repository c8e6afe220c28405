'use client';

import { useEffect, useRef } from 'react';

/**
 * On a new page the heading takes the focus, so that keyboard and screen reader begin at its top. A link to a field wins,
 * and so does a field of the form that somebody typed in before the scripts had come.
 */
export function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const target = document.getElementById(window.location.hash.slice(1));
    if (target) {
      target.scrollIntoView({ block: 'center' });
      target.focus({ preventScroll: true });
    } else if (!heading.current?.closest('form')?.contains(document.activeElement)) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return heading;
}
