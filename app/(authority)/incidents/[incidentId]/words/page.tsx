import { Alert } from '@digdir/designsystemet-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import styles from '@/components/incidents/words.module.css';
import { WordsForm } from '@/components/incidents/words-form';
import { WordsPreview } from '@/components/incidents/words-preview';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { wordSentences } from '../../sentences';
import { incidentOfPage } from '../incident-of-page';

/** What the incident calls the thing it counts; fixed once services have been asked. */
export default async function IncidentWordsPage({ params }: { params: Promise<{ incidentId: string }> }) {
  const incident = await incidentOfPage(params, '/words');
  if (!incident.may.edit) notFound();
  const t = await getTranslations('words');
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/incidents/${incident.id}`}>{incident.title}</PageLink>}
        title={t('title')}
        lead={t('lead')}
      />
      <ClientMessages namespaces={['words']}>
        {incident.may.editWords ? (
          <WordsForm
            incidentId={incident.id}
            editRevision={incident.editRevision}
            words={incident.words}
            sentences={wordSentences()}
          />
        ) : (
          <div className={styles.form}>
            <Alert data-color="info">{t('fixed')}</Alert>
            <WordsPreview words={incident.words} sentences={wordSentences()} />
          </div>
        )}
      </ClientMessages>
    </>
  );
}
