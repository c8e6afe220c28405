'use client';

import {
  Alert,
  Button,
  Field,
  FieldDescription,
  Heading,
  Label,
  Link,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FormProblem } from '@/components/ui/form-problem';
import { PageLink } from '@/components/ui/page-link';
import { useProblemWords } from '@/components/ui/problem-alert';
import { lineOf } from '@/domain/questionnaires/json-line';
import { ApiProblem, api } from '@/lib/api';
import styles from './builder.module.css';
import { OfficeField } from './new-form';

type Props = { offices: { id: string; name: string }[] };

/** Reads a file as the draft of a new questionnaire; what is wrong stands with its path and what to do. */
export function ImportForm({ offices }: Props) {
  const t = useTranslations('questionnaires.import');
  const common = useTranslations('common');
  const words = useProblemWords();
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [officeId, setOffice] = useState(offices[0]?.id ?? '');
  const read = useMutation({
    mutationFn: async (chosen: File) => {
      const text = await chosen.text();
      const body = { officeId, file: parsed(text, (line) => t('line', { line })) };
      return api<{ questionnaireVersionId: string }>('/api/v1/questionnaires/imports', {
        method: 'POST',
        body,
      });
    },
    onSuccess: ({ questionnaireVersionId }) => router.push(`/questionnaires/${questionnaireVersionId}/edit`),
  });
  const [missing, setMissing] = useState<ApiProblem | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return setMissing(noFile());
    if (!read.isPending && !read.isSuccess) read.mutate(file);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormProblem error={missing} fieldId={(path) => path} />
      <Problems error={read.error} />
      <Field>
        <Label htmlFor="file">{t('file')}</Label>
        <FieldDescription>
          {t.rich('hint', {
            schema: (chunks) => <Link href="/api/v1/questionnaires/schema.json">{chunks}</Link>,
          })}
        </FieldDescription>
        <input
          id="file"
          type="file"
          accept="application/json,.json"
          aria-invalid={missing ? true : undefined}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setMissing(null);
            read.reset();
          }}
        />
        {missing ? <ValidationMessage>{words.ofField(missing, 'file')}</ValidationMessage> : null}
      </Field>
      <OfficeField offices={offices} value={officeId} onChange={setOffice} />
      <div className={styles.buttons}>
        <Button type="submit" loading={read.isPending || read.isSuccess}>
          {t('read')}
        </Button>
        <Button asChild variant="tertiary">
          <PageLink href="/questionnaires">{common('cancel')}</PageLink>
        </Button>
      </div>
    </form>
  );
}

const noFile = () =>
  new ApiProblem({
    ...{ type: 'about:blank', title: 'No file', status: 422, code: 'INVALID' },
    errors: [{ path: 'file', code: 'FILE_MISSING' }],
  });

/** The file's JSON, or a problem that says on which line it breaks, where the browser tells. */
function parsed(text: string, place: (line: number) => string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const line = lineOf(error, text);
    throw new ApiProblem({
      ...{ type: 'about:blank', title: 'Not JSON', status: 422, code: 'FILE_NOT_JSON' },
      ...(line ? { errors: [{ path: place(line), code: 'FILE_NOT_JSON' }] } : {}),
    });
  }
}

function Problems({ error }: { error: unknown }) {
  const t = useTranslations('questionnaires.import');
  const words = useProblemWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.focus();
  }, [error]);
  if (!error) return null;
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <div ref={place} tabIndex={-1} role="alert">
      <Alert data-color="danger">
        <Heading level={2} data-size="2xs">
          {errors.length > 0 ? t('refused', { count: errors.length }) : words.ofError(error)}
        </Heading>
        {errors.length > 0 ? (
          <ul className={styles.problems}>
            {errors.map(({ path, code, params }) => (
              <li key={`${path} ${code}`}>
                <code>{path || t('wholeFile')}</code>: {words.ofCode(code, params)}
              </li>
            ))}
          </ul>
        ) : null}
      </Alert>
    </div>
  );
}
