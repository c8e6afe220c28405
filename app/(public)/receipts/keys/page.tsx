import { Alert } from '@digdir/designsystemet-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listSigningKeys } from '@/domain/receipts/data';
import { asVisitor, shown } from '@/lib/visitor';
import styles from '../receipts.module.css';

/** The public keys, for who wants to check a receipt without asking us. */
export default async function SigningKeysPage() {
  const { keys } = shown(await asVisitor(listSigningKeys));
  const [t, format] = await Promise.all([getTranslations('receipts.keysPage'), getFormatter()]);
  const day = (at: string) =>
    format.dateTime(new Date(at), { day: 'numeric', month: 'long', year: 'numeric' });
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {keys.length === 0 ? <EmptyState title={t('empty')} /> : null}
      {keys.map(({ id, publicKey, usedFrom, usedTo }) => (
        <section key={id} className={styles.section}>
          <h2>{t('id', { id })}</h2>
          <p className={styles.subtle}>
            {usedTo
              ? t('retired', { from: day(usedFrom), to: day(usedTo) })
              : t('inUse', { from: day(usedFrom) })}
          </p>
          <pre className={styles.pem}>{publicKey}</pre>
          <p className="no-print">
            <a href={`/api/v1/receipt-keys/${id}`} download>
              {t('download', { id })}
            </a>
          </p>
        </section>
      ))}
      <section className={styles.section}>
        <h2>{t('how')}</h2>
        <p>{t('howBody')}</p>
        <pre className={styles.pem}>npm run receipts:verify -- kvittering.json --key kvittert.pem</pre>
        <Alert data-color="info">{t('trust')}</Alert>
      </section>
    </div>
  );
}
