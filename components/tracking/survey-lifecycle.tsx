import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { orAskForAnother } from '@/domain/proposals/queries';
import type { SurveyView } from '@/domain/surveys/schema';
import { ApiProblem, api } from '@/lib/api';

/** Closes the survey, or opens a closed one again with a reason. `unanswered`: those who can then not answer. */
export function SurveyLifecycle({ survey, unanswered }: { survey: SurveyView; unanswered: number }) {
  const t = useTranslations('tracking');
  const words = useProblemWords();
  const router = useRouter();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const verb = survey.may.close ? 'close' : 'reopen';
  const change = useMutation({
    mutationFn: () =>
      orAskForAnother(survey.id, { kind: 'close_survey' }, () =>
        api(`/api/v1/surveys/${survey.id}/${verb}`, {
          method: 'POST',
          ...(verb === 'reopen' ? { body: { reason } } : {}),
        }),
      ),
    onSuccess: async () => {
      setAsking(false);
      router.refresh();
      await queries.invalidateQueries({ queryKey: ['surveys', survey.id] });
    },
  });
  if (!survey.may.close && !survey.may.reopen) return null;
  const fields = change.error instanceof ApiProblem ? (change.error.problem.errors ?? []) : [];
  return (
    <>
      <Button
        variant="secondary"
        data-color="neutral"
        onClick={() => {
          change.reset();
          setAsking(true);
        }}
      >
        {t(`actions.${verb}`)}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t(`dialogs.${verb}Title`)}
        action={t(`dialogs.${verb}`)}
        danger={verb === 'close'}
        busy={change.isPending}
        onConfirm={() => change.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{verb === 'close' ? t('dialogs.closeBody', { count: unanswered }) : t('dialogs.reopenBody')}</p>
        {fields.length === 0 ? <ProblemAlert error={change.error} /> : null}
        {verb === 'reopen' ? (
          <Textfield
            multiline
            suppressHydrationWarning
            rows={3}
            label={t('dialogs.reason')}
            description={t('dialogs.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={words.ofField(change.error, 'reason')}
          />
        ) : null}
      </ConfirmDialog>
    </>
  );
}
