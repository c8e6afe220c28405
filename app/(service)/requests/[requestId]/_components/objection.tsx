'use client';

import {
  Alert,
  Button,
  Details,
  DetailsContent,
  DetailsSummary,
  Field,
  FieldDescription,
  Label,
  Textarea,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { objectTo } from '@/domain/returns/queries';

/** To an answer that somebody else wrote down on the service's behalf: say that it is not what was said. */
export function Objection({ requestId, version }: { requestId: string; version: number }) {
  const t = useTranslations('answering.objection');
  const [reason, setReason] = useState('');
  const send = useMutation({ mutationFn: () => objectTo(requestId, { version, reason: reason.trim() }) });
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() && !send.isPending) send.mutate();
  };
  if (send.isSuccess) {
    return (
      <Alert data-color="info" role="status">
        {t('sent')}
      </Alert>
    );
  }
  return (
    <Details data-color="neutral">
      <DetailsSummary>{t('title')}</DetailsSummary>
      <DetailsContent>
        <form onSubmit={press}>
          <Field>
            <Label>{t('reason')}</Label>
            <FieldDescription>{t('hint')}</FieldDescription>
            <Textarea
              suppressHydrationWarning
              rows={3}
              maxLength={1000}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <ProblemAlert error={send.error} />
          <p>
            <Button type="submit" variant="secondary" loading={send.isPending}>
              {t('send')}
            </Button>
          </p>
        </form>
      </DetailsContent>
    </Details>
  );
}
