'use client';

import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type Upload, useAnswering } from './answering-context';

/** Whether a file is still being sent: an answer that is submitted now would be stored without it. */
export const isOnItsWay = (uploads: Readonly<Record<string, Upload>>): boolean =>
  Object.values(uploads).some((upload) => 'progress' in upload);

/** Beside the button that submits: files that are still on their way, and what went wrong with others. */
export function UploadsUnderWay() {
  const t = useTranslations('answering.files');
  const { uploads } = useAnswering();
  const problems = Object.entries(uploads).flatMap(([path, upload]) =>
    'problem' in upload ? [{ path, problem: upload.problem }] : [],
  );
  return (
    <div role="status">
      {isOnItsWay(uploads) ? <Alert data-color="info">{t('onItsWay')}</Alert> : null}
      {problems.map(({ path, problem }) => (
        <Alert key={path} data-color="warning">
          {t('failed', { problem })}
        </Alert>
      ))}
    </div>
  );
}
