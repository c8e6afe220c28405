'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageLink } from '@/components/ui/page-link';
import styles from './header.module.css';

/** Pages that belong under an entry of the menu without standing in its address. */
const parts: Record<string, string[]> = { '/incidents': ['/surveys'], '/my': ['/requests'] };

/** A link of the main menu that knows whether its page is the current one. */
export function NavLink({
  href,
  className = '',
  children,
}: {
  href: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const path = usePathname();
  const current = [href, ...(parts[href] ?? [])].some(
    (place) => path === place || path.startsWith(`${place}/`),
  );
  return (
    <PageLink
      href={href}
      className={`${styles.link} ${className}`}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {children}
    </PageLink>
  );
}
