import { Button } from '@digdir/designsystemet-react';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageLink } from '@/components/ui/page-link';
import { PageTitle } from '@/components/ui/page-title';
import { hasRole } from '@/lib/actor';
import { env } from '@/lib/env';
import { visitor } from '@/lib/visitor';
import styles from './front.module.css';

/** The front door: who is signed in goes to their own first page, everybody else reads what this is. */
export default async function FrontPage() {
  const actor = await visitor();
  if (hasRole(actor, 'leader')) redirect('/my');
  if (hasRole(actor, 'governor', 'directorate', 'operator')) redirect('/incidents');
  if (hasRole(actor, 'ministry', 'observer')) redirect('/status');
  if (hasRole(actor, 'admin')) redirect('/admin/register');
  const t = await getTranslations('front');
  return (
    <div className={styles.front}>
      <PageTitle />
      <section className={styles.hero}>
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        <p className={styles.actions}>
          <Button asChild>
            <PageLink href="/sign-in">{env().DEMO ? t('tryDemo') : t('signIn')}</PageLink>
          </Button>
          <Button asChild variant="secondary">
            <PageLink href="/receipts">{t('checkReceipt')}</PageLink>
          </Button>
        </p>
      </section>
      <ul className={styles.promises}>
        {(['receipt', 'number'] as const).map((promise) => (
          <li key={promise}>
            <h2>{t(`promises.${promise}.title`)}</h2>
            <p>{t(`promises.${promise}.body`)}</p>
          </li>
        ))}
      </ul>
      <section>
        <h2>{t('why.title')}</h2>
        <p className={styles.text}>{t('why.body')}</p>
      </section>
    </div>
  );
}
