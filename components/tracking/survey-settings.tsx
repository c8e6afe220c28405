import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ConflictChoice } from '@/components/ui/conflict-choice';
import { ProblemAlert } from '@/components/ui/problem-alert';
import type { TrackingPage } from '@/domain/tracking/schema';
import { api, firstOf } from '@/lib/api';
import { newId } from '@/lib/new-id';

type Settings = NonNullable<TrackingPage['settings']>;
type Props = { surveyId: string; settings: Settings };
/** What the dialog changes, with the revision of each. */
type Read = { plan: Settings['reminderPlan']; checklist: Settings['checklist'] };

/** On which days reminders go out by themselves, and what the authority looks at in each return. */
export function SurveySettings({ surveyId, settings }: Props) {
  const t = useTranslations('tracking.settings');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" data-color="neutral" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open ? <Form surveyId={surveyId} settings={settings} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Form({ surveyId, settings, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('tracking.settings');
  const queries = useQueryClient();
  // As they were read when the dialog opened, however often the page behind it is renewed.
  const [base, setBase] = useState<Read>({ plan: settings.reminderPlan, checklist: settings.checklist });
  const [days, setDays] = useState(textOfDays(base.plan));
  const [points, setPoints] = useState(textOfPoints(base.checklist));
  const [conflict, setConflict] = useState<Partial<Read>>({});
  const parsed = parseDays(days);
  const lines = points
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const save = useMutation({
    mutationFn: async (read: Read): Promise<Partial<Read>> => {
      const put = <T,>(path: string, body: object) =>
        api<T>(`/api/v1/surveys/${surveyId}/${path}`, { method: 'PUT', body });
      const first: Partial<Read> = {};
      if (days !== textOfDays(read.plan)) {
        const { revision } = read.plan;
        const plan = await orFirst(put<Read['plan']>('reminder-plan', { days: parsed, revision }));
        if (plan.first) first.plan = plan.first;
        else setBase((old) => ({ ...old, plan: plan.stored }));
      }
      if (points !== textOfPoints(read.checklist)) {
        const { revision } = read.checklist;
        const sent = lines.map((text) => ({ key: keyOf(text, read.checklist), text }));
        const checklist = await orFirst(put<Read['checklist']>('checklist', { points: sent, revision }));
        if (checklist.first) first.checklist = checklist.first;
        else setBase((old) => ({ ...old, checklist: checklist.stored }));
      }
      return first;
    },
    onSuccess: async (first) => {
      setConflict(first);
      await queries.invalidateQueries({ queryKey: ['surveys', surveyId] });
      if (!first.plan && !first.checklist) onClose();
    },
  });
  const resolve = (whose: 'mine' | 'theirs') => {
    const read = { ...base, ...conflict };
    setBase(read);
    setConflict({});
    if (whose === 'mine') return save.mutate(read);
    if (conflict.plan) setDays(textOfDays(conflict.plan));
    if (conflict.checklist) setPoints(textOfPoints(conflict.checklist));
  };
  return (
    <ConfirmDialog
      open
      title={t('title')}
      action={t('save')}
      busy={save.isPending}
      onConfirm={() => parsed && save.mutate(base)}
      onClose={onClose}
    >
      <ProblemAlert error={save.error} />
      {conflict.plan || conflict.checklist ? (
        <ConflictChoice
          title={conflict.plan ? t('planConflict') : t('checklistConflict')}
          differing={[
            ...(conflict.plan ? [{ name: t('days'), theirs: textOfDays(conflict.plan) || '–' }] : []),
            ...(conflict.checklist
              ? [{ name: t('checklist'), theirs: textOfPoints(conflict.checklist) || '–' }]
              : []),
          ]}
          onResolve={resolve}
        />
      ) : null}
      <Textfield
        label={t('days')}
        description={t('daysHint')}
        value={days}
        inputMode="text"
        onChange={(event) => setDays(event.target.value)}
        error={parsed ? undefined : t('daysWrong')}
      />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={4}
        label={t('checklist')}
        description={t('checklistHint')}
        value={points}
        onChange={(event) => setPoints(event.target.value)}
      />
    </ConfirmDialog>
  );
}

const textOfDays = ({ days }: Read['plan']) => days.join(', ');
const textOfPoints = ({ points }: Read['checklist']) => points.map((point) => point.text).join('\n');

/** What was stored, or what somebody else had stored first. */
async function orFirst<T>(put: Promise<T>): Promise<{ stored: T; first?: never } | { first: T }> {
  try {
    return { stored: await put };
  } catch (error) {
    const first = firstOf<T>(error);
    if (first === null) throw error;
    return { first };
  }
}

/** `-2, 1, 4`; null when something else is written. */
function parseDays(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const days = parts.map((part) => Number(part.replace('−', '-')));
  return days.length <= 10 && days.every((day) => Number.isInteger(day) && Math.abs(day) <= 30) ? days : null;
}

/** A point that keeps its words keeps its key, and so its ticks. */
function keyOf(text: string, { points }: Read['checklist']): string {
  const known = points.find((point) => point.text === text);
  return known?.key ?? `p-${newId().slice(0, 8)}`;
}
