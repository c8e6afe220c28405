import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useUnsent } from '@/components/ui/use-leaving';
import type { IncidentView } from '@/domain/incidents/schema';
import type { IncidentWords } from '@/domain/incidents/words';
import { api, firstOf } from '@/lib/api';
import { onTopOf } from '@/lib/on-top-of';
import { bodyOf, emptyValues, keysOf, type Values, valuesOf } from './incident-values';

export type EditedIncident = { id: string; editRevision: number; values: Values };
type Sent = { values: Values; editRevision: number };
/** What only a new incident is started with; without words, those of reports of concern are kept. */
type Start = { officeId: string | undefined; words: IncidentWords | null };

/** What is typed of an incident until it is stored; when somebody else was first, `resolve` says whose holds. */
export function useIncidentForm(incident: EditedIncident | undefined, { officeId, words }: Start) {
  const router = useRouter();
  /** What was read, and its revision. */
  const [base, setBase] = useState<Sent>({
    values: incident?.values ?? emptyValues,
    editRevision: incident?.editRevision ?? 0,
  });
  const [values, setValues] = useState(base.values);
  const save = useMutation({
    mutationFn: async (sent: Sent): Promise<string> => {
      if (incident) {
        const body = { ...bodyOf(sent.values), editRevision: sent.editRevision };
        await api(`/api/v1/incidents/${incident.id}`, { method: 'PATCH', body });
        return incident.id;
      }
      const body = {
        ...bodyOf(sent.values),
        ...(officeId ? { officeId } : {}),
        ...(words ? { words } : {}),
      };
      return (await api<{ incidentId: string }>('/api/v1/incidents', { method: 'POST', body })).incidentId;
    },
    onSuccess: (id) => {
      router.push(`/incidents/${id}`);
      router.refresh();
    },
  });
  const isTyped = words !== null || keysOf(values).some((key) => values[key] !== base.values[key]);
  useUnsent(isTyped && !save.isSuccess);
  const first = firstOf<IncidentView>(save.error);
  return {
    values,
    type: (key: keyof Values, text: string) => setValues((old) => ({ ...old, [key]: text })),
    error: save.error,
    /** What somebody else has stored meanwhile. */
    theirs: first ? valuesOf(first) : null,
    isSending: save.isPending || save.isSuccess,
    send: () => {
      if (!save.isPending) save.mutate({ values, editRevision: base.editRevision });
    },
    resolve: (whose: 'mine' | 'theirs') => {
      if (!first) return;
      const stored = { values: valuesOf(first), editRevision: first.editRevision };
      const next = whose === 'theirs' ? stored.values : onTopOf(values, base.values, stored.values);
      setBase(stored);
      setValues(next);
      if (whose === 'theirs') save.reset();
      else save.mutate({ values: next, editRevision: stored.editRevision });
    },
  };
}
