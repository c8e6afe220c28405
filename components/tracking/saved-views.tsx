import { Button, Field, Label, Select, SelectOption, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { savedViewsQuery } from '@/domain/tracking/queries';
import type { SavedView } from '@/domain/tracking/views-schema';
import { api } from '@/lib/api';
import styles from './tracker.module.css';

export const viewKeys = [
  'q',
  'status',
  'county',
  'review',
  'read',
  'remark',
  'assigned',
  'sort',
  'desc',
] as const;
/** How the list is looked at, in the words of the address. */
export type ViewFilter = Partial<Record<(typeof viewKeys)[number], string>>;

type Props = {
  /** What the address filters and sorts by now. */
  filter: ViewFilter;
  onChoose: (filter: ViewFilter) => void;
};

/** The person's own ways of looking at the list: choose one, keep this one, delete the one that is chosen. */
export function SavedViews({ filter, onChoose }: Props) {
  const t = useTranslations('tracking.views');
  const queries = useQueryClient();
  const views = useQuery(savedViewsQuery()).data?.rows ?? [];
  const [naming, setNaming] = useState(false);
  const chosen = views.find((view) => sameFilter(view.filter, filter));
  const remove = useMutation({
    mutationFn: (id: string) => api<null>(`/api/v1/saved-views/${id}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['saved-views'] }),
  });
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      {views.length > 0 ? (
        <Field className={styles.view}>
          <Label htmlFor="tracking-view">{t('label')}</Label>
          <Select
            id="tracking-view"
            value={chosen?.id ?? ''}
            onChange={(event) =>
              onChoose((views.find((view) => view.id === event.target.value)?.filter ?? {}) as ViewFilter)
            }
          >
            <SelectOption value="">{t('none')}</SelectOption>
            {views.map((view) => (
              <SelectOption key={view.id} value={view.id}>
                {view.name}
              </SelectOption>
            ))}
          </Select>
        </Field>
      ) : null}
      {chosen ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={remove.isPending}
          onClick={() => remove.mutate(chosen.id)}
        >
          {t('delete', { name: chosen.name })}
        </Button>
      ) : isFiltered ? (
        <Button variant="tertiary" data-size="sm" onClick={() => setNaming(true)}>
          {t('save')}
        </Button>
      ) : null}
      {naming ? <NameView filter={filter} onClose={() => setNaming(false)} /> : null}
    </>
  );
}

function NameView({ filter, onClose }: { filter: ViewFilter; onClose: () => void }) {
  const t = useTranslations('tracking.views');
  const words = useProblemWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => api<SavedView>('/api/v1/saved-views', { method: 'POST', body: { name, filter } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['saved-views'] });
      onClose();
    },
  });
  const problem = words.ofField(save.error, 'name');
  return (
    <ConfirmDialog
      open
      title={t('saveTitle')}
      action={t('saveAction')}
      busy={save.isPending}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      {problem ? null : <ProblemAlert error={save.error} />}
      <Textfield
        label={t('name')}
        description={t('nameHint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problem}
      />
    </ConfirmDialog>
  );
}

function sameFilter(a: ViewFilter, b: ViewFilter): boolean {
  return viewKeys.every((key) => (a[key] ?? '') === (b[key] ?? ''));
}
