'use client';

import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId } from 'react';
import styles from './confirm-dialog.module.css';

type Props = {
  open: boolean;
  title: ReactNode;
  /** What the button does, as a verb. */
  action: ReactNode;
  busy?: boolean;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks before something that others notice or that cannot be undone. Esc and Cancel close it. */
export function ConfirmDialog({ open, title, action, busy, danger, onConfirm, onClose, children }: Props) {
  const t = useTranslations('common');
  const name = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onConfirm();
  };
  return (
    <Dialog open={open} onClose={onClose} closeButton={t('close')} aria-labelledby={name}>
      {open ? (
        <form onSubmit={submit} className={styles.form} noValidate>
          <Heading id={name} level={2} data-size="xs" className={styles.title}>
            {title}
          </Heading>
          {children}
          <div className={styles.buttons}>
            <Button type="submit" loading={busy} {...(danger ? { 'data-color': 'danger' } : {})}>
              {action}
            </Button>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : null}
    </Dialog>
  );
}
