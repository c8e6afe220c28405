'use client';

import { Button } from '@digdir/designsystemet-react';
import { EnvelopeClosedIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { mailReceipt } from '@/domain/receipts/queries';
import styles from './receipt.module.css';

/** Print it, or have it mailed once more. */
export function ReceiptActions({ requestId }: { requestId: string }) {
  const t = useTranslations('answering.receipt');
  const mail = useMutation({ mutationFn: () => mailReceipt(requestId) });
  return (
    <div className={`${styles.actions} no-print`}>
      <Button variant="secondary" onClick={() => window.print()}>
        <PrinterSmallIcon aria-hidden fontSize="1.5rem" />
        {t('print')}
      </Button>
      <Button
        variant="secondary"
        loading={mail.isPending}
        disabled={mail.isSuccess}
        onClick={() => mail.mutate()}
      >
        <EnvelopeClosedIcon aria-hidden fontSize="1.5rem" />
        {mail.isSuccess ? t('mailed') : t('mail')}
      </Button>
      <ProblemAlert error={mail.error} />
    </div>
  );
}
