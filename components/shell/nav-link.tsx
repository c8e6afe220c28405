'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import styles from './header.module.css';

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
  const current = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      className={`${styles.link} ${className}`}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {children}
    </Link>
  );
}
