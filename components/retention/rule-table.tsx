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
import { Moment } from '@/components/ui/moment';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { retentionQuery, setRetentionRule } from '@/domain/retention/queries';
import type { RetentionView } from '@/domain/retention/schema';
import styles from './retention.module.css';

type Rule = RetentionView['rules'][number];

/** One row per authority, with a way to change its rule. */
export function RuleTable({ rules }: { rules: Rule[] }) {
  const t = useTranslations('retention.rules');
  const [changing, setChanging] = useState<Rule | null>(null);
  return (
    <>
      {/* Named and with roles of its own, since narrow screens show each row as a card. */}
      <Table className={styles.rules} data-color="neutral" role="table" aria-label={t('label')}>
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
        <RuleDialog key={changing.officeId} rule={changing} close={() => setChanging(null)} />
      ) : null}
    </>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <TableCell role="cell">
      <span className={styles.label} aria-hidden="true">
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
  const [personMonths, setPersonMonths] = useState(String(rule.personMonths));
  const [addressMonths, setAddressMonths] = useState(String(rule.addressMonths));
  const save = useMutation({
    mutationFn: setRetentionRule,
    onSuccess: async () => {
      await queries.invalidateQueries(retentionQuery);
      close();
    },
  });
  const wrong = {
    personMonths: words.ofField(save.error, 'personMonths'),
    addressMonths: words.ofField(save.error, 'addressMonths'),
  };
  return (
    <ConfirmDialog
      open
      title={t('dialog', { office: rule.office })}
      action={t('save')}
      busy={save.isPending}
      onConfirm={() => save.mutate({ officeId: rule.officeId, personMonths, addressMonths })}
      onClose={close}
    >
      <Textfield
        type="number"
        inputMode="numeric"
        label={t('personMonths')}
        value={personMonths}
        onChange={(event) => setPersonMonths(event.target.value)}
        error={wrong.personMonths}
      />
      <Textfield
        type="number"
        inputMode="numeric"
        label={t('addressMonths')}
        value={addressMonths}
        onChange={(event) => setAddressMonths(event.target.value)}
        error={wrong.addressMonths}
      />
      {wrong.personMonths || wrong.addressMonths ? null : <ProblemAlert error={save.error} />}
    </ConfirmDialog>
  );
}
