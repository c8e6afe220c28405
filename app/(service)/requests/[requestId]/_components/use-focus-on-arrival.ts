'use client';

import { useEffect, useRef } from 'react';

/** On a new page the heading takes the focus, so that keyboard and screen reader begin at its top; a link to a field wins. */
export function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (target) {
      target.scrollIntoView({ block: 'center' });
      target.focus({ preventScroll: true });
    } else heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
