import { PaperclipIcon } from '@navikt/aksel-icons';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Attachment } from '@/domain/questionnaires/schema';
import styles from './file-list.module.css';

type Props<F extends Attachment> = {
  files: readonly F[];
  /** What can be done with a file, beside it. */
  action?: (file: F) => ReactNode;
};

/** Files beside answers: each is saved, never shown. Nothing when there is none. */
export function FileList<F extends Attachment>({ files, action }: Props<F>) {
  const t = useTranslations('answers');
  const format = useFormatter();
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.id}>
          <PaperclipIcon aria-hidden fontSize="1.25rem" />
          <a href={`/api/v1/attachments/${file.id}`} download>
            {file.name}
          </a>
          <span className={styles.size}>
            {t('kilobytes', { size: format.number(Math.max(1, Math.round(file.size / 1024))) })}
          </span>
          {action?.(file)}
        </li>
      ))}
    </ul>
  );
}
