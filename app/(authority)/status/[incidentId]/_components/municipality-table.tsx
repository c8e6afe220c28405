'use client';

import { Button, Field, Label, Search, Select } from '@digdir/designsystemet-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { KindLegend } from '@/components/figures/kind-sign';
import { ScrollTable } from '@/components/ui/scroll-table';
import { usePrinting } from '@/components/ui/use-printing';
import { type FiguresOf, figuresPath } from '@/domain/figures/queries';
import type { Figures } from '@/domain/figures/schema';
import { rungs, type ShownState, shownStates } from '@/domain/figures/states';
import type { LanguageWords } from '@/domain/incidents/words';
import { MunicipalityRow, type RowWords } from './municipality-row';
import styles from './municipality-table.module.css';
import { type Column, columnsOf, kindsShown, rowOf, type Sorting, tableRows } from './table-rows';

type Props = {
  figures: Figures;
  counties: { number: string; name: string }[];
  words: LanguageWords;
  of: FiguresOf;
};

/** How many rows are shown until all are asked for: those that call for attention come first. Paper shows all. */
const atFirst = 40;

/** Every municipality with its state: to search, to sort, to download. */
export function MunicipalityTable({ figures, counties, words, of }: Props) {
  const t = useTranslations('status');
  const locale = useLocale();
  const columns = useMemo(() => columnsOf(words.applies), [words.applies]);
  const [search, setSearch] = useState('');
  const [state, setState] = useState<ShownState | null>(null);
  const [sorting, setSorting] = useState<Sorting>({ by: 'state', down: false });
  const all = useMemo(() => {
    const names = new Map(counties.map((county) => [county.number, county.name]));
    return figures.states.map((s) => rowOf(s, names.get(s.countyNumber) ?? ''));
  }, [figures.states, counties]);
  const rows = useMemo(() => tableRows(all, { search, state, sorting }), [all, search, state, sorting]);
  const [asked, setAsked] = useState(false);
  const printing = usePrinting();
  const whole = asked || printing;
  const rowWords = useRowWords();
  const kind = useTranslations('kinds');
  const shown = whole ? rows : rows.slice(0, atFirst);
  const inUse = shownStates.filter((s) => all.some((row) => row.shown === s));
  const download = figuresPath(of, '.csv');

  return (
    <div>
      <h2 className={styles.title}>{t('table.title')}</h2>
      <div className={styles.tools}>
        <Field className={styles.search}>
          <Label>{t('table.search')}</Label>
          <Search>
            <Search.Input value={search} onChange={(event) => setSearch(event.target.value)} />
            <Search.Clear onClick={() => setSearch('')} />
          </Search>
        </Field>
        <Field>
          <Label>{t('table.state')}</Label>
          <Select
            value={state ?? ''}
            onChange={(event) => setState(inUse.find((s) => s === event.target.value) ?? null)}
          >
            <Select.Option value="">{t('table.allStates')}</Select.Option>
            {inUse.map((s) => (
              <Select.Option key={s} value={s}>
                {t(`state.${s}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Button variant="secondary" asChild>
          <a
            href={`${download}${download.includes('?') ? '&' : '?'}language=${locale}`}
            download={fileName(figures)}
          >
            {t('table.download')}
          </a>
        </Button>
        <p className={styles.shown} role="status">
          {rows.length === 0 ? t('table.none') : t('table.shown', { count: rows.length, total: all.length })}
        </p>
      </div>
      {printing && rows.length < all.length ? (
        <p className={styles.onPaper}>
          {t('table.shown', { count: rows.length, total: all.length })}
          {state ? ` · ${t('table.state')}: ${t(`state.${state}`)}` : null}
          {search ? ` · ${t('table.search')}: ${search}` : null}
        </p>
      ) : null}
      <ScrollTable label={t('table.title')}>
        <table className={`ds-table ${styles.table}`} data-size="sm" data-color="neutral">
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column} column={column} words={words} sorting={sorting} onSort={setSorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <MunicipalityRow key={row.number} row={row} columns={columns} words={rowWords} />
            ))}
          </tbody>
        </table>
      </ScrollTable>
      <KindLegend
        label={kind('legend')}
        entries={kindsShown(shown, columns).map((one) => [one, kind(one)])}
      />
      {!whole && rows.length > atFirst ? (
        <Button variant="secondary" className={styles.more} onClick={() => setAsked(true)}>
          {t('table.showAll', { count: rows.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** The same object until the language changes, so that a row is drawn again only when it changes. */
function useRowWords(): RowWords {
  const t = useTranslations('status');
  const kind = useTranslations('kinds');
  const format = useFormatter();
  return useMemo(() => {
    const days = new Map<string, string>();
    const day = (text: string) => format.dateTime(new Date(text), { day: 'numeric', month: 'short' });
    return {
      state: (state) => t(`state.${state}`),
      response: (response) => t(`response.${response}`),
      grade: (grade) => t(`grade.${grade}`),
      uses: (uses) => t(uses ? 'table.yes' : 'table.no'),
      kind: (one) => kind(one),
      atLeast: (count) => kind('atLeast', { count }),
      differs: t('table.differs'),
      day(text) {
        const known = days.get(text) ?? day(text);
        days.set(text, known);
        return known;
      },
    };
  }, [t, kind, format]);
}

type HeadProps = {
  column: Column;
  words: LanguageWords;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
};

function Head({ column, words, sorting, onSort }: HeadProps) {
  const t = useTranslations('status');
  const rung = rungs.find((r) => r === column);
  const label = rung
    ? words.rungs[rung].short
    : t(`table.${column as Exclude<Column, (typeof rungs)[number]>}`);
  const sorted = sorting.by === column;
  // Numbers are looked at from the most, names from the first.
  const down = sorted ? !sorting.down : rung !== undefined || column === 'lastAnswered';
  return (
    <th
      scope="col"
      className={rung ? styles.number : undefined}
      aria-sort={sorted ? (sorting.down ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort({ by: column, down })}>
        {label}
      </button>
    </th>
  );
}

/** Says what it is of and as of when, in Norwegian time. */
function fileName({ asOf }: Figures): string {
  return `kvittert-kommuner-${asOf.slice(0, 16).replaceAll(':', '')}.csv`;
}
