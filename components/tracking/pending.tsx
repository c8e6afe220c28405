import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { decideProposal, proposalsQuery } from '@/domain/proposals/queries';
import styles from './tracker.module.css';

/** What waits for a second person of the authority: seen by both, confirmed by the other, withdrawn by either. */
export function Pending({ surveyId }: { surveyId: string }) {
  const t = useTranslations('tracking.pending');
  const router = useRouter();
  const queries = useQueryClient();
  const proposals = useQuery(proposalsQuery(surveyId));
  const decide = useMutation({
    mutationFn: decideProposal,
    onSuccess: () => router.refresh(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['surveys', surveyId] }),
  });
  return (
    <>
      {proposals.data?.map((proposal) => (
        <Alert key={proposal.id} data-color="warning" role="status" className={styles.done}>
          <span>
            <strong>{t(proposal.kind, { count: proposal.requests ?? 0 })}</strong>{' '}
            {t.rich('askedBy', {
              name: proposal.askedBy ?? '–',
              at: () => <Moment key="at" at={proposal.askedAt} style="short" />,
            })}{' '}
            {proposal.reason ? t('reason', { reason: proposal.reason }) : null}{' '}
            {proposal.mine ? t('waits') : null}
          </span>
          {proposal.mayConfirm ? (
            <Button
              data-size="sm"
              loading={decide.isPending && decide.variables.verb === 'confirm'}
              onClick={() => decide.mutate({ id: proposal.id, verb: 'confirm' })}
            >
              {t('confirm')}
            </Button>
          ) : null}
          {proposal.mayWithdraw ? (
            <Button
              variant="tertiary"
              data-size="sm"
              data-color="neutral"
              loading={decide.isPending && decide.variables.verb === 'withdraw'}
              onClick={() => decide.mutate({ id: proposal.id, verb: 'withdraw' })}
            >
              {proposal.mine ? t('withdraw') : t('decline')}
            </Button>
          ) : null}
        </Alert>
      ))}
      <ProblemAlert error={decide.error} />
    </>
  );
}
