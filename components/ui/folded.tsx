'use client';

import { type ReactNode, useState } from 'react';

type Props = {
  open: boolean;
  summary: ReactNode;
  className?: string | undefined;
  id?: string;
  children: ReactNode;
};

/**
 * A part of a page that folds. `open` says how it begins; from then on it is the reader's, also when the page is
 * renewed by what was done in it, whose answer stands inside.
 */
export function Folded({ open, summary, className, id, children }: Props) {
  const [begins] = useState(open);
  return (
    <details className={className} id={id} open={begins}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
