'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { signOut } from '@/domain/people/queries';

/** Ends the session, erases what the browser keeps, and goes to the front page. */
export function SignOutButton({ to }: { to?: string }) {
  const t = useTranslations('people.me');
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: (location) => window.location.assign(to ?? location),
  });
  return (
    <Button variant="secondary" loading={leave.isPending} onClick={() => leave.mutate()}>
      {t('signOut')}
    </Button>
  );
}
