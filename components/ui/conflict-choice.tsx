import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './conflict-choice.module.css';

type Props = {
  /** What somebody else has changed, as a sentence. */
  title: string;
  /** What stands otherwise with them: the field's name, and what they have there. */
  differing: { name: string; theirs: ReactNode }[];
  onResolve: (whose: 'mine' | 'theirs') => void;
};

/** Somebody else saved first: what differs, and the choice whose version holds. */
export function ConflictChoice({ title, differing, onResolve }: Props) {
  const t = useTranslations('common.conflict');
  return (
    <Alert data-color="warning" role="alert" className={styles.conflict ?? ''}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <p>{t('body')}</p>
      <dl>
        {differing.map(({ name, theirs }) => (
          <div key={name}>
            <dt>
              <strong>{t('field', { field: name })}</strong>
            </dt>
            <dd>{theirs}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        <Button type="button" onClick={() => onResolve('theirs')}>
          {t('theirs')}
        </Button>
        <Button type="button" variant="secondary" onClick={() => onResolve('mine')}>
          {t('mine')}
        </Button>
      </div>
    </Alert>
  );
}
