import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { readReceiptNumber } from '@/domain/receipts/rules';
import { addressOf } from './address';
import { NumberForm } from './number-form';
import { Proves } from './proves';
import styles from './receipts.module.css';

type Props = { searchParams: Promise<{ number?: string; hash?: string }> };

/** Anybody who holds a number checks a receipt here; a plain form, so that it works without scripts. */
export default async function ReceiptsPage({ searchParams }: Props) {
  const { number, hash } = await searchParams;
  const read = number === undefined ? null : readReceiptNumber(number);
  if (read?.ok) redirect(addressOf(read.number, hash));
  const t = await getTranslations('receipts');
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <NumberForm number={number ?? ''} error={read?.reason ?? null} />
      <Proves />
    </div>
  );
}
