import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { RecipientPreview } from '@/domain/surveys/schema';
import styles from './surveys.module.css';

/** What to think about before sending: who cannot be reached, who is not asked though in scope. */
export function Warnings({ preview }: { preview: Pick<RecipientPreview, 'warnings'> }) {
  const t = useTranslations('surveys.recipients.warnings');
  if (preview.warnings.length === 0) return null;
  return (
    <div className={styles.warnings}>
      {preview.warnings.map(({ code, subjects }) => (
        <Alert key={code} data-color="warning" data-size="sm">
          <details>
            <summary>{t(code, { count: subjects.length })}</summary>
            {subjects.map((subject) => subject.name).join(', ')}
          </details>
        </Alert>
      ))}
    </div>
  );
}
