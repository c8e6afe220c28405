'use client';

import {
  Alert,
  Button,
  Field,
  Heading,
  Label,
  ListItem,
  ListUnordered,
  Textarea,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { decodeCsv } from '@/domain/register/decode';
import { ApiProblem, api } from '@/lib/api';
import styles from './csv-import.module.css';

type Send = { csv: string; source: string; dryRun: boolean };

type Props<Result> = {
  /** What the fields' ids begin with. */
  id: string;
  path: `/api/v1/${string}`;
  words: Record<'lead' | 'columns' | 'sourceField' | 'check' | 'confirm' | 'stored' | 'nothing', string>;
  /** What the file says and would change. */
  children: (result: Result) => ReactNode;
};

const largestBody = 1024 * 1024;

/** Loads an operator's file in two steps: what would change, then the same for good. */
export function CsvImport<Result extends { facts: number; passedOver: string[] }>({
  id,
  path,
  words,
  children,
}: Props<Result>) {
  const t = useTranslations('incidents.list');
  const router = useRouter();
  const problems = useProblemWords();
  const [csv, setCsv] = useState('');
  const [unread, setUnread] = useState<string | null>(null);
  const [source, setSource] = useState('');
  const send = (input: Send) =>
    api<Result>(path, {
      method: 'POST',
      body: { ...input, source: input.source.trim() || undefined },
    });
  const check = useMutation({ mutationFn: send });
  const store = useMutation({
    mutationFn: send,
    onSuccess: (_, sent) => {
      // The next file may be here by now, and stays.
      setCsv((now) => (now === sent.csv ? '' : now));
      if (csv === sent.csv) check.reset();
      router.refresh();
    },
  });
  const startOver = () => {
    check.reset();
    // What is still being stored has yet to say how it went.
    if (!store.isPending) store.reset();
  };
  const write = (text: string) => {
    startOver();
    setUnread(null);
    setCsv(text);
  };
  const refuse = (why: string) => {
    write('');
    setUnread(why);
  };
  const read = async (file: File) => {
    if (file.size === 0) return refuse(problems.ofCode('EMPTY_FILE'));
    // The server would refuse it, after a field with a hundred thousand lines had been drawn.
    if (file.size > largestBody) return refuse(problems.ofCode('TOO_LARGE'));
    try {
      write(decodeCsv(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      refuse(problems.ofError(error));
    }
  };
  const result = check.data;
  return (
    <div className={styles.import}>
      <p>{words.lead}</p>
      <p className={styles.quiet}>{words.columns}</p>
      {store.isSuccess ? (
        <Alert data-color="success" role="status">
          {words.stored}
        </Alert>
      ) : null}
      <Field>
        <Label htmlFor={`${id}-file`}>{t('file')}</Label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,text/csv,text/plain"
          onClick={(event) => {
            // So that the same file, mended, can be chosen again.
            event.currentTarget.value = '';
          }}
          aria-invalid={unread ? true : undefined}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void read(file);
          }}
        />
        {unread ? <ValidationMessage role="alert">{unread}</ValidationMessage> : null}
      </Field>
      <Field>
        <Label htmlFor={`${id}-text`}>{t('paste')}</Label>
        <Textarea
          id={`${id}-text`}
          rows={4}
          className={styles.text}
          value={csv}
          onChange={(event) => write(event.target.value)}
        />
      </Field>
      <Textfield
        label={words.sourceField}
        description={t('sourceHint')}
        value={source}
        onChange={(event) => {
          startOver();
          setSource(event.target.value);
        }}
      />
      {result ? (
        <div className={styles.result} role="status">
          {children(result)}
          {result.passedOver.length > 0 ? (
            <p>
              {t('passedOver', {
                count: result.passedOver.length,
                columns: result.passedOver.map((name) => `«${name}»`).join(', '),
              })}
            </p>
          ) : null}
          {result.facts === 0 ? <p>{words.nothing}</p> : null}
          <div className={styles.buttons}>
            {result.facts > 0 ? (
              <Button
                loading={store.isPending}
                onClick={() => store.isPending || store.mutate({ csv, source, dryRun: false })}
              >
                {words.confirm}
              </Button>
            ) : null}
            <Button variant="tertiary" onClick={startOver}>
              {t('again')}
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button
            loading={check.isPending}
            onClick={() =>
              csv.trim() === ''
                ? setUnread(problems.ofCode('FILE_MISSING'))
                : check.mutate({ csv, source, dryRun: true })
            }
          >
            {words.check}
          </Button>
        </div>
      )}
      <Wrong error={check.error ?? store.error} />
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
          <ListItem key={`${path} ${params?.column ?? ''} ${code}`}>
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
