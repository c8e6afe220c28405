import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { differences } from '@/domain/audit/rules';
import type { AuditEventView } from '@/domain/audit/schema';
import { DifferenceTable } from './difference-table';
import styles from './event-table.module.css';
import { useAuditWords } from './words';

/** Events newest first. `hrefOf` says where the reader can go and look at an object, if anywhere. */
export function EventTable({
  events,
  hrefOf,
}: {
  events: AuditEventView[];
  hrefOf: (object: AuditEventView['object']) => string | null;
}) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  return (
    // Roles in full, since the phone's layout takes the table's own meaning away.
    <Table
      className={`row-cards ${styles.table}`}
      data-color="neutral"
      role="table"
      aria-label={t('table.label')}
    >
      <TableHead role="rowgroup">
        <TableRow role="row">
          {(['at', 'what', 'object', 'who', 'change'] as const).map((column) => (
            <TableHeaderCell key={column} role="columnheader" className={styles[`column-${column}`]}>
              {t(`table.${column}`)}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody role="rowgroup">
        {events.map((event) => (
          <TableRow key={event.id} role="row">
            <Cell className={styles.at}>
              <Moment at={event.at} />
            </Cell>
            <Cell className={styles.what}>{words.kind(event.kind)}</Cell>
            <Cell label={t('table.object')}>
              <Subject object={event.object} href={hrefOf(event.object)} />
            </Cell>
            <Cell label={t('table.who')}>
              <Who who={event.who} />
            </Cell>
            <Cell label={t('table.change')}>
              <DifferenceTable differences={differences(event.before, event.after)} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** On a phone the column's name stands in front. */
function Cell({
  label,
  className = '',
  children,
}: {
  label?: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <TableCell role="cell" className={className}>
      {label ? (
        <span className="column-name" aria-hidden="true">
          {label}
        </span>
      ) : null}
      <div>{children}</div>
    </TableCell>
  );
}

function Subject({ object, href }: { object: AuditEventView['object']; href: string | null }) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  const type = words.objectType(object.type);
  const name = object.title ?? <span className={styles.id}>{shortId(object.id)}</span>;
  const history = `/audit?${new URLSearchParams({ objectType: object.type, objectId: object.id })}`;
  return (
    <>
      {href ? (
        <PageLink href={href} className="ds-link">
          {name}
        </PageLink>
      ) : (
        name
      )}
      <span className={styles.minor}>
        {type}
        <span className="no-print">
          {' · '}
          <PageLink
            href={history}
            className="ds-link"
            aria-label={t('historyOf', { object: `${type} ${object.title ?? object.id}` })}
          >
            {t('history')}
          </PageLink>
        </span>
      </span>
    </>
  );
}

/** Enough of an id to tell two apart; the history's address and the export hold it whole. */
function shortId(id: string): string {
  return id.length > 20 ? `…${id.slice(-12)}` : id;
}

function Who({ who }: { who: AuditEventView['who'] }) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  if (!who.personId) return who.role === 'nobody' ? t('nobody') : t('system');
  const name = words.person(who);
  const about = [
    words.roles(who.role),
    who.tokenId ? t('withToken') : null,
    who.networkAddress ? t('from', { address: who.networkAddress }) : null,
  ];
  return (
    <>
      <PageLink
        href={`/audit?personId=${who.personId}`}
        aria-label={t('onlyPerson', { name })}
        className={`ds-link ${who.erased ? styles.erased : ''}`}
      >
        {name}
      </PageLink>
      <span className={styles.minor}>{about.filter(Boolean).join(' · ')}</span>
    </>
  );
}
