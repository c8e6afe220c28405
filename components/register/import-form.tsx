'use client';

import { Alert, Button, Details, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { decodeCsv } from '@/domain/register/decode';
import { sendImport } from '@/domain/register/queries';
import {
  type ImportKind,
  type ImportRegisterInput,
  importKinds,
  type RowError,
} from '@/domain/register/schema';
import { ApiProblem } from '@/lib/api';
import styles from './import.module.css';
import { ImportErrors } from './import-errors';
import { ImportPlanView } from './import-plan';

/** Choose a file, see what it would do, and only then read it in. */
export function ImportForm() {
  const t = useTranslations('register.importing');
  const words = useProblemWords();
  const queries = useQueryClient();
  const [noFile, setNoFile] = useState<string | null>(null);
  const attempt = useRef(0);
  const look = useMutation({ mutationFn: sendImport });
  const write = useMutation({
    mutationFn: sendImport,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['register'] }),
  });
  /** What was said of the file before is not said of this one, nor is what is still on its way. */
  const clear = () => {
    attempt.current += 1;
    setNoFile(null);
    look.reset();
  };
  const startAgain = () => {
    look.reset();
    write.reset();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    clear();
    const mine = attempt.current;
    const form = new FormData(event.currentTarget);
    const file = form.get('file');
    if (!(file instanceof File) || file.name === '') return setNoFile(t('noFile'));
    if (file.size === 0) return setNoFile(words.ofCode('EMPTY_FILE'));
    try {
      const input = await inputOf(file, form);
      if (mine === attempt.current) look.mutate(input);
    } catch (error) {
      if (mine === attempt.current) setNoFile(words.ofError(error));
    }
  };

  const done = write.data;
  if (done) return <ImportPlanView key="done" result={done} startAgain={startAgain} />;
  if (look.data) {
    const confirm = () => write.mutate({ ...look.variables, kind: look.data.kind, dryRun: false });
    return (
      <>
        <ImportPlanView
          key="look"
          result={look.data}
          confirm={confirm}
          pending={write.isPending}
          startAgain={startAgain}
        />
        <Problems error={write.error} />
      </>
    );
  }
  const unknownKind = words.ofField(look.error, 'kind');
  const said = noFile ?? unknownKind;
  return (
    <>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field>
          <Label>{t('file')}</Label>
          <Field.Description>{t('fileHint')}</Field.Description>
          <input type="file" name="file" accept=".csv,text/csv" onChange={clear} suppressHydrationWarning />
        </Field>
        <Field>
          <Label>{t('kind')}</Label>
          <Select name="kind" defaultValue="">
            <option value="">{t('guess')}</option>
            {importKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Details>
          <Details.Summary>{t('more')}</Details.Summary>
          <Details.Content>
            <Textfield
              label={t('completeFrom')}
              description={t('completeHint')}
              type="date"
              name="completeFrom"
            />
          </Details.Content>
        </Details>
        <div>
          <Button type="submit" loading={look.isPending}>
            {t('look')}
          </Button>
        </div>
        {/* Last: what comes and goes above a button moves it from under the pointer. */}
        {said ? (
          <Alert data-color="danger" role="alert">
            {said}
          </Alert>
        ) : null}
      </form>
      <Problems error={unknownKind ? null : look.error} />
    </>
  );
}

async function inputOf(file: File, form: FormData): Promise<ImportRegisterInput> {
  const kind = String(form.get('kind') ?? '');
  const completeFrom = String(form.get('completeFrom') ?? '');
  return {
    csv: decodeCsv(new Uint8Array(await file.arrayBuffer())),
    file: file.name,
    dryRun: true,
    ...(kind ? { kind: kind as ImportKind } : {}),
    ...(completeFrom ? { completeFrom } : {}),
  };
}

/** Row by row when the file is wrong, else in one sentence. */
function Problems({ error }: { error: unknown }) {
  if (error instanceof ApiProblem && error.problem.code === 'INVALID_FILE') {
    const { file, rowErrors } = error.problem as unknown as { file: string; rowErrors: RowError[] };
    return <ImportErrors file={file} errors={rowErrors} />;
  }
  return <ProblemAlert error={error} />;
}
