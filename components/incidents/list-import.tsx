'use client';

import {
  Alert,
  Button,
  Field,
  Heading,
  Input,
  Label,
  ListItem,
  ListUnordered,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Textarea,
  Textfield,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { ScrollTable } from '@/components/ui/scroll-table';
import type { OperatorListResult } from '@/domain/incidents/schema';
import { ApiProblem, api } from '@/lib/api';
import { useFactWords } from './fact-words';
import styles from './list-import.module.css';

const columns = 'municipality_number, uses_system, integration, fixed_version_on, list_date';

type Send = { csv: string; source: string; dryRun: boolean };

/** Loads an operator's list in two steps: what would change, then the same for good. */
export function ListImport({ incidentId }: { incidentId: string }) {
  const t = useTranslations('incidents.list');
  const router = useRouter();
  const [csv, setCsv] = useState('');
  const [source, setSource] = useState('');
  const send = (input: Send) =>
    api<OperatorListResult>(`/api/v1/incidents/${incidentId}/operator-lists`, {
      method: 'POST',
      body: { ...input, source: input.source.trim() || undefined },
    });
  const check = useMutation({ mutationFn: send });
  const store = useMutation({
    mutationFn: send,
    onSuccess: () => {
      check.reset();
      setCsv('');
      router.refresh();
    },
  });
  const startOver = () => {
    check.reset();
    store.reset();
  };
  const choose = async (file: File | undefined) => {
    startOver();
    if (file) setCsv(await file.text());
  };
  const result = check.data;
  return (
    <div className={styles.import}>
      <p>{t('importLead')}</p>
      <p className={styles.quiet}>{t('columns', { columns })}</p>
      {store.isSuccess ? (
        <Alert data-color="success" role="status">
          {t('stored')}
        </Alert>
      ) : null}
      <Field>
        <Label htmlFor="list-file">{t('file')}</Label>
        <Input
          id="list-file"
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </Field>
      <Field>
        <Label htmlFor="list-text">{t('paste')}</Label>
        <Textarea
          id="list-text"
          rows={4}
          className={styles.text}
          value={csv}
          onChange={(event) => {
            startOver();
            setCsv(event.target.value);
          }}
        />
      </Field>
      <Textfield
        label={t('sourceField')}
        description={t('sourceHint')}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      {result ? (
        <Result result={result}>
          {result.facts > 0 ? (
            <Button loading={store.isPending} onClick={() => store.mutate({ csv, source, dryRun: false })}>
              {t('confirm')}
            </Button>
          ) : null}
          <Button variant="tertiary" onClick={startOver}>
            {t('again')}
          </Button>
        </Result>
      ) : (
        <div>
          <Button
            disabled={csv.trim() === ''}
            loading={check.isPending}
            onClick={() => check.mutate({ csv, source, dryRun: true })}
          >
            {t('check')}
          </Button>
        </div>
      )}
      <Wrong error={check.error ?? store.error} />
    </div>
  );
}

function Result({ result, children }: { result: OperatorListResult; children: ReactNode }) {
  const t = useTranslations('incidents.list');
  const words = useFactWords();
  return (
    <div className={styles.result} role="status">
      <p className={styles.strong}>
        {t('result', { rows: result.rows, uses: result.usesSystem, fixed: result.fixedVersion })}
      </p>
      {result.facts === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <p>
          {t('added', { count: result.added })} {t('changed', { count: result.changes.length })}{' '}
          {t('unchanged', { count: result.unchanged })} {t('notNamed', { count: result.notNamed })}
        </p>
      )}
      {result.changes.length > 0 ? (
        <ScrollTable label={t('changed', { count: result.changes.length })}>
          <Table data-size="sm" data-color="neutral">
            <TableHead>
              <TableRow>
                <TableHeaderCell>{t('municipality')}</TableHeaderCell>
                <TableHeaderCell>{t('differsTitle')}</TableHeaderCell>
                <TableHeaderCell>{t('before')}</TableHeaderCell>
                <TableHeaderCell>{t('after')}</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {result.changes.map((change) => (
                <TableRow key={`${change.municipalityNumber} ${change.kind}`}>
                  <TableCell>
                    {change.name} {change.municipalityNumber}
                  </TableCell>
                  <TableCell>{t(change.kind)}</TableCell>
                  <TableCell>{words(change.kind, change.before)}</TableCell>
                  <TableCell>{words(change.kind, change.after)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </ScrollTable>
      ) : null}
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}

/** Every wrong line of the file with its column and what to do. */
function Wrong({ error }: { error: Error | null }) {
  const t = useTranslations('incidents.list');
  const words = useProblemWords();
  if (!error) return null;
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  if (errors.length === 0) return <ProblemAlert error={error} />;
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={2} data-size="2xs">
        {t('wrong')}
      </Heading>
      <ListUnordered>
        {errors.map(({ path, code, params }) => (
          <ListItem key={`${path} ${code}`}>
            {params?.line && params.column
              ? t('wrongLine', {
                  line: params.line,
                  column: params.column,
                  words: words.ofCode(code, params),
                })
              : words.ofCode(code, params)}
          </ListItem>
        ))}
      </ListUnordered>
    </Alert>
  );
}
