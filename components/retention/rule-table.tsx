'use client';

import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Textfield,
} from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ConflictChoice } from '@/components/ui/conflict-choice';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { retentionQuery, setRetentionRule, type TypedRule } from '@/domain/retention/queries';
import type { RetentionView } from '@/domain/retention/schema';
import { firstOf } from '@/lib/api';
import { onTopOf } from '@/lib/on-top-of';
import styles from './retention.module.css';

type Rule = RetentionView['rules'][number];

/** One row per authority, with a way to change its rule. */
export function RuleTable({ rules }: { rules: Rule[] }) {
  const t = useTranslations('retention.rules');
  const [changing, setChanging] = useState<Rule | null>(null);
  return (
    <>
      {/* Named and with roles of its own, since narrow screens show each row as a card. */}
      <Table
        className={`row-cards ${styles.rules}`}
        data-color="neutral"
        role="table"
        aria-label={t('label')}
      >
        <TableHead role="rowgroup">
          <TableRow role="row">
            {(['office', 'persons', 'addresses', 'archived'] as const).map((column) => (
              <TableHeaderCell key={column} role="columnheader">
                {t(column)}
              </TableHeaderCell>
            ))}
            <TableCell role="cell" />
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup">
          {rules.map((rule) => (
            <TableRow key={rule.officeId} role="row">
              <TableHeaderCell scope="row" role="rowheader">
                {rule.office}
              </TableHeaderCell>
              <Cell label={t('persons')}>
                {t('months', { count: rule.personMonths })}
                {rule.isDefault ? <span className={styles.default}> ({t('default')})</span> : null}
              </Cell>
              <Cell label={t('addresses')}>{t('months', { count: rule.addressMonths })}</Cell>
              <Cell label={t('archived')}>
                {rule.archivedThrough ? <Moment at={rule.archivedThrough} style="date" /> : t('never')}
              </Cell>
              <TableCell role="cell" className={styles.change}>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={t('changeNamed', { office: rule.office })}
                  onClick={() => setChanging(rule)}
                >
                  {t('change')}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {changing ? (
        <RuleDialog
          key={changing.officeId}
          rule={changing}
          close={() => setChanging((now) => (now === changing ? null : now))}
        />
      ) : null}
    </>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <TableCell role="cell">
      <span className="column-name" aria-hidden="true">
        {label}
      </span>
      <span>{children}</span>
    </TableCell>
  );
}

function RuleDialog({ rule, close }: { rule: Rule; close: () => void }) {
  const t = useTranslations('retention.rules');
  const words = useProblemWords();
  const queries = useQueryClient();
  const { officeId } = rule;
  /** What was read, and so what is overwritten. */
  const [seen, setSeen] = useState(() => typedRule(rule));
  const [typed, setTyped] = useState(seen);
  const save = useMutation({
    mutationFn: setRetentionRule,
    onSuccess: close,
    // Also when somebody else was first: the page behind shows what stands.
    onSettled: () => queries.invalidateQueries(retentionQuery),
  });
  const first = firstOf<Rule>(save.error);
  const theirs = first && typedRule(first);
  const resolve = (whose: 'mine' | 'theirs') => {
    if (!theirs) return;
    const next = whose === 'theirs' ? theirs : onTopOf(typed, seen, theirs);
    setSeen(theirs);
    setTyped(next);
    if (whose === 'theirs') save.reset();
    else save.mutate({ officeId, ...next, seen: theirs });
  };
  const fields = (['personMonths', 'addressMonths'] as const).map((key) => ({
    key,
    error: words.ofField(save.error, key),
  }));
  return (
    <ConfirmDialog
      open
      title={t('dialog', { office: rule.office })}
      action={t('save')}
      busy={save.isPending}
      onConfirm={() => save.mutate({ officeId, ...typed, seen })}
      onClose={close}
    >
      {theirs ? (
        <ConflictChoice
          title={t('conflict')}
          differing={fields
            .filter(({ key }) => theirs[key] !== typed[key])
            .map(({ key }) => ({ name: t(key), theirs: theirs[key] }))}
          onResolve={resolve}
        />
      ) : null}
      {fields.map(({ key, error }) => (
        <Textfield
          key={key}
          type="number"
          inputMode="numeric"
          label={t(key)}
          value={typed[key]}
          onChange={(event) => setTyped((old) => ({ ...old, [key]: event.target.value }))}
          error={error}
        />
      ))}
      {theirs || fields.some(({ error }) => error) ? null : <ProblemAlert error={save.error} />}
    </ConfirmDialog>
  );
}

const typedRule = ({ personMonths, addressMonths }: Pick<Rule, keyof TypedRule>): TypedRule => ({
  personMonths: String(personMonths),
  addressMonths: String(addressMonths),
});
