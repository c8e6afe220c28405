import { Alert, Button, Field, Label, Select, SelectOption, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import type { Chased, TrackedRequest, TrackingPage } from '@/domain/tracking/schema';
import { ApiProblem } from '@/lib/api';
import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';
import { ChasePreview, LeftOut } from './chase-preview';
import styles from './tracker.module.css';
import type { useChase } from './use-chase';

type Chase = ReturnType<typeof useChase>;

/** Asks before an action on requests and shows whom it is about; what needs a reason asks for one. */
export function ChaseDialog(props: Omit<Props, 'asking'>) {
  const { asking } = props.chase;
  if (!asking) return null;
  return <Asked key={asking.kind} {...props} asking={asking} />;
}

type Props = {
  asking: NonNullable<Chase['asking']>;
  chase: Chase;
  dueAt: string;
  asOf: string;
  /** To whom requests can be given, oneself first. */
  colleagues: NonNullable<TrackingPage['settings']>['colleagues'];
  /** What waits too, and is not accepted together with the others. */
  leftOut?: TrackedRequest[];
};

function Asked({ asking, chase, dueAt, asOf, colleagues, leftOut = [] }: Props) {
  const { kind, rows, unproblematic } = asking;
  const t = useTranslations('tracking.dialogs');
  const words = useProblemWords();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(toNorwegianInput(new Date(dueAt)));
  const [personId, setPersonId] = useState(colleagues[0]?.id ?? '');
  const fields = chase.error instanceof ApiProblem ? (chase.error.problem.errors ?? []) : [];
  const needsReason = kind === 'extend' || kind === 'exempt' || kind === 'unexempt';
  const confirm = () =>
    chase.confirm({
      ...(needsReason ? { reason } : {}),
      ...(kind === 'assign' ? { personId: personId || null } : {}),
      ...(kind === 'extend' ? { dueAt: fromNorwegianInput(until)?.toISOString() ?? until } : {}),
    });
  return (
    <ConfirmDialog
      open
      title={t(`${kind}Title`, { count: rows.length })}
      action={t(kind)}
      busy={chase.busy}
      onConfirm={confirm}
      onClose={chase.cancel}
    >
      {kind === 'unexempt' ? null : <p>{t(`${kind}Body`)}</p>}
      <ChasePreview kind={kind} rows={rows} asOf={asOf} />
      {unproblematic ? <LeftOut rows={leftOut} /> : null}
      {fields.length === 0 ? <ProblemAlert error={chase.error} /> : null}
      {kind === 'assign' ? (
        <Field>
          <Label htmlFor="assign-to">{t('assignTo')}</Label>
          <Select id="assign-to" value={personId} onChange={(event) => setPersonId(event.target.value)}>
            {colleagues.map(({ id, name, you }) => (
              <SelectOption key={id} value={id}>
                {you ? t('assignMe', { name: name ?? '' }) : (name ?? id.slice(0, 8))}
              </SelectOption>
            ))}
            <SelectOption value="">{t('assignNobody')}</SelectOption>
          </Select>
        </Field>
      ) : null}
      {kind === 'extend' ? (
        <Textfield
          type="datetime-local"
          label={t('dueAt')}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
          error={words.ofField(chase.error, 'dueAt')}
        />
      ) : null}
      {needsReason ? (
        <Textfield
          multiline
          suppressHydrationWarning
          rows={3}
          label={t('reason')}
          description={t(kind === 'extend' ? 'reasonHintShown' : 'reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={words.ofField(chase.error, 'reason')}
        />
      ) : null}
    </ConfirmDialog>
  );
}

/** What came of it: how many, who was passed over and why, and a way back where there is one. */
export function ChaseDone({ chase }: { chase: Chase }) {
  const t = useTranslations('tracking');
  // Taking back has no dialog of its own to say what went wrong in, nor has what was dismissed while it was sent.
  const wrong = <ProblemAlert error={chase.lateError} />;
  if (!chase.done) return wrong;
  const { kind, result } = chase.done;
  const reasons = [...Map.groupBy(result.skipped, (one: Chased['skipped'][number]) => one.reason)]
    .map(([reason, those]) => t(`done.reasons.${reason}`, { count: those.length }))
    .join(', ');
  return (
    <>
      {wrong}
      <Alert data-color={result.changed > 0 ? 'success' : 'info'} role="status" className={styles.done}>
        <span>
          {t(`done.${kind}`, { count: result.changed })}{' '}
          {result.skipped.length > 0 ? t('done.skipped', { count: result.skipped.length, reasons }) : null}
        </span>
        <span className={styles.doneActions}>
          {kind === 'accept' && result.changed > 0 ? (
            <Button variant="secondary" data-size="sm" loading={chase.busy} onClick={chase.undo}>
              {t('done.undo')}
            </Button>
          ) : null}
          <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={chase.forget}>
            {t('pane.close')}
          </Button>
        </span>
      </Alert>
    </>
  );
}
