'use client';

import {
  Button,
  Checkbox,
  Select,
  SelectOption,
  Table,
  TableBody,
  TableCell,
  TableFoot,
  TableHead,
  TableHeaderCell,
  TableRow,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import NextLink from 'next/link';
import { useTranslations } from 'next-intl';
import { ScrollTable } from '@/components/ui/scroll-table';
import { askedIndicators } from '@/domain/questionnaires/compose';
import { ladderKeys } from '@/domain/questionnaires/indicators';
import type { LineContent } from '@/domain/questionnaires/schema';
import { statedNumber } from '@/domain/questionnaires/values';
import { titleOf } from '@/domain/requests/names';
import styles from './answer-table.module.css';
import { type Step, useAnswering } from './answering-context';
import { Conflict } from './conflict';
import { NumberInput } from './fields';
import { SaveBar } from './save-bar';
import { Trouble } from './trouble';
import { useAffected } from './use-affected';
import { useField } from './use-field';

const typedRungs = ['lost', 'recovered', 'irretrievable'] as const;

/** All municipalities at once, for wide screens: the one question and the ladder; the rest is a link away. */
export function AnswerTable() {
  const t = useTranslations('answering.table');
  const { view, composed, steps } = useAnswering();
  const asked = new Set(askedIndicators(view.definition));
  const rungs = ladderKeys.filter((key) => asked.has(key));
  const { fields } = view.words;
  const base = `/requests/${view.id}`;
  const hasCommon = steps.some((step) => step.key === 'common');
  const sum = (key: string) =>
    composed.content.lines.reduce((total, line) => total + (statedNumber(line.answers[key]) ?? 0), 0);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('title', { count: composed.content.lines.length })}</h1>
        <NextLink href={`${base}/answer`}>{t('oneByOne')}</NextLink>
      </header>
      <Trouble />
      <ScrollTable label={t('title', { count: composed.content.lines.length })}>
        <Table className={styles.table} data-color="neutral">
          <TableHead>
            <TableRow>
              <TableHeaderCell>{t('municipality')}</TableHeaderCell>
              <TableHeaderCell>{fields.affected.label}</TableHeaderCell>
              {rungs.map((key) => (
                <TableHeaderCell key={key} className={styles.count}>
                  {fields[key].label}
                </TableHeaderCell>
              ))}
              <TableHeaderCell>{t('rest')}</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {composed.content.lines.map((line) => (
              <Row
                key={line.municipalityNumber}
                line={line}
                rungs={rungs}
                withSystem={asked.has('usesSystem')}
              />
            ))}
          </TableBody>
          {rungs.length > 0 ? (
            <TableFoot>
              <TableRow>
                <TableHeaderCell colSpan={2}>{t('sum')}</TableHeaderCell>
                {rungs.map((key) => (
                  <TableCell key={key} className={styles.count}>
                    {sum(key)}
                  </TableCell>
                ))}
                <TableCell />
              </TableRow>
            </TableFoot>
          ) : null}
        </Table>
      </ScrollTable>
      <SaveBar>
        <Button asChild variant="tertiary">
          <NextLink href={base}>{t('back')}</NextLink>
        </Button>
        <Button asChild>
          <NextLink href={hasCommon ? `${base}/answer?step=common` : `${base}/check`}>
            {hasCommon ? t('next') : t('toCheck')}
          </NextLink>
        </Button>
      </SaveBar>
    </div>
  );
}

type RowProps = { line: LineContent; rungs: readonly (typeof ladderKeys)[number][]; withSystem: boolean };

function Row({ line, rungs, withSystem }: RowProps) {
  const t = useTranslations('answering.table');
  const { view, steps } = useAnswering();
  const number = line.municipalityNumber;
  const municipality = view.municipalities.find((m) => m.number === number);
  const name = municipality ? titleOf(municipality) : number;
  const { id, chosen, options, error, paths, choose } = useAffected(number, withSystem);
  const lost = useField(`${number}.lost`).answer;
  const step = steps.find((one) => one.key === number);
  return (
    <TableRow>
      <TableHeaderCell scope="row" className={styles.name}>
        {name}
      </TableHeaderCell>
      <TableCell>
        <Select
          id={id}
          data-size="sm"
          aria-label={`${view.words.fields.affected.label} ${name}`}
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
        {paths.map((path) => (
          <Conflict key={path} path={path} />
        ))}
      </TableCell>
      {rungs.map((key) => (
        <TableCell key={key} className={styles.count}>
          {chosen !== 'yes' || (key !== 'lost' && lost?.kind !== 'stated') ? (
            <span aria-hidden>–</span>
          ) : isTyped(key) ? (
            <Count path={`${number}.${key}`} label={`${view.words.fields[key].label} ${name}`} />
          ) : (
            <output aria-label={`${view.words.fields[key].label} ${name}`}>
              {statedNumber(line.answers[key])}
            </output>
          )}
        </TableCell>
      ))}
      <TableCell>{step ? <Rest step={step} name={name} /> : null}</TableCell>
    </TableRow>
  );
}

const isTyped = (key: string): key is (typeof typedRungs)[number] =>
  (typedRungs as readonly string[]).includes(key);

function Count({ path, label }: { path: string; label: string }) {
  const t = useTranslations('answering');
  const { answer, set, touch, error } = useField(path);
  return (
    <div className={styles.cell}>
      <NumberInput path={path} label={label} />
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
      {error ? <ValidationMessage data-size="sm">{error}</ValidationMessage> : null}
      <Conflict path={path} />
    </div>
  );
}

/** How much of the municipality's other questions is left, and the way there. */
function Rest({ step, name }: { step: Step; name: string }) {
  const t = useTranslations('answering.table');
  const { view } = useAnswering();
  const label =
    step.state === 'done'
      ? t('done')
      : step.state === 'todo'
        ? t('todo')
        : t('missing', { count: step.problems.length });
  return (
    <NextLink href={`/requests/${view.id}/answer?step=${step.key}`}>
      {step.state === 'started' ? <strong>{label}</strong> : label}
      <span className="visually-hidden"> {name}</span>
    </NextLink>
  );
}
