'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { renewInvitation } from '@/domain/people/queries';

/** Has a new invitation sent to the same address for the same request. */
export function RenewButton({ token, email }: { token: string; email: string }) {
  const t = useTranslations('people.invitation');
  const renew = useMutation({ mutationFn: renewInvitation });
  const told = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (renew.isSuccess) told.current?.focus();
  }, [renew.isSuccess]);
  if (renew.isSuccess) {
    return (
      <div>
        <h2 ref={told} tabIndex={-1}>
          {t('renewedTitle')}
        </h2>
        <p>{t('renewed', { email })}</p>
      </div>
    );
  }
  return (
    <>
      <Button data-size="lg" loading={renew.isPending} onClick={() => renew.mutate(token)}>
        {t('renew')}
      </Button>
      <ProblemAlert error={renew.error} />
    </>
  );
}
