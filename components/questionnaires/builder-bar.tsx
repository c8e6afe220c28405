import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/components/ui/problem-alert';
import { ApiProblem } from '@/lib/api';
import styles from './builder.module.css';
import { conflictId } from './conflict';
import type { Builder } from './use-builder';
import type { Publishing } from './use-publishing';

type Props = {
  builder: Builder;
  publishing: Publishing;
  /** Something is left to mend before it can be published. */
  unready: boolean;
};

/** What can be done with the draft, and whether it is saved. */
export function BuilderBar({ builder, publishing, unready }: Props) {
  const t = useTranslations('questionnaires.builder');
  const { preview, setAsking } = publishing;
  return (
    <div className={styles.bar}>
      <Button
        disabled={unready || builder.needsAnother || builder.conflict !== null}
        onClick={() => setAsking('publish')}
      >
        {t('publish')}
      </Button>
      <Button variant="secondary" loading={preview.isPending} onClick={() => preview.mutate()}>
        {t('preview')}
      </Button>
      <SaveState builder={builder} address={publishing.address} />
      <Button
        className={styles.end ?? ''}
        variant="tertiary"
        data-color="danger"
        onClick={() => setAsking('delete')}
      >
        {t('delete')}
      </Button>
    </div>
  );
}

/** Said where it is seen while typing goes on; a summary above would take the focus from the field. */
function SaveState({ builder: { state, error, conflict }, address }: { builder: Builder; address: string }) {
  const t = useTranslations('questionnaires.builder');
  const problemWords = useProblemWords();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const field = problem?.errors?.[0];
  const whyNot = () => (field ? problemWords.ofCode(field.code, field.params) : problemWords.ofError(error));
  return (
    <p className={styles.quiet} role="status">
      {t(`state.${state}`)}
      {error ? `: ${whyNot()}` : null}
      {problem?.code === 'PUBLISHED' ? (
        <>
          {' '}
          <a href={address}>{t('seePublished')}</a>
        </>
      ) : null}
      {conflict ? (
        <>
          {': '}
          <a href={`#${conflictId}`}>{t('conflict.title')}</a>
        </>
      ) : null}
    </p>
  );
}
