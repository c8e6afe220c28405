import { Alert } from '@digdir/designsystemet-react';
import { CheckmarkCircleFillIcon, XMarkOctagonFillIcon } from '@navikt/aksel-icons';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { PrintInLight } from '@/components/ui/print-in-light';
import { checkReceipt } from '@/domain/receipts/data';
import { readReceiptNumber } from '@/domain/receipts/rules';
import type { ReceiptCheck } from '@/domain/receipts/schema';
import { asVisitor } from '@/lib/visitor';
import { addressOf } from '../address';
import { NumberForm } from '../number-form';
import { Proves } from '../proves';
import styles from '../receipts.module.css';

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ hash?: string }> };

export const metadata: Metadata = { robots: { index: false } };

/** What anybody may know of one receipt; for whom it was given only with the hash that stands on it. */
export default async function ReceiptCheckPage({ params, searchParams }: Props) {
  const typed = decodeURIComponent((await params).number);
  const { hash } = await searchParams;
  const read = readReceiptNumber(typed);
  if (read.ok && read.number !== typed) redirect(addressOf(read.number, hash));
  const found = read.ok
    ? await asVisitor((actor, tx) =>
        checkReceipt(actor, tx, { number: read.number, hash: hash?.trim().toLowerCase() }),
      )
    : null;
  const t = await getTranslations('receipts');
  if (!found?.ok) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('title')} lead={t('lead')} />
        <NumberForm number={typed.slice(0, 40)} error={read.ok ? 'NOT_FOUND' : read.reason} />
        <Proves />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <PrintInLight />
      <Verdict check={found.value} />
      <Details check={found.value} wrongHash={Boolean(hash) && !found.value.holder} />
      <Proves />
      <section className={`${styles.section} no-print`}>
        <h2>{t('another')}</h2>
        <NumberForm number="" error={null} />
      </section>
    </div>
  );
}

async function Verdict({ check }: { check: ReceiptCheck }) {
  const t = await getTranslations('receipts');
  const holds = Object.values(check.checks).every(Boolean);
  return (
    <>
      <PageHeader
        eyebrow={t('number', { number: check.number })}
        title={holds ? t('holds') : t('fails')}
        tabTitle={t('title')}
        lead={
          <>
            {t('storedAt')} <Moment at={check.at} style="dateTime" />
          </>
        }
      />
      {holds ? null : <Alert data-color="danger">{t('failsWhat')}</Alert>}
      <ul className={styles.checks}>
        {(['answer', 'entry', 'chain', 'signature'] as const).map((key) => {
          const Icon = check.checks[key] ? CheckmarkCircleFillIcon : XMarkOctagonFillIcon;
          return (
            <li key={key} className={check.checks[key] ? styles.good : styles.bad}>
              <Icon title={check.checks[key] ? t('yes') : t('no')} fontSize="1.5rem" />
              {t(`checks.${key}`)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

async function Details({ check, wrongHash }: { check: ReceiptCheck; wrongHash: boolean }) {
  const t = await getTranslations('receipts');
  const isSound = Object.values(check.checks).every(Boolean);
  return (
    <section className={styles.section}>
      <h2>{t('details')}</h2>
      {wrongHash ? <Alert data-color="danger">{t('wrongHash')}</Alert> : null}
      <dl className={styles.facts}>
        {check.holder ? (
          <>
            <Fact term={t('service')}>{check.holder.service.name}</Fact>
            <Fact term={t('survey')}>{check.holder.survey.title}</Fact>
            <Fact term={t('version')}>{check.holder.version}</Fact>
          </>
        ) : null}
        <Fact term={t('sequence')}>{check.sequence}</Fact>
        <Fact term={t('hash')} isCode>
          {check.entryHash}
        </Fact>
        <Fact term={t('previous')} isCode>
          {check.previousHash}
        </Fact>
        <Fact term={t('signature')} isCode>
          {check.signature}
        </Fact>
        <Fact term={t('key')} isCode>
          {check.keyId}
        </Fact>
        {check.holder ? (
          <Fact term={t('entry')} isCode>
            {check.holder.entry}
          </Fact>
        ) : null}
      </dl>
      {check.holder && isSound ? (
        <p className="no-print">
          <a href={`/api/v1/receipts/${check.number}/file?hash=${check.entryHash}`} download>
            {t('file')}
          </a>
          <br />
          <span className={styles.subtle}>{t('fileHint')}</span>
        </p>
      ) : null}
      {check.holder ? null : <p className={styles.subtle}>{t('forWhom')}</p>}
      <p className="no-print">
        <PageLink href="/receipts/keys">{t('keys')}</PageLink>
      </p>
      <details className={styles.publicKey}>
        <summary>{t('publicKey')}</summary>
        <pre>{check.publicKey}</pre>
      </details>
    </section>
  );
}

function Fact({ term, isCode, children }: { term: string; isCode?: boolean; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className={isCode ? styles.code : undefined}>{children}</dd>
    </div>
  );
}
