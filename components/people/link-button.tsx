'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { signInWithLink } from '@/domain/people/queries';
import { ApiProblem } from '@/lib/api';

/** The one button that uses a link up; mail scanners do not press it. */
export function LinkButton({
  token,
  next,
  children,
}: {
  token: string;
  next?: string | undefined;
  children: ReactNode;
}) {
  const router = useRouter();
  const use = useMutation({
    mutationFn: signInWithLink,
    onSuccess: ({ location }) => window.location.assign(location),
    // Somebody, or this very browser, was first: the page then offers what is left to do.
    onError: (error) => {
      if (error instanceof ApiProblem && ['LINK_USED', 'LINK_EXPIRED'].includes(error.problem.code))
        router.refresh();
    },
  });
  return (
    <>
      <Button
        data-size="lg"
        loading={use.isPending || use.isSuccess}
        onClick={() => use.mutate({ token, next })}
      >
        {children}
      </Button>
      <ProblemAlert error={use.error} />
    </>
  );
}
