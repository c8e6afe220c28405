import { Button } from '@digdir/designsystemet-react';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AnswerList } from '@/components/answers/answer-list';
import { FileList } from '@/components/answers/file-list';
import { ClientMessages } from '@/components/ui/client-messages';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { PageTitle } from '@/components/ui/page-title';
import { PrintInLight } from '@/components/ui/print-in-light';
import { wordsIn } from '@/domain/incidents/words';
import { getReceipt } from '@/domain/receipts/data';
import { getRequestForAnswering } from '@/domain/requests/data/answering';
import { titleOf } from '@/domain/requests/names';
import type { AnsweringView } from '@/domain/requests/schema';
import { listReturns } from '@/domain/returns/data';
import type { ReturnView } from '@/domain/returns/schema';
import { env } from '@/lib/env';
import { asVisitor, namedId, shown } from '@/lib/visitor';
import { Objection } from '../_components/objection';
import styles from '../_components/receipt.module.css';
import { ReceiptActions } from '../_components/receipt-actions';

type Props = {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
};

/** The receipt: the number large, when, what was stored, how to check it, and what happens next. */
export default async function ReceiptPage({ params, searchParams }: Props) {
  const requestId = namedId((await params).requestId);
  const { version } = await searchParams;
  const wanted =
    typeof version === 'string' && /^\d{1,6}$/.test(version) ? Number(version) || undefined : undefined;
  const next = `/requests/${requestId}/receipt`;
  const read = await asVisitor(async (actor, tx) => ({
    request: await getRequestForAnswering(actor, tx, { requestId }),
    receipt: await getReceipt(actor, tx, { requestId, version: wanted }),
    returns: await listReturns(actor, tx, { requestId }),
  }));
  const request = shown(read.request, next);
  const receipt = shown(read.receipt, next);
  const { rows } = shown(read.returns, next);
  const stored = rows.find((row) => row.version === receipt.version) ?? notFound();
  const t = await getTranslations('answering.receipt');
  const isNewest = receipt.version === rows[0]?.version;
  const check = `/receipts/${receipt.number}?hash=${receipt.entryHash}`;
  return (
    <div className={styles.page}>
      <PageTitle>{t('pageTitle')}</PageTitle>
      <PrintInLight />
      <article className={styles.paper}>
        <h1>{receipt.version === 1 ? t('title') : t('titleCorrection')}</h1>
        <p className={styles.number}>{receipt.number}</p>
        <p className={styles.at}>
          {t('storedAt')} <Moment at={receipt.at} style="dateTime" />
        </p>
        <dl className={styles.facts}>
          <div>
            <dt>{t('survey')}</dt>
            <dd>
              {receipt.survey.title}, {request.survey.officeName}
            </dd>
          </div>
          <div>
            <dt>{t('service')}</dt>
            <dd>{receipt.service.name}</dd>
          </div>
          <div>
            <dt>{t('givenBy')}</dt>
            <dd>
              {stored.givenBy.name ?? t('noName')}
              {stored.givenAt
                ? t.rich('byPhone', {
                    office: request.survey.officeName,
                    at: () => <Moment at={stored.givenAt ?? ''} style="dateTime" />,
                  })
                : null}
            </dd>
          </div>
          <div>
            <dt>{t('version')}</dt>
            <dd>
              {receipt.version}
              {stored.reason ? ` – ${stored.reason}` : null}
            </dd>
          </div>
          <div>
            <dt>{t('hash')}</dt>
            <dd className={styles.hash}>{receipt.entryHash}</dd>
          </div>
        </dl>
      </article>
      {isNewest ? null : (
        <p>
          {t('older')} <PageLink href={next}>{t('seeNewest')}</PageLink>
        </p>
      )}
      <p className={styles.why}>{t('why')}</p>
      <ClientMessages namespaces={['answering']}>
        <ReceiptActions requestId={requestId} />
        {stored.givenAt && isNewest ? <Objection requestId={requestId} version={stored.version} /> : null}
      </ClientMessages>
      <Stored request={request} stored={stored} />
      <section className={styles.section}>
        <h2>{t('checkTitle')}</h2>
        <p>
          {t('checkBody')} {t('checkPaper', { address: `${env().BASE_URL.replace(/\/$/, '')}/receipts` })}
        </p>
        <p className="no-print">
          <PageLink href={check}>{t('check')}</PageLink>
        </p>
        <p className="no-print">
          <a href={`/api/v1/receipts/${receipt.number}/file?hash=${receipt.entryHash}`} download>
            {t('file')}
          </a>
        </p>
      </section>
      <section className={`${styles.section} no-print`}>
        <h2>{t('nextTitle')}</h2>
        <p>{t('next', { office: request.survey.officeName })}</p>
        <p>{t('mistake')}</p>
        <div className={styles.actions}>
          {request.survey.state === 'open' && isNewest ? (
            <Button asChild variant="secondary">
              <PageLink href={`/requests/${requestId}/answer`}>{t('correct')}</PageLink>
            </Button>
          ) : null}
          <Button asChild variant="tertiary">
            <PageLink href="/my">{t('toList')}</PageLink>
          </Button>
        </div>
      </section>
      {rows.length > 1 ? <Versions rows={rows} current={receipt.version} base={next} /> : null}
    </div>
  );
}

async function Stored({ request, stored }: { request: AnsweringView; stored: ReturnView }) {
  const t = await getTranslations('answering.receipt');
  const words = wordsIn(request.words, await getLocale());
  const { definition } = stored;
  const filesOf = (place: string) =>
    (stored.content.attachments ?? []).filter((file) => file.path.startsWith(`${place}.`));
  const common = Object.values(stored.content.answers).some((answer) => answer.kind !== 'notRelevant');
  return (
    <section className={styles.section}>
      <h2>{t('stored')}</h2>
      {stored.content.lines.map((line) => {
        const municipality = request.municipalities.find((m) => m.number === line.municipalityNumber);
        return (
          <div key={line.municipalityNumber}>
            <h3>{municipality ? titleOf(municipality) : line.municipalityNumber}</h3>
            <AnswerList
              definition={definition}
              words={words}
              answers={line.answers}
              scope="municipality"
              grade={line.grade}
              remains={line.remains}
              isWhole
            />
            <FileList files={filesOf(line.municipalityNumber)} />
          </div>
        );
      })}
      {common ? (
        <div>
          <h3>{t('common')}</h3>
          <AnswerList
            definition={definition}
            words={words}
            answers={stored.content.answers}
            scope="request"
            isWhole
          />
          <FileList files={filesOf('')} />
        </div>
      ) : null}
    </section>
  );
}

async function Versions({ rows, current, base }: { rows: ReturnView[]; current: number; base: string }) {
  const t = await getTranslations('answering.receipt');
  return (
    <section className={`${styles.section} no-print`}>
      <h2>{t('versions')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            {row.version === current ? (
              <strong>{t('versionNumber', { version: row.version })}</strong>
            ) : (
              <PageLink href={`${base}?version=${row.version}`}>
                {t('versionNumber', { version: row.version })}
              </PageLink>
            )}
            {', '}
            <Moment at={row.submittedAt} style="dateTime" />
            {row.reason ? ` – ${row.reason}` : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
