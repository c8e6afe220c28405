import { Button } from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import styles from '@/components/questionnaires/builder.module.css';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listAllQuestionnaires } from '@/domain/questionnaires/data';
import type { QuestionnaireView } from '@/domain/questionnaires/views';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

/** The authority's own questionnaires, and those that ship. */
export default async function QuestionnairesPage() {
  await signedInVisitor('/questionnaires');
  const t = await getTranslations('questionnaires');
  const all = shown(await asVisitor((actor, tx) => listAllQuestionnaires(actor, tx)));
  const groups = {
    own: all.filter((one) => one.may.edit),
    shipped: all.filter((one) => one.key),
    others: all.filter((one) => !one.may.edit && !one.key),
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <Button asChild>
              <PageLink href="/questionnaires/new">{t('new.action')}</PageLink>
            </Button>
            <Button asChild variant="secondary">
              <PageLink href="/questionnaires/import">{t('import.action')}</PageLink>
            </Button>
          </>
        }
      />
      <Group title={t('own')} rows={groups.own} />
      {groups.own.length === 0 ? <EmptyState title={t('noneOwn')}>{t('noneOwnBody')}</EmptyState> : null}
      <Group title={t('shipped')} rows={groups.shipped} />
      <Group title={t('others')} rows={groups.others} />
    </>
  );
}

async function Group({ title, rows }: { title: string; rows: QuestionnaireView[] }) {
  if (rows.length === 0) return null;
  const t = await getTranslations('questionnaires');
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.list}>
        {rows.map((row) => {
          const draft = row.versions.find((version) => !version.publishedAt);
          const newest = row.versions.find((version) => version.publishedAt);
          const shownVersion = newest ?? draft;
          return (
            <li key={row.id}>
              <h3>
                {shownVersion ? (
                  <PageLink
                    href={`/questionnaires/${shownVersion.id}${shownVersion === draft && row.may.edit ? '/edit' : ''}`}
                  >
                    {row.title}
                  </PageLink>
                ) : (
                  row.title
                )}
              </h3>
              <p className={styles.quiet}>
                {[
                  row.officeName,
                  newest ? t('published', { version: newest.version, count: newest.questions }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {draft ? (
                <p>
                  {t('draftSaved', { version: draft.version })}{' '}
                  {draft.savedAt ? <Moment at={draft.savedAt} style="dateTime" /> : null}
                  {row.may.edit && newest ? (
                    <>
                      {' – '}
                      <PageLink href={`/questionnaires/${draft.id}/edit`}>{t('goOn')}</PageLink>
                    </>
                  ) : null}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
