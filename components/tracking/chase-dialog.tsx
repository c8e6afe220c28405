import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import type { Chased } from '@/domain/tracking/schema';
import { ApiProblem } from '@/lib/api';
import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';
import styles from './tracker.module.css';
import type { ChaseKind, useChase } from './use-chase';

type Chase = ReturnType<typeof useChase>;

/** Asks before a reminder, an extension or an exemption; what needs a reason asks for one. */
export function ChaseDialog({ chase, dueAt }: { chase: Chase; dueAt: string }) {
  const { asking } = chase;
  if (!asking) return null;
  return (
    <Asked
      key={asking.kind}
      kind={asking.kind}
      count={asking.requestIds.length}
      chase={chase}
      dueAt={dueAt}
    />
  );
}

type Props = { kind: ChaseKind; count: number; chase: Chase; dueAt: string };

function Asked({ kind, count, chase, dueAt }: Props) {
  const t = useTranslations('tracking.dialogs');
  const words = useProblemWords();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(toNorwegianInput(new Date(dueAt)));
  const fields = chase.error instanceof ApiProblem ? (chase.error.problem.errors ?? []) : [];
  const confirm = () =>
    chase.confirm({
      ...(kind === 'remind' ? {} : { reason }),
      ...(kind === 'extend' ? { dueAt: fromNorwegianInput(until)?.toISOString() ?? until } : {}),
    });
  return (
    <ConfirmDialog
      open
      title={t(`${kind}Title`, { count })}
      action={t(kind)}
      busy={chase.busy}
      onConfirm={confirm}
      onClose={chase.cancel}
    >
      {kind === 'remind' ? <p>{t('remindBody')}</p> : null}
      {kind === 'exempt' ? <p>{t('exemptBody')}</p> : null}
      {fields.length === 0 ? <ProblemAlert error={chase.error} /> : null}
      {kind === 'extend' ? (
        <Textfield
          type="datetime-local"
          label={t('dueAt')}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
          error={words.ofField(chase.error, 'dueAt')}
        />
      ) : null}
      {kind === 'remind' ? null : (
        <Textfield
          multiline
          rows={3}
          label={t('reason')}
          description={t('reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={words.ofField(chase.error, 'reason')}
        />
      )}
    </ConfirmDialog>
  );
}

/** What came of it: how many, and who was passed over and why. */
export function ChaseDone({ chase }: { chase: Chase }) {
  const t = useTranslations('tracking');
  if (!chase.done) return null;
  const { kind, result } = chase.done;
  const reasons = [...Map.groupBy(result.skipped, (one: Chased['skipped'][number]) => one.reason)]
    .map(([reason, those]) => t(`done.reasons.${reason}`, { count: those.length }))
    .join(', ');
  return (
    <Alert data-color={result.changed > 0 ? 'success' : 'info'} role="status" className={styles.done}>
      <span>
        {t(`done.${kind}`, { count: result.changed })}{' '}
        {result.skipped.length > 0 ? t('done.skipped', { count: result.skipped.length, reasons }) : null}
      </span>
      <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={chase.forget}>
        {t('pane.close')}
      </Button>
    </Alert>
  );
}
