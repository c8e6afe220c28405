'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { typedFields } from '@/domain/requests/draft-state';
import { sameForAll } from '@/domain/requests/same-for-all';
import styles from './answer-steps.module.css';
import { type Step, useAnswering } from './answering-context';

/** What one municipality's answers say of the others too: one click, into empty fields only, never counts. */
export function SameForAll({ step }: { step: Step }) {
  const t = useTranslations('answering.sameForAll');
  const { steps, state, set, view } = useAnswering();
  const others = steps.filter((one) => one.key !== step.key && one.key !== 'common' && one.state !== 'done');
  if (step.state !== 'done' || step.key === 'common' || others.length === 0) return null;
  const copies = sameForAll(
    view.definition,
    typedFields(state),
    step.key,
    others.map((one) => one.key),
  );
  if (copies.length === 0) return null;
  return (
    <div className={styles.same}>
      <p>{t('hint', { count: others.length, name: step.title })}</p>
      <Button
        variant="secondary"
        onClick={() => {
          for (const { path, value } of copies) set(path, value);
        }}
      >
        {t('button', { count: others.length })}
      </Button>
    </div>
  );
}
