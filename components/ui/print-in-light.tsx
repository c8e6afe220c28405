'use client';

import { useEffect } from 'react';

/** Paper is white: while the page is printed it has the light colours, whatever scheme the reader has chosen. */
export function PrintInLight() {
  useEffect(() => {
    const root = document.documentElement;
    let chosen = root.dataset.colorScheme;
    const before = () => {
      chosen = root.dataset.colorScheme;
      root.dataset.colorScheme = 'light';
    };
    const after = () => {
      root.dataset.colorScheme = chosen;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return null;
}
