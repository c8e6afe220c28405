'use client';

import { Alert, Button, Table } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Figure } from '@/components/ui/figure';
import { PageLink } from '@/components/ui/page-link';
import { ScrollTable } from '@/components/ui/scroll-table';
import type { FieldChange, ImportResult } from '@/domain/register/schema';
import styles from './import.module.css';

type Props = {
  result: ImportResult;
  /** Left out when the file has been read in. */
  confirm?: () => void;
  pending?: boolean;
  startAgain: () => void;
};

/** What an import would do, or has done: counts, then the rows. */
export function ImportPlanView({ result, confirm, pending = false, startAgain }: Props) {
  const t = useTranslations('register.importing');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { added, changed, ended, unchanged, dryRun } = result;
  const nothing = added.length + changed.length + ended.length === 0;
  const values = { kind: t(`kinds.${result.kind}`), rows: result.rows, file: result.file };
  return (
    <section>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {dryRun ? t('preview') : t('done')}
      </h2>
      <p>{dryRun ? t('previewLead', values) : t('doneLead', values)}</p>
      <div className={styles.figures}>
        {(['added', 'changed', 'ended'] as const).map((what) => (
          <Figure key={what} value={result[what].length} unit={t(what, { count: result[what].length })} />
        ))}
        <Figure value={unchanged} unit={t('unchanged')} />
      </div>
      {nothing ? <Alert>{t('nothing')}</Alert> : null}
      <div className={styles.actions}>
        {dryRun && confirm ? (
          <>
            {nothing ? null : (
              <Button loading={pending} onClick={confirm}>
                {t('confirm')}
              </Button>
            )}
            <Button variant="secondary" onClick={startAgain}>
              {nothing ? t('another') : t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={startAgain}>{t('another')}</Button>
            <Button asChild variant="secondary">
              <PageLink href="/admin/register">{t('browse')}</PageLink>
            </Button>
          </>
        )}
      </div>
      <Rows
        title={t('changedTitle')}
        last={t('change')}
        rows={changed.map((r) => ({ ...r, tell: <Changes changes={r.changes} /> }))}
      />
      <Rows
        title={t('endedTitle')}
        last={t('from')}
        rows={ended.map((r) => ({ ...r, tell: <Day day={r.on} /> }))}
      />
      <Rows title={t('addedTitle')} rows={added} />
    </section>
  );
}

type Row = { key: string; label: string; tell?: ReactNode };
const shownAtFirst = 25;

function Rows({ title, last, rows }: { title: string; last?: string; rows: Row[] }) {
  const t = useTranslations('register.importing');
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  return (
    <section className={styles.rows}>
      <h3>{title}</h3>
      <ScrollTable label={title}>
        <Table data-size="sm" data-color="neutral" className={styles.table}>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{t('what')}</Table.HeaderCell>
              <Table.HeaderCell>{t('key')}</Table.HeaderCell>
              {last ? <Table.HeaderCell>{last}</Table.HeaderCell> : null}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {(all ? rows : rows.slice(0, shownAtFirst)).map((row) => (
              <Table.Row key={row.key}>
                <Table.Cell>{row.label}</Table.Cell>
                <Table.Cell className={`numbers ${styles.value}`}>{row.key}</Table.Cell>
                {last ? <Table.Cell>{row.tell}</Table.Cell> : null}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollTable>
      {!all && rows.length > shownAtFirst ? (
        <Button variant="tertiary" data-size="sm" onClick={() => setAll(true)}>
          {t('showAll', { count: rows.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Changes({ changes }: { changes: FieldChange[] }) {
  const t = useTranslations('register.importing');
  return (
    <>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          {t.has(`fields.${field}` as 'fields.name') ? t(`fields.${field}` as 'fields.name') : field}:{' '}
          {before ?? t('none')} → <strong>{after ?? t('none')}</strong>
        </div>
      ))}
    </>
  );
}

function Day({ day }: { day: string }) {
  const format = useFormatter();
  return <>{format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'long' })}</>;
}
