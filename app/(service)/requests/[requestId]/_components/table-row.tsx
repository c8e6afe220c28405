'use client';

import {
  Button,
  Checkbox,
  Select,
  SelectOption,
  TableCell,
  TableHeaderCell,
  TableRow,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Fragment, useState } from 'react';
import type { ladderKeys } from '@/domain/questionnaires/indicators';
import type { LineContent } from '@/domain/questionnaires/schema';
import { stated, statedNumber, statedText } from '@/domain/questionnaires/values';
import { titleOf } from '@/domain/requests/names';
import styles from './answer-table.module.css';
import { type Step, useAnswering } from './answering-context';
import { Asked } from './asked';
import { Conflict } from './conflict';
import { NumberInput } from './fields';
import { LineQuestions } from './questions';
import { useAffected } from './use-affected';
import { useField } from './use-field';

const typedRungs = ['lost', 'recovered', 'irretrievable'] as const;

type RowProps = {
  line: LineContent;
  rungs: readonly (typeof ladderKeys)[number][];
  choices: readonly 'integrationInUse'[];
  withSystem: boolean;
};

/** One municipality: what all must answer in the row, the rest of its questions below it when it is unfolded. */
export function TableRowOf({ line, rungs, choices, withSystem }: RowProps) {
  const t = useTranslations('answering.table');
  const { view, steps } = useAnswering();
  const [isUnfolded, setUnfolded] = useState(false);
  const number = line.municipalityNumber;
  const municipality = view.municipalities.find((m) => m.number === number);
  const name = municipality ? titleOf(municipality) : number;
  const { id, chosen, options, error, paths, choose } = useAffected(number, withSystem);
  const lost = useField(`${number}.lost`).answer;
  const step = steps.find((one) => one.key === number);
  const { fields } = view.words;
  const detail = `rest-${number}`;
  return (
    <>
      <TableRow>
        <TableHeaderCell scope="row" className={styles.name}>
          {name}
        </TableHeaderCell>
        <TableCell>
          <Select
            id={id}
            data-size="sm"
            aria-label={`${fields.affected.label} ${name}`}
            aria-invalid={error ? true : undefined}
            value={chosen ?? ''}
            onChange={(event) => choose(event.target.value as NonNullable<typeof chosen>)}
          >
            <SelectOption value="" disabled>
              {t('choose')}
            </SelectOption>
            {options.map((option) => (
              <SelectOption key={option.key} value={option.key}>
                {option.label}
              </SelectOption>
            ))}
          </Select>
          {error ? <ValidationMessage data-size="sm">{error}</ValidationMessage> : null}
          {paths.map((path) => (
            <Fragment key={path}>
              <Asked path={path} />
              <Conflict path={path} />
            </Fragment>
          ))}
        </TableCell>
        {choices.map((key) => (
          <TableCell key={key}>
            {chosen === undefined || chosen === 'none' ? (
              <span aria-hidden>–</span>
            ) : (
              <Choice
                path={`${number}.${key}`}
                label={`${fields[key].label} ${name}`}
                options={(['yes', 'no'] as const).map((one) => ({
                  key: one,
                  label: fields[key].options?.[one] ?? one,
                }))}
              />
            )}
          </TableCell>
        ))}
        {rungs.map((key) => (
          <TableCell key={key} className={styles.count}>
            {chosen !== 'yes' || (key !== 'lost' && lost?.kind !== 'stated') ? (
              <span aria-hidden>–</span>
            ) : isTyped(key) ? (
              <Count path={`${number}.${key}`} label={`${fields[key].label} ${name}`} />
            ) : (
              <output aria-label={`${fields[key].label} ${name}`}>{statedNumber(line.answers[key])}</output>
            )}
          </TableCell>
        ))}
        <TableCell>
          {step && chosen ? (
            <Button
              variant="tertiary"
              data-size="sm"
              aria-expanded={isUnfolded}
              aria-controls={detail}
              onClick={() => setUnfolded(!isUnfolded)}
              className={step.state === 'started' ? styles.missing : undefined}
            >
              <Rest step={step} />
              <span className="visually-hidden"> {name}</span>
            </Button>
          ) : (
            t('todo')
          )}
        </TableCell>
      </TableRow>
      {isUnfolded ? (
        <TableRow id={detail}>
          <TableCell colSpan={3 + choices.length + rungs.length} className={styles.detail}>
            <LineQuestions number={number} isBesideTable />
          </TableCell>
        </TableRow>
      ) : null}
    </>
  );
}

const isTyped = (key: string): key is (typeof typedRungs)[number] =>
  (typedRungs as readonly string[]).includes(key);

function Choice({
  path,
  label,
  options,
}: {
  path: string;
  label: string;
  options: { key: string; label: string }[];
}) {
  const t = useTranslations('answering');
  const { id, answer, set, touch, error } = useField(path);
  const value = answer?.kind === 'notKnownYet' ? 'unknown' : (statedText(answer ?? undefined) ?? '');
  return (
    <>
      <Select
        id={id}
        data-size="sm"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        value={value}
        onChange={({ target }) => {
          set(target.value === 'unknown' ? { kind: 'notKnownYet' } : { kind: 'stated', value: target.value });
          touch();
        }}
      >
        <SelectOption value="" disabled>
          {t('table.choose')}
        </SelectOption>
        {options.map((option) => (
          <SelectOption key={option.key} value={option.key}>
            {option.label}
          </SelectOption>
        ))}
        <SelectOption value="unknown">{t('unknown')}</SelectOption>
      </Select>
      {error ? <ValidationMessage data-size="sm">{error}</ValidationMessage> : null}
      <Asked path={path} />
      <Conflict path={path} />
    </>
  );
}

function Count({ path, label }: { path: string; label: string }) {
  const t = useTranslations('answering');
  const { answer, set, touch, error } = useField(path);
  return (
    <div className={styles.cell}>
      <NumberInput path={path} label={label} />
      {stated(answer ?? undefined) === undefined ? (
        <Checkbox
          data-size="sm"
          label={
            <>
              {t('unknown')}
              <span className="visually-hidden"> {label}</span>
            </>
          }
          checked={answer?.kind === 'notKnownYet'}
          onChange={(event) => {
            set(event.target.checked ? { kind: 'notKnownYet' } : null);
            touch();
          }}
        />
      ) : null}
      {error ? <ValidationMessage data-size="sm">{error}</ValidationMessage> : null}
      <Asked path={path} />
      <Conflict path={path} />
    </div>
  );
}

/** How much of the municipality's questions is left. */
function Rest({ step }: { step: Step }) {
  const t = useTranslations('answering.table');
  if (step.state === 'done') return t('done');
  if (step.state === 'todo') return t('todo');
  return <strong>{t('missing', { count: step.problems.length })}</strong>;
}
