import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NewSurveyForm } from '@/components/surveys/new-survey-form';
import styles from '@/components/surveys/surveys.module.css';
import { ClientMessages } from '@/components/ui/client-messages';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listOwnOffices } from '@/domain/incidents/data';
import { listQuestionnaires } from '@/domain/questionnaires/data';
import { listSurveys } from '@/domain/surveys/data';
import { asVisitor, shown } from '@/lib/visitor';
import { incidentOfPage } from '../../incident-of-page';

/** The first step of a survey: which questions. Who else is asking right now stands above. */
export default async function NewSurveyPage({ params }: { params: Promise<{ incidentId: string }> }) {
  const incident = await incidentOfPage(params, '/surveys/new');
  if (!incident.may.createSurvey) notFound();
  const t = await getTranslations('surveys');
  const { questionnaires, surveys, offices } = await asVisitor(async (actor, tx) => ({
    questionnaires: await listQuestionnaires(actor, tx),
    surveys: await listSurveys(actor, tx, { incidentId: incident.id, limit: 100 }),
    offices: await listOwnOffices(actor, tx),
  }));
  const open = shown(surveys).rows.filter((survey) => survey.state === 'open');
  const choices = shown(questionnaires).map(({ id, key, title, definition }) => ({
    id,
    key,
    title,
    questions: definition.items.length,
  }));
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/incidents/${incident.id}`}>{incident.title}</PageLink>}
        title={t('new.title')}
        lead={t('new.lead')}
      />
      {open.length > 0 ? (
        <div className={styles.others}>
          <p className={styles.quiet}>{t('new.others')}:</p>
          <ul>
            {open.map((survey) => (
              <li key={survey.id}>
                <PageLink href={`/surveys/${survey.id}`}>{survey.title}</PageLink>
                {' – '}
                {t.rich('new.otherDue', {
                  office: survey.officeName,
                  at: () => <Moment at={survey.dueAt} style="dayTime" />,
                })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ClientMessages namespaces={['surveys']}>
        <NewSurveyForm incidentId={incident.id} choices={choices} offices={offices} />
      </ClientMessages>
    </>
  );
}
