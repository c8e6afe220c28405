import {
  Alert,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@digdir/designsystemet-react';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LeaderPreview } from '@/components/surveys/leader-preview';
import { OpenButton } from '@/components/surveys/open-button';
import styles from '@/components/surveys/surveys.module.css';
import { Warnings } from '@/components/surveys/warnings';
import { ClientMessages } from '@/components/ui/client-messages';
import { Figure } from '@/components/ui/figure';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { ScrollTable } from '@/components/ui/scroll-table';
import { TimeLeft } from '@/components/ui/time-left';
import { previewRecipients } from '@/domain/surveys/recipients-data';
import { missingBeforeOpening } from '@/domain/surveys/rules';
import type { RecipientPreview, SurveyView } from '@/domain/surveys/schema';
import { now } from '@/lib/clock';
import { asVisitor, shown } from '@/lib/visitor';
import { OverlapOf } from '../overlap-of';
import { previewFrame } from '../preview-frame';
import { surveyOfPage } from '../survey-of-page';

type Props = { params: Promise<{ surveyId: string }> };

/** Before anything is sent: how many, who, until when, and what they will see. */
export default async function OpenSurveyPage({ params }: Props) {
  const survey = await surveyOfPage(params, '/open');
  if (survey.state !== 'draft') redirect(`/surveys/${survey.id}`);
  if (!survey.may.open) notFound();
  const t = await getTranslations('surveys');
  const preview = shown(
    await asVisitor((actor, tx) => previewRecipients(actor, tx, { surveyId: survey.id })),
  );
  const moment = now();
  const missing = missingBeforeOpening({ ...survey, dueAt: new Date(survey.dueAt) }, moment);
  const ready = missing.length === 0 && preview.serviceCount > 0;
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/surveys/${survey.id}/edit`}>{t('open.back')}</PageLink>}
        title={t('open.title')}
        lead={t('open.lead')}
      />
      <div className={styles.editor}>
        <div className={styles.section}>
          <Numbers survey={survey} preview={preview} now={moment.toISOString()} />
          <Warnings preview={preview} />
          {ready ? null : <Missing survey={survey} fields={missing} nobody={preview.serviceCount === 0} />}
          {ready ? (
            <ClientMessages namespaces={['surveys']}>
              <OpenButton surveyId={survey.id} revision={survey.revision} services={preview.serviceCount} />
            </ClientMessages>
          ) : null}
          <OverlapOf survey={survey} preview={preview} />
          <Recipients preview={preview} />
        </div>
        <aside className={styles.section}>
          <h2>{t('edit.steps.preview')}</h2>
          <LeaderPreview
            survey={survey}
            frame={await previewFrame(survey.incidentId)}
            example={preview.services.find((s) => s.municipalities.length > 1) ?? preview.services[0] ?? null}
          />
        </aside>
      </div>
    </>
  );
}

async function Numbers({
  survey,
  preview,
  now,
}: {
  survey: SurveyView;
  preview: RecipientPreview;
  now: string;
}) {
  const t = await getTranslations('surveys.open');
  return (
    <>
      <div className={styles.big}>
        <Figure value={preview.serviceCount} unit={t('count', { count: preview.serviceCount })} />
        <Figure
          value={preview.municipalityCount}
          unit={t('municipalities', { count: preview.municipalityCount })}
        />
      </div>
      <p className={styles.result}>
        {t.rich('dueLine', { at: () => <Moment at={survey.dueAt} style="dayTime" /> })} ·{' '}
        <TimeLeft dueAt={survey.dueAt} now={now} />
      </p>
      <p className={styles.quiet}>{survey.lateAllowed ? t('lateYes') : t('lateNo')}</p>
    </>
  );
}

type MissingProps = { survey: SurveyView; fields: { path: string; code: string }[]; nobody: boolean };

async function Missing({ survey, fields, nobody }: MissingProps) {
  const [t, names, errors] = await Promise.all([
    getTranslations('surveys.open'),
    getTranslations('surveys.edit.fields'),
    getTranslations('errors'),
  ]);
  return (
    <Alert data-color="warning">
      <h2>{t('missing')}</h2>
      <ul>
        {fields.map(({ path, code }) => (
          <li key={path}>
            {names(path as 'introduction' | 'legalBasis' | 'dueAt')}: {errors(code)}
          </li>
        ))}
        {nobody ? <li>{errors('NOBODY_ASKED')}</li> : null}
      </ul>
      <PageLink href={`/surveys/${survey.id}/edit`}>{t('missingLink')}</PageLink>
    </Alert>
  );
}

async function Recipients({ preview }: { preview: RecipientPreview }) {
  const [t, names] = await Promise.all([
    getTranslations('surveys.open'),
    getTranslations('surveys.recipients'),
  ]);
  return (
    <details className={styles.list} open={preview.serviceCount <= 25}>
      <summary>{t('list', { count: preview.serviceCount })}</summary>
      <ScrollTable label={t('list', { count: preview.serviceCount })}>
        <Table data-size="sm" data-color="neutral">
          <TableHead>
            <TableRow>
              <TableHeaderCell>{t('service')}</TableHeaderCell>
              <TableHeaderCell>{t('asked')}</TableHeaderCell>
              <TableHeaderCell>{t('contact')}</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {preview.services.map((service) => (
              <TableRow key={service.id}>
                <TableHeaderCell scope="row">{service.name}</TableHeaderCell>
                <TableCell>
                  {service.municipalities.map((m) => (m.part ? `${m.name} (${m.part})` : m.name)).join(', ')}
                </TableCell>
                <TableCell className={styles.nowrap}>
                  {service.hasContact ? t('hasContact') : names('noContact')}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollTable>
    </details>
  );
}
