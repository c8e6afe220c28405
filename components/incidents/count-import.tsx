'use client';

import {
  Alert,
  Button,
  Field,
  Input,
  Label,
  ListItem,
  ListUnordered,
  Textarea,
  Textfield,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import type { OperatorCountsResult } from '@/domain/incidents/counts-schema';
import { ApiProblem, api } from '@/lib/api';
import styles from './list-import.module.css';

type Send = { csv: string; source: string; dryRun: boolean };

/** Loads what was sent and delivered per month in two steps: what would change, then the same for good. */
export function CountImport({ incidentId }: { incidentId: string }) {
  const t = useTranslations('counts');
  const list = useTranslations('incidents.list');
  const router = useRouter();
  const [csv, setCsv] = useState('');
  const [source, setSource] = useState('');
  const send = (input: Send) =>
    api<OperatorCountsResult>(`/api/v1/incidents/${incidentId}/operator-counts`, {
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
  const write = (text: string) => {
    check.reset();
    store.reset();
    setCsv(text);
  };
  const result = check.data;
  return (
    <div className={styles.import}>
      <p>{t('importLead')}</p>
      <p className={styles.quiet}>
        {list('columns', { columns: 'municipality_number, month, sent, delivered' })}
      </p>
      {store.isSuccess ? (
        <Alert data-color="success" role="status">
          {t('stored')}
        </Alert>
      ) : null}
      <Field>
        <Label htmlFor="counts-file">{list('file')}</Label>
        <Input
          id="counts-file"
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={async (event) => {
            const file = event.target.files?.[0];
            if (file) write(await file.text());
          }}
        />
      </Field>
      <Field>
        <Label htmlFor="counts-text">{list('paste')}</Label>
        <Textarea
          id="counts-text"
          rows={4}
          className={styles.text}
          value={csv}
          onChange={(event) => write(event.target.value)}
        />
      </Field>
      <Textfield
        label={t('sourceField')}
        description={list('sourceHint')}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      {result ? (
        <div className={styles.result} role="status">
          <p className={styles.strong}>
            {t('result', { rows: result.rows, municipalities: result.municipalities, months: result.months })}
          </p>
          <p>{result.facts === 0 ? list('nothing') : t('changed', { count: result.changed })}</p>
          {result.facts > 0 ? (
            <Button loading={store.isPending} onClick={() => store.mutate({ csv, source, dryRun: false })}>
              {t('confirm')}
            </Button>
          ) : null}
        </div>
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
      <WrongLines error={check.error ?? store.error} />
    </div>
  );
}

function WrongLines({ error }: { error: Error | null }) {
  const t = useTranslations('incidents.list');
  const words = useProblemWords();
  if (!error) return null;
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  if (errors.length === 0) return <ProblemAlert error={error} />;
  return (
    <Alert data-color="danger" role="alert">
      <p className={styles.strong}>{t('wrong')}</p>
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
