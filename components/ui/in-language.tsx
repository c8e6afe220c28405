import { Fragment, type ReactNode } from 'react';

/** A text that may be in another language than the page says in which, for those who have it read aloud (WCAG 3.1.2). */
export function InLanguage({ lang, children }: { lang: string | undefined; children: ReactNode }) {
  return lang ? <span lang={lang}>{children}</span> : children;
}

/** Several of them after each other, as join does it with plain text. */
export function Joined({ parts, by }: { parts: { key: string; node: ReactNode }[]; by: string }) {
  return parts.map(({ key, node }, at) => (
    <Fragment key={key}>
      {at > 0 ? by : null}
      {node}
    </Fragment>
  ));
}
