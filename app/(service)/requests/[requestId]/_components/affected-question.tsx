'use client';

import {
  Alert,
  Button,
  Fieldset,
  FieldsetDescription,
  FieldsetLegend,
  Radio,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { useProblemWords } from '@/components/ui/problem-alert';
import { ladderKeys } from '@/domain/questionnaires/indicators';
import { statedNumber } from '@/domain/questionnaires/values';
import { useAnswering } from './answering-context';
import { Asked } from './asked';
import { Conflict } from './conflict';
import { Told } from './earlier';
import styles from './fields.module.css';
import { ListedNote } from './listed-note';
import { useAffected } from './use-affected';
import { useField } from './use-field';

/** Whether anything was lost: the first question, on which all others depend. */
export function AffectedQuestion({ number, withSystem }: { number: string; withSystem: boolean }) {
  const words = useProblemWords();
  const { view, composed } = useAnswering();
  const { id, chosen, options, error, paths, choose, earlier } = useAffected(number, withSystem);
  const lost = useField(`${number}.lost`);
  const { fields } = view.words;
  const contradiction = composed.errors.find(
    (e) => e.path === lost.path && e.code === 'NOT_AFFECTED_WITH_LOST',
  );
  const listed = view.municipalities.find((m) => m.number === number)?.listed.usesSystem;
  return (
    <div className={styles.question}>
      <Fieldset>
        <FieldsetLegend className={styles.first}>{fields.affected.label}</FieldsetLegend>
        {fields.affected.hint ? <FieldsetDescription>{fields.affected.hint}</FieldsetDescription> : null}
        {listed && withSystem ? (
          <FieldsetDescription>
            <ListedNote number={number} fact="usesSystem" />
          </FieldsetDescription>
        ) : null}
        <div className={styles.radios}>
          {options.map(({ key, label, hint }, at) => (
            <Radio
              key={key}
              {...(at === 0 ? { id } : {})}
              name={id}
              value={key}
              label={
                hint ? (
                  <>
                    {label}
                    <span className={styles.under}>{hint}</span>
                  </>
                ) : (
                  label
                )
              }
              variant="outline"
              checked={chosen === key}
              aria-invalid={error ? true : undefined}
              onChange={() => choose(key)}
            />
          ))}
        </div>
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Fieldset>
      {contradiction ? (
        <Alert data-color="warning" role="alert" className={styles.conflict}>
          <p>{words.ofCode(contradiction.code, { lost: statedNumber(lost.answer ?? undefined) ?? 0 })}</p>
          <ClearCounts number={number} />
        </Alert>
      ) : null}
      {earlier ? (
        <Told
          earlier={earlier.from}
          state={!chosen ? 'empty' : chosen === earlier.choice ? 'same' : 'other'}
          take={() => choose(earlier.choice)}
          label={fields.affected.label}
        >
          {options.find(({ key }) => key === earlier.choice)?.label}
        </Told>
      ) : null}
      {paths.map((path) => (
        <Fragment key={path}>
          <Asked path={path} />
          <Conflict path={path} />
        </Fragment>
      ))}
    </div>
  );
}

function ClearCounts({ number }: { number: string }) {
  const t = useTranslations('answering');
  const { set } = useAnswering();
  const clear = () => {
    for (const key of [...ladderKeys, 'followedUp']) if (key !== 'searching') set(`${number}.${key}`, null);
  };
  return (
    <Button variant="secondary" data-size="sm" onClick={clear}>
      {t('clearCounts')}
    </Button>
  );
}
