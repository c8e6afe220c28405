'use client';

import { Link, Table } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
import { ScrollTable } from '@/components/ui/scroll-table';
import type { ServiceView } from '@/domain/register/schema';
import styles from './register.module.css';

/** One row per service: the municipalities or parts that it answers for, and who is turned to. */
export function ServiceList({ rows }: { rows: ServiceView[] }) {
  const t = useTranslations('register');
  return (
    <ScrollTable label={t('lists.services')}>
      <Table className={styles.table} data-size="sm" data-color="neutral">
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{t('service')}</Table.HeaderCell>
            <Table.HeaderCell>{t('members')}</Table.HeaderCell>
            <Table.HeaderCell>{t('contacts')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((service) => (
            <Table.Row key={service.id}>
              <Table.HeaderCell scope="row" className={styles.name}>
                {service.name}
                <span className={styles.subtle}>
                  {t(`kinds.${service.kind}`)}
                  {service.certainty === 'illustrative' ? ` · ${t('illustrative')}` : null}
                </span>
              </Table.HeaderCell>
              <Table.Cell>
                {service.members.length === 0 ? t('noMembers') : null}
                {service.members.map((m) => (
                  <div key={`${m.number} ${m.part}`}>
                    <span className="numbers">{m.number}</span> {m.part ? `${m.name}, ${m.part}` : m.name}
                  </div>
                ))}
              </Table.Cell>
              <Table.Cell>
                {service.contacts?.length === 0 ? t('vacant') : null}
                {service.contacts?.map((contact) => (
                  <div key={`${contact.role} ${contact.email} ${contact.order}`} className={styles.contact}>
                    <span>
                      {contact.name ?? '–'}{' '}
                      <span className={styles.inline}>({t(`roles.${contact.role}`)})</span>
                    </span>
                    {contact.email ? <Link href={`mailto:${contact.email}`}>{contact.email}</Link> : null}
                    {contact.phone ? <span className="numbers">{contact.phone}</span> : null}
                  </div>
                ))}
                {service.contacts ? (
                  <Link asChild>
                    <PageLink
                      href={`/admin/register/services/${service.id}`}
                      aria-label={t('changeContactsOf', { service: service.name })}
                    >
                      {t('changeContacts')}
                    </PageLink>
                  </Link>
                ) : null}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollTable>
  );
}
