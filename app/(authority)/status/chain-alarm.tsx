import { Alert } from '@digdir/designsystemet-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import { getAlarm } from '@/domain/receipts/data';
import { chainProblems } from '@/domain/receipts/schema';
import { asVisitor } from '@/lib/visitor';
import styles from './status.module.css';

/** The red line above every status, as long as the last walk over receipts and returns was not good. */
export async function ChainAlarm() {
  const found = await asVisitor(getAlarm);
  const alarm = found.ok ? found.value : null;
  if (!alarm) return null;
  const [t, words, format] = await Promise.all([
    getTranslations('receipts.alarm'),
    getTranslations('receipts.problems'),
    getFormatter(),
  ]);
  const moment = (at: string) =>
    format.dateTime(new Date(at), {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      hourCycle: 'h23',
      minute: '2-digit',
    });
  const list = chainProblems.flatMap((code) => {
    const count = alarm.kinds[code];
    return count ? [words(code, { count })] : [];
  });
  return (
    <Alert data-color="danger" role="alert" className={styles.alarm}>
      <strong>{t('title')}</strong>
      <p>{t('body', { since: moment(alarm.since), list: format.list(list) })}</p>
      <p>{t('checked', { at: moment(alarm.at) })}</p>
    </Alert>
  );
}
