'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { api } from '@/lib/api';

/** Begins the draft of the next version, or goes to the one that there is. */
export function NewVersionButton({ questionnaireVersionId }: { questionnaireVersionId: string }) {
  const t = useTranslations('questionnaires.version');
  const router = useRouter();
  const begin = useMutation({
    mutationFn: () =>
      api<{ questionnaireVersionId: string }>(`/api/v1/questionnaires/${questionnaireVersionId}/versions`, {
        method: 'POST',
      }),
    onSuccess: (draft) => router.push(`/questionnaires/${draft.questionnaireVersionId}/edit`),
  });
  return (
    <>
      <ProblemAlert error={begin.error} />
      <Button loading={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
        {t('newVersion')}
      </Button>
    </>
  );
}
