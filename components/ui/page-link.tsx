import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to another page of Kvittert. It is followed when it is followed: Next would ask the server for every link in sight,
 * twice, and get no content, since each page is made for who asks (docs/decisions/0011).
 */
export function PageLink(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink prefetch={false} {...props} />;
}
