import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { AnswerText } from '@/components/answers/answer-text';
import { FileList } from '@/components/answers/file-list';
import { QuestionLabel } from '@/components/answers/question-label';
import { type QuestionWords, questionWords } from '@/components/answers/question-words';
import { FlagText } from '@/components/reviews/flag-text';
import reviewStyles from '@/components/reviews/reviews.module.css';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { ScrollTable } from '@/components/ui/scroll-table';
import { StateTag } from '@/components/ui/state-tag';
import type { LanguageWords } from '@/domain/incidents/words';
import type { Definition } from '@/domain/questionnaires/schema';
import { type ComparedAnswer, compareVersions } from '@/domain/tracking/rules';
import type { RequestDetail, TrackedVersion } from '@/domain/tracking/schema';
import { LineRows } from './version-lines';
import styles from './versions.module.css';

type Props = { detail: RequestDetail; definition: Definition; words: LanguageWords };

/**
 * Every version of a return side by side, oldest first, municipality by municipality, each with the questions that it
 * answers; what changed is marked.
 */
export function Versions({ detail, definition, words }: Props) {
  const t = useTranslations('tracking.versions');
  const versions = detail.versions.toReversed();
  const places = [
    ...detail.request.municipalities.map((m) => ({
      number: m.number as string | null,
      name: m.part ? `${m.name} (${m.part})` : m.name,
    })),
    { number: null, name: t('whole') },
  ];
  return (
    <div className={styles.places}>
      {places.map(({ number, name }) => (
        <Place
          key={name}
          review={detail.review}
          versions={versions}
          number={number}
          name={name}
          definition={definition}
          words={words}
        />
      ))}
    </div>
  );
}

type PlaceProps = {
  review: RequestDetail['review'];
  versions: TrackedVersion[];
  number: string | null;
  name: string;
  definition: Definition;
  words: LanguageWords;
};

function Place({ review, versions, number, name, definition, words }: PlaceProps) {
  const t = useTranslations('tracking.versions');
  const locale = useLocale();
  // The newest questions in their order, and after them those that are not asked any more.
  const definitions = [
    definition,
    ...versions.map((version) => version.definition ?? definition).toReversed(),
  ];
  const order = definitions.flatMap(({ items }) => items.map((item) => item.key as string));
  const compared = compareVersions(versions, number).toSorted(
    (a, b) => order.indexOf(a.key) - order.indexOf(b.key),
  );
  const rows = compared.flatMap((one) => {
    const said = one.answers.some((answer) => answer && answer.kind !== 'notRelevant');
    const question = definitions.flatMap(
      (each) => questionWords(one.key, { definition: each, words, locale }) ?? [],
    )[0];
    if (!question || !said) return [];
    const questions = versions.map(
      (version) =>
        questionWords(one.key, { definition: version.definition ?? definition, words, locale }) ?? question,
    );
    return [{ ...one, question, questions }];
  });
  if (rows.length === 0) return null;
  const changes = rows.filter((row) => row.changed.includes(true)).length;
  return (
    <section>
      <div className={styles.head}>
        <h2>{name}</h2>
        {changes > 0 ? <StateTag tone="neutral">{t('changes', { count: changes })}</StateTag> : null}
      </div>
      <ScrollTable label={t('label', { place: name })}>
        <Table data-size="sm" data-color="neutral" className={styles.table}>
          <TableHead>
            <TableRow>
              <TableHeaderCell className={styles.question}>{t('question')}</TableHeaderCell>
              {versions.map((version, i) => (
                <TableHeaderCell key={version.version}>
                  {t('version', { version: version.version })}
                  {i === versions.length - 1 ? <span className={styles.quiet}> {t('newest')}</span> : null}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Row key={row.key} row={row} path={`${number ?? ''}.${row.key}`} review={review} />
            ))}
            {number === null ? null : <LineRows versions={versions} number={number} />}
          </TableBody>
        </Table>
      </ScrollTable>
    </section>
  );
}

type RowProps = {
  /** `questions`: as each version puts it. */
  row: ComparedAnswer & { question: QuestionWords; questions: QuestionWords[] };
  path: string;
  review: RequestDetail['review'];
};

/** One question over the versions, and beside it what the checks found and what the service is asked. */
function Row({ row, path, review }: RowProps) {
  const t = useTranslations('tracking.versions');
  const flags = (review?.flags ?? []).filter(
    (flag) => !flag.dismissed && `${flag.municipalityNumber}.${flag.field}` === path,
  );
  const asked = (review?.corrections ?? []).flatMap(({ version, questions }) =>
    questions.flatMap((question) => (question.path === path ? { version, text: question.text } : [])),
  );
  // What is asked along with something new stands in both.
  const askedOnce = new Map(asked.map((question) => [`${question.version} ${question.text}`, question]));
  return (
    <TableRow>
      <TableHeaderCell scope="row" className={styles.question}>
        <QuestionLabel question={row.question} />
        {flags.map((flag) => (
          <p key={flag.id} className={reviewStyles.asked}>
            <FlagText flag={flag} />
          </p>
        ))}
        {[...askedOnce].map(([key, question]) => (
          <span key={key} className={reviewStyles.askedBefore}>
            {t('askedAbout', question)}
          </span>
        ))}
      </TableHeaderCell>
      {row.answers.map((answer, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are the versions, in order
        <TableCell key={i} className={row.changed[i] ? styles.changed : undefined}>
          {row.asked[i] ? (
            <AnswerText answer={answer} question={row.questions[i] ?? row.question} />
          ) : (
            <em className={styles.quiet}>{t('notAsked')}</em>
          )}
          {row.asked[i] && row.questions[i] && row.questions[i].label !== row.question.label ? (
            <Then question={row.questions[i]} />
          ) : null}
          {row.changed[i] ? <span className={styles.mark}>{t('changed')}</span> : null}
        </TableCell>
      ))}
    </TableRow>
  );
}

/** How a version put the question, where it was put otherwise. */
function Then({ question }: { question: QuestionWords }) {
  const t = useTranslations('tracking.versions');
  const words = { question: () => <QuestionLabel question={question} /> };
  return <span className={styles.then}>{t.rich('thenAsked', words)}</span>;
}

/** Who gave each version, when and why, with its receipt; newest first. */
export function VersionList({ versions }: { versions: TrackedVersion[] }) {
  const t = useTranslations('tracking');
  return (
    <ol className={styles.list}>
      {versions.map((version) => (
        <li key={version.version}>
          <p className={styles.versionHead}>
            <strong>{t('versions.version', { version: version.version })}</strong>
            <StateTag tone="answered">{version.onTime ? t('versions.onTime') : t('versions.late')}</StateTag>
          </p>
          <p>
            {version.givenAt
              ? t.rich('versions.byPhone', {
                  at: () => <Moment key="at" at={version.givenAt ?? ''} />,
                  name: version.recordedBy ?? '–',
                })
              : t.rich('versions.given', { at: () => <Moment key="at" at={version.submittedAt} /> })}
          </p>
          {version.givenBy ? <GivenBy {...version.givenBy} /> : null}
          {version.reason ? <p>{t('versions.reason', { reason: version.reason })}</p> : null}
          <FileList files={version.attachments} />
          {version.receiptNumber ? (
            <p>
              <PageLink href={`/receipts/${version.receiptNumber}`}>
                {t('versions.receipt', { number: version.receiptNumber })}
              </PageLink>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

const roles = ['leader', 'deputy', 'mailbox', 'municipal_director'] as const;

function GivenBy({ name, role }: { name: string | null; role: string }) {
  const t = useTranslations('tracking');
  const known = roles.find((one) => one === role);
  const words = known ? t(`roles.${known}`) : role;
  return <p>{name ? t('versions.by', { name, role: words }) : words}</p>;
}
