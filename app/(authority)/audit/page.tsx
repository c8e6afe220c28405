import { Button } from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import { AuditFilter, filterNames, type Typed } from '@/components/audit/audit-filter';
import { EventTable } from '@/components/audit/event-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { auditChoices, listEvents } from '@/domain/audit/data';
import { readsWholeAudit } from '@/domain/audit/policy';
import { pageOfObject } from '@/domain/audit/rules';
import { auditQuerySchema } from '@/domain/audit/schema';
import { asVisitor, shown, visitor } from '@/lib/visitor';
import styles from './audit.module.css';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const [asked, t, actor] = [await searchParams, await getTranslations('audit'), await visitor()];
  const typed = typedIn(asked);
  const query = auditQuerySchema.safeParse({
    ...typed,
    ...(typeof asked.cursor === 'string' ? { cursor: asked.cursor } : {}),
  });
  const choices = shown(await asVisitor(auditChoices), '/audit');
  const page = query.success
    ? shown(await asVisitor((who, tx) => listEvents(who, tx, query.data)), '/audit')
    : null;
  const wrong = query.success ? [] : query.error.issues.map((issue) => String(issue.path[0]));
  const address = (more: Record<string, string> = {}) => new URLSearchParams({ ...typed, ...more });
  const whole = readsWholeAudit(actor);
  const filtered = Object.keys(typed).length > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t(whole ? 'leadAll' : 'leadOwn')}
        actions={
          page && page.events.length > 0 ? (
            <div className={styles.export}>
              <div className={styles.buttons}>
                <Button asChild variant="secondary">
                  <a href={`/api/v1/audit/export?${address({ format: 'csv' })}`} download>
                    {t('exportCsv')}
                  </a>
                </Button>
                <Button asChild variant="tertiary">
                  <a href={`/api/v1/audit/export?${address({ format: 'jsonl' })}`} download>
                    {t('exportJsonl')}
                  </a>
                </Button>
              </div>
              <p className={styles.note}>{t('exportNote')}</p>
            </div>
          ) : null
        }
      />
      <AuditFilter typed={typed} wrong={wrong} choices={choices} />
      {page === null ? (
        <p role="alert" className={styles.wrong}>
          {wrong.includes('cursor') ? t('filter.errors.cursor') : t('filter.wrong')}
        </p>
      ) : page.events.length === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p>{t(filtered ? 'empty.filtered' : 'empty.own')}</p>
        </EmptyState>
      ) : (
        <EventTable events={page.events} hrefOf={(object) => pageOfObject(actor, object)} />
      )}
      {asked.cursor || page?.nextCursor ? (
        <nav className={styles.pages} aria-label={t('pages.label')}>
          {asked.cursor ? (
            <PageLink className="ds-link" href={`/audit?${address()}`}>
              {t('pages.newest')}
            </PageLink>
          ) : null}
          {page?.nextCursor ? (
            <PageLink className="ds-link" href={`/audit?${address({ cursor: page.nextCursor })}`}>
              {t('pages.older')}
            </PageLink>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

/** What the form sent: fields left open come as empty text, and something given twice counts once. */
function typedIn(asked: Awaited<Props['searchParams']>): Typed {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const given = [asked[name]].flat()[0]?.trim();
      return given ? [[name, given]] : [];
    }),
  );
}
