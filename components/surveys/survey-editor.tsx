'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormProblem } from '@/components/ui/form-problem';
import type { Recipient, RecipientPreview, SurveyView } from '@/domain/surveys/schema';
import { api } from '@/lib/api';
import { Conflict } from './conflict';
import { DueSection } from './due-section';
import { LeaderPreview, type PreviewFrame } from './leader-preview';
import { RecipientsSection } from './recipients-section';
import styles from './surveys.module.css';
import { TextsSection } from './texts-section';
import { useDraft } from './use-draft';

type Props = {
  survey: SurveyView;
  /** Whom the stored selection asks. */
  recipients: RecipientPreview;
  suggestedDueAt: string;
  now: string;
  frame: PreviewFrame;
};

/** The draft of a survey: texts, due time, recipients, and beside them what the service will see. Saves itself. */
export function SurveyEditor({ survey, recipients, suggestedDueAt, now, frame }: Props) {
  const t = useTranslations('surveys.edit');
  const router = useRouter();
  const draft = useDraft(survey);
  const [example, setExample] = useState<Recipient | null>(null);
  const [deleting, setDeleting] = useState(false);
  const remove = useMutation({
    mutationFn: () => api(`/api/v1/surveys/${survey.id}`, { method: 'DELETE' }),
    onSuccess: () => router.push(`/incidents/${survey.incidentId}`),
    onError: () => setDeleting(false),
  });
  const goOn = useMutation({
    mutationFn: () => draft.save(),
    onSuccess: (stored) => stored && router.push(`/surveys/${survey.id}/open`),
  });
  return (
    <>
      {draft.conflict ? (
        <Conflict mine={draft.values} theirs={draft.conflict} onResolve={draft.resolve} />
      ) : null}
      <FormProblem error={draft.error ?? remove.error} fieldId={(path) => path.split('.')[0] ?? null} />
      <div className={styles.editor}>
        <div className={styles.sections}>
          <Section title={t('steps.texts')}>
            <TextsSection draft={draft} />
          </Section>
          <Section title={t('steps.due')}>
            <DueSection draft={draft} suggestedDueAt={suggestedDueAt} now={now} />
          </Section>
          <Section title={t('steps.recipients')}>
            <RecipientsSection
              draft={draft}
              survey={survey}
              first={recipients}
              knowsUse={frame.words.applies.includes('usesSystem')}
              onExample={setExample}
            />
          </Section>
        </div>
        <aside className={styles.aside}>
          <Section title={t('steps.preview')}>
            <LeaderPreview survey={{ ...survey, ...draft.values }} frame={frame} example={example} />
          </Section>
        </aside>
      </div>
      <div className={styles.bar}>
        <Button loading={goOn.isPending} onClick={() => goOn.mutate()}>
          {t('next')}
        </Button>
        <p className={styles.saved} role="status">
          {t(draft.state)}
        </p>
        <Button
          className={styles.end}
          variant="tertiary"
          data-color="danger"
          onClick={() => setDeleting(true)}
        >
          {t('delete')}
        </Button>
      </div>
      <ConfirmDialog
        open={deleting}
        title={t('deleteTitle')}
        action={t('delete')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      >
        <p>{t('deleteBody', { office: survey.officeName })}</p>
      </ConfirmDialog>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
