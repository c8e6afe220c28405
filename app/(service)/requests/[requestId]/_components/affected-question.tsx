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
import { useProblemWords } from '@/components/ui/problem-alert';
import { ladderKeys } from '@/domain/questionnaires/indicators';
import { statedNumber, statedText } from '@/domain/questionnaires/values';
import { fieldId, useAnswering } from './answering-context';
import { Conflict } from './conflict';
import styles from './fields.module.css';
import { ListedNote } from './listed-note';
import { useField } from './use-field';

type Choice = 'yes' | 'no' | 'under_investigation' | 'none';

/**
 * Uses the system? and affected? as one question: whoever answers the second has answered the first. "Does not use
 * the system" is the fourth choice.
 */
export function AffectedQuestion({ number, withSystem }: { number: string; withSystem: boolean }) {
  const t = useTranslations('answering');
  const words = useProblemWords();
  const { view, composed } = useAnswering();
  const uses = useField(`${number}.usesSystem`);
  const affected = useField(`${number}.affected`);
  const lost = useField(`${number}.lost`);
  const { fields } = view.words;
  const usesAnswer = statedText(uses.answer ?? undefined);
  const chosen: Choice | undefined =
    withSystem && usesAnswer === 'no'
      ? 'none'
      : (statedText(affected.answer ?? undefined) as Choice | undefined);
  const choose = (choice: Choice) => {
    if (withSystem) uses.set({ kind: 'stated', value: choice === 'none' ? 'no' : 'yes' });
    affected.set(choice === 'none' ? null : { kind: 'stated', value: choice });
    affected.touch();
  };
  const contradiction = composed.errors.find(
    (e) => e.path === lost.path && e.code === 'NOT_AFFECTED_WITH_LOST',
  );
  const listed = view.municipalities.find((m) => m.number === number)?.listed.usesSystem;
  const error = affected.error ?? uses.error;
  const id = fieldId(affected.path);
  const options: { key: Choice; label: string; hint?: string }[] = [
    ...(['yes', 'no', 'under_investigation'] as const).map((key) => ({
      key,
      label: fields.affected.options?.[key] ?? key,
    })),
    ...(withSystem ? [{ key: 'none' as const, label: t('doesNotUse'), hint: view.incident.system }] : []),
  ];
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
      <Conflict path={affected.path} />
      {withSystem ? <Conflict path={uses.path} /> : null}
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
