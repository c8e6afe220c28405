'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { AsOfControl } from '../../_components/as-of-control';

type Props = { from: string; now: string; asOf: string | null };

/** Chooses the moment of the list; it stands in the address, so that it can be shared. */
export function BreachAsOf(props: Props) {
  const router = useRouter();
  const path = usePathname();
  const change = useCallback(
    (asOf: string | null) =>
      router.replace(asOf ? `${path}?${new URLSearchParams({ asOf })}` : path, { scroll: false }),
    [router, path],
  );
  return <AsOfControl {...props} onChange={change} renews={false} />;
}
