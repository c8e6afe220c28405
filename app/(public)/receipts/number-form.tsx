import {
  Button,
  Field,
  FieldDescription,
  Input,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import styles from './receipts.module.css';

/** Where a number is typed; `error` is the reason why the last one could not be read. */
export async function NumberForm({
  number,
  error,
}: {
  number: string;
  error: 'NOT_A_NUMBER' | 'CHECK_DIGIT' | 'NOT_FOUND' | null;
}) {
  const t = await getTranslations('receipts.form');
  return (
    <form action="/receipts" method="get" className={styles.form}>
      <Field>
        <Label htmlFor="receipt-number">{t('label')}</Label>
        <FieldDescription id="receipt-hint">{t('hint')}</FieldDescription>
        <Input
          id="receipt-number"
          name="number"
          className={styles.input}
          defaultValue={number}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby="receipt-hint"
        />
        {error ? <ValidationMessage>{t(`errors.${error}`)}</ValidationMessage> : null}
      </Field>
      <Field className={styles.hash}>
        <Label htmlFor="receipt-hash">{t('hash')}</Label>
        <FieldDescription id="hash-hint">{t('hashHint')}</FieldDescription>
        <Input
          id="receipt-hash"
          name="hash"
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="hash-hint"
        />
      </Field>
      <Button type="submit">{t('check')}</Button>
    </form>
  );
}
