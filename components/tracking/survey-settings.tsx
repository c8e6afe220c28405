import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert } from '@/components/ui/problem-alert';
import type { TrackingPage } from '@/domain/tracking/schema';
import { api } from '@/lib/api';

type Props = { surveyId: string; settings: NonNullable<TrackingPage['settings']> };

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
  const [days, setDays] = useState(settings.reminderDays.join(', '));
  const [points, setPoints] = useState(settings.checklist.map((point) => point.text).join('\n'));
  const parsed = parseDays(days);
  const lines = points
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const save = useMutation({
    mutationFn: async () => {
      const base = `/api/v1/surveys/${surveyId}` as const;
      await api(`${base}/reminder-plan`, { method: 'PUT', body: { days: parsed } });
      await api(`${base}/checklist`, {
        method: 'PUT',
        body: { points: lines.map((text) => ({ key: keyOf(text, settings), text })) },
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['surveys', surveyId] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('title')}
      action={t('save')}
      busy={save.isPending}
      onConfirm={() => parsed && save.mutate()}
      onClose={onClose}
    >
      <ProblemAlert error={save.error} />
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

/** `-2, 1, 4`; null when something else is written. */
function parseDays(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const days = parts.map((part) => Number(part.replace('−', '-')));
  return days.length <= 10 && days.every((day) => Number.isInteger(day) && Math.abs(day) <= 30) ? days : null;
}

/** A point that keeps its words keeps its key, and so its ticks. */
function keyOf(text: string, { checklist }: Props['settings']): string {
  const known = checklist.find((point) => point.text === text);
  return known?.key ?? `p-${crypto.randomUUID().slice(0, 8)}`;
}
