'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormProblem } from '@/components/ui/form-problem';
import { PageLink } from '@/components/ui/page-link';
import { useProblemWords } from '@/components/ui/problem-alert';
import { useUnsent } from '@/components/ui/use-leaving';
import { api } from '@/lib/api';
import { fromNorwegianInput } from '@/lib/norwegian-time';
import styles from './incidents.module.css';

type Values = Record<string, string> & { at: string };

/**
 * What a note and a notice have in common: fields of text and a moment `at` in Norwegian time, posted to the
 * incident, and back to its page.
 */
export function usePosting<V extends Values>(
  { incidentId, to }: { incidentId: string; to: 'notes' | 'notices' },
  first: V,
  more: (values: V) => Record<string, string> = () => ({}),
) {
  const words = useProblemWords();
  const router = useRouter();
  const [start] = useState(first);
  const [values, setValues] = useState(start);
  const post = useMutation({
    mutationFn: () => {
      const at = fromNorwegianInput(values.at.includes('T') ? values.at : `${values.at}T00:00`);
      const body = { ...values, ...more(values), at: at?.toISOString() ?? values.at };
      return api(`/api/v1/incidents/${incidentId}/${to}`, { method: 'POST', body, isNew: true });
    },
    onSuccess: () => {
      router.push(`/incidents/${incidentId}`);
      router.refresh();
    },
  });
  useUnsent(!post.isSuccess && Object.keys(values).some((key) => values[key] !== start[key]));
  const set = (key: keyof V & string) => (event: { target: { value: string } }) =>
    setValues((old) => ({ ...old, [key]: event.target.value }));
  const bind = (key: keyof V & string) => ({
    id: key,
    name: key,
    value: values[key],
    onChange: set(key),
    error: words.ofField(post.error, key),
  });
  return { incidentId, values, set, bind, post };
}

type FormProps = {
  of: Pick<ReturnType<typeof usePosting>, 'incidentId' | 'values' | 'post'>;
  submit: string;
  children: ReactNode;
};

export function PostingForm({ of: { incidentId, values, post }, submit, children }: FormProps) {
  const common = useTranslations('common');
  const send = (event: FormEvent) => {
    event.preventDefault();
    post.mutate();
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <FormProblem error={post.error} fieldId={(path) => (path in values ? path : null)} />
      {children}
      <div className={styles.buttons}>
        <Button type="submit" loading={post.isPending || post.isSuccess}>
          {submit}
        </Button>
        <Button asChild variant="tertiary">
          <PageLink href={`/incidents/${incidentId}`}>{common('cancel')}</PageLink>
        </Button>
      </div>
    </form>
  );
}
