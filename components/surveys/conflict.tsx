import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { SurveyView } from '@/domain/surveys/schema';
import styles from './surveys.module.css';
import type { DraftValues } from './use-draft';

const texts = ['title', 'introduction', 'legalBasis', 'contactLine', 'dueAt'] as const;

type Props = { mine: DraftValues; theirs: SurveyView; onResolve: (whose: 'mine' | 'theirs') => void };

/** Somebody else saved the draft first: what differs, and the choice whose version holds. */
export function Conflict({ mine, theirs, onResolve }: Props) {
  const t = useTranslations('surveys.edit');
  const format = useFormatter();
  const differing = texts.filter((key) => mine[key] !== theirs[key]);
  const shown = (key: (typeof texts)[number]) =>
    key === 'dueAt'
      ? format.dateTime(new Date(theirs.dueAt), { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })
      : theirs[key] || '–';
  return (
    <Alert data-color="warning" role="alert" className={styles.conflict}>
      <Heading level={2} data-size="2xs">
        {t('conflict.title')}
      </Heading>
      <p>{t('conflict.body')}</p>
      <dl>
        {differing.map((key) => (
          <div key={key}>
            <dt>
              <strong>{t('conflict.field', { field: t(`fields.${key}`) })}</strong>
            </dt>
            <dd>{shown(key)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        <Button onClick={() => onResolve('theirs')}>{t('conflict.theirs')}</Button>
        <Button variant="secondary" onClick={() => onResolve('mine')}>
          {t('conflict.mine')}
        </Button>
      </div>
    </Alert>
  );
}
