'use client';

import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableFoot,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
import { PageTitle } from '@/components/ui/page-title';
import { ScrollTable } from '@/components/ui/scroll-table';
import { askedIndicators } from '@/domain/questionnaires/compose';
import { ladderKeys } from '@/domain/questionnaires/indicators';
import { statedNumber } from '@/domain/questionnaires/values';
import styles from './answer-table.module.css';
import { useAnswering } from './answering-context';
import { EarlierAll } from './earlier';
import { SameForAll } from './same-for-all';
import { SaveBar } from './save-bar';
import { Correcting } from './standing';
import { TableRowOf } from './table-row';
import { Trouble } from './trouble';
import { Typing } from './typing';

/** All municipalities at once, for wide screens: the one question and the ladder; the rest is a link away. */
export function AnswerTable() {
  const t = useTranslations('answering.table');
  const { view, composed, steps } = useAnswering();
  const asked = new Set(askedIndicators(view.definition));
  const rungs = ladderKeys.filter((key) => asked.has(key));
  // What every row must answer stands in the table; the rest unfolds below its row.
  const choices = (['integrationInUse'] as const).filter((key) => asked.has(key));
  const done = steps.filter((step) => step.key !== 'common' && step.state === 'done').length;
  const first = steps.find((step) => step.key !== 'common' && step.state === 'done');
  const { fields } = view.words;
  const base = `/requests/${view.id}`;
  const hasCommon = steps.some((step) => step.key === 'common');
  // Over those that state it; where nobody does, that is not zero.
  const sum = (key: string) => {
    const said = composed.content.lines.flatMap((line) => statedNumber(line.answers[key]) ?? []);
    return said.length === 0 ? '–' : said.reduce((total, count) => total + count, 0);
  };
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <PageTitle>{t('title', { count: composed.content.lines.length })}</PageTitle>
        <h1>{t('title', { count: composed.content.lines.length })}</h1>
        <p role="status">{t('progress', { done, of: composed.content.lines.length })}</p>
        <PageLink href={`${base}/answer`}>{t('oneByOne')}</PageLink>
      </header>
      <Correcting />
      <Trouble />
      <Typing>
        <EarlierAll places={composed.content.lines.map((line) => line.municipalityNumber)} />
        <ScrollTable label={t('title', { count: composed.content.lines.length })}>
          <Table className={styles.table} data-color="neutral">
            <TableHead>
              <TableRow>
                <TableHeaderCell>{t('municipality')}</TableHeaderCell>
                <TableHeaderCell>{fields.affected.label}</TableHeaderCell>
                {choices.map((key) => (
                  <TableHeaderCell key={key}>{fields[key].label}</TableHeaderCell>
                ))}
                {rungs.map((key) => (
                  <TableHeaderCell key={key} className={styles.count}>
                    {fields[key].label}
                  </TableHeaderCell>
                ))}
                <TableHeaderCell>{t('rest')}</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {composed.content.lines.map((line) => (
                <TableRowOf
                  key={line.municipalityNumber}
                  line={line}
                  rungs={rungs}
                  choices={choices}
                  withSystem={asked.has('usesSystem')}
                />
              ))}
            </TableBody>
            {rungs.length > 0 ? (
              <TableFoot>
                <TableRow>
                  <TableHeaderCell colSpan={2 + choices.length}>{t('sum')}</TableHeaderCell>
                  {rungs.map((key) => (
                    <TableCell key={key} className={styles.count}>
                      {sum(key)}
                    </TableCell>
                  ))}
                  <TableCell />
                </TableRow>
              </TableFoot>
            ) : null}
          </Table>
        </ScrollTable>
        {first ? <SameForAll step={first} /> : null}
      </Typing>
      <SaveBar>
        <Button asChild variant="tertiary">
          <PageLink href={base}>{t('back')}</PageLink>
        </Button>
        <Button asChild>
          <PageLink href={hasCommon ? `${base}/answer?step=common` : `${base}/check`}>
            {hasCommon ? t('next') : t('toCheck')}
          </PageLink>
        </Button>
      </SaveBar>
    </div>
  );
}
