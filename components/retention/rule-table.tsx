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
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { ScrollTable } from '@/components/ui/scroll-table';
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
      <ScrollTable label={t('label')}>
        <Table data-color="neutral">
          <TableHead>
            <TableRow>
              {(['office', 'persons', 'addresses', 'archived'] as const).map((column) => (
                <TableHeaderCell key={column}>{t(column)}</TableHeaderCell>
              ))}
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {rules.map((rule) => (
              <TableRow key={rule.officeId}>
                <TableHeaderCell scope="row">{rule.office}</TableHeaderCell>
                <TableCell>
                  {t('months', { count: rule.personMonths })}
                  {rule.isDefault ? <span className={styles.default}> ({t('default')})</span> : null}
                </TableCell>
                <TableCell>{t('months', { count: rule.addressMonths })}</TableCell>
                <TableCell>
                  {rule.archivedThrough ? <Moment at={rule.archivedThrough} style="date" /> : t('never')}
                </TableCell>
                <TableCell>
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
      </ScrollTable>
      {changing ? (
        <RuleDialog key={changing.officeId} rule={changing} close={() => setChanging(null)} />
      ) : null}
    </>
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
