'use client';

import {
  Button,
  Field,
  Label,
  Search,
  SearchClear,
  SearchInput,
  Select,
  SelectOption,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { ScrollTable } from '@/components/ui/scroll-table';
import { StateTag } from '@/components/ui/state-tag';
import { usePrinting } from '@/components/ui/use-printing';
import {
  factKinds,
  type KnownValue,
  type MunicipalityFactKind,
  type MunicipalityFacts,
} from '@/domain/incidents/schema';
import { useFactWords } from './fact-words';
import styles from './facts-table.module.css';

/** So many municipalities stand there before anybody asks for the rest, or prints. */
const atFirst = 25;

type Props = { label: string; facts: MunicipalityFacts[]; plain?: boolean };

/** What is known of each municipality, with search and county unless `plain`; where list and answer differ, both. */
export function FactsTable({ label, facts, plain }: Props) {
  const t = useTranslations('incidents.list');
  const [search, setSearch] = useState('');
  const [county, setCounty] = useState('');
  const wanted = useDeferredValue(search).trim().toLocaleLowerCase('nb');
  const counties = useMemo(
    () =>
      [...new Map(facts.map((m) => [m.countyNumber, m.countyName]))].sort(([a], [b]) => a.localeCompare(b)),
    [facts],
  );
  const rows = facts.filter(
    (m) =>
      (!county || m.countyNumber === county) &&
      (!wanted || `${m.number} ${m.name}`.toLocaleLowerCase('nb').includes(wanted)),
  );
  const [isAsked, setIsAsked] = useState(false);
  const isPrinting = usePrinting();
  const shown = isAsked || isPrinting ? rows : rows.slice(0, atFirst);
  return (
    <div className={styles.stack}>
      {plain ? null : (
        <div className={styles.filters}>
          <Field>
            <Label htmlFor="facts-search">{t('search')}</Label>
            <Search>
              <SearchInput
                id="facts-search"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
              <SearchClear onClick={() => setSearch('')} />
            </Search>
          </Field>
          <Field>
            <Label htmlFor="facts-county">{t('county')}</Label>
            <Select id="facts-county" value={county} onChange={(event) => setCounty(event.target.value)}>
              <SelectOption value="">{t('all')}</SelectOption>
              {counties.map(([number, name]) => (
                <SelectOption key={number} value={number}>
                  {name}
                </SelectOption>
              ))}
            </Select>
          </Field>
          <p role="status" className={styles.quiet}>
            {t('shown', { shown: rows.length, total: facts.length })}
          </p>
        </div>
      )}
      <ScrollTable label={label}>
        <Table data-size="sm" data-color="neutral" className={styles.table}>
          <TableHead>
            <TableRow>
              <TableHeaderCell>{t('municipality')}</TableHeaderCell>
              {factKinds.map((kind) => (
                <TableHeaderCell key={kind}>{t(kind)}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((m) => (
              <TableRow key={m.number}>
                <TableHeaderCell scope="row" className={styles.name}>
                  {m.name} <span className={styles.quiet}>{m.number}</span>
                </TableHeaderCell>
                {factKinds.map((kind) => (
                  <TableCell key={kind}>
                    <Said kind={kind} known={m[kind]} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollTable>
      {shown.length < rows.length ? (
        <Button variant="secondary" className={styles.more} onClick={() => setIsAsked(true)}>
          {t('showAll', { count: rows.length })}
        </Button>
      ) : null}
    </div>
  );
}

function Said({ kind, known }: { kind: MunicipalityFactKind; known: KnownValue }) {
  const t = useTranslations('incidents.list');
  const words = useFactWords();
  if (known.value === null) return <span className={styles.quiet}>{words(kind, null)}</span>;
  if (!known.differs) return <>{words(kind, known.value)}</>;
  return (
    <span className={styles.differs}>
      <StateTag tone="neutral">
        {t('ownSays')}: {words(kind, known.own?.value ?? null)}
      </StateTag>
      <span className={styles.quiet}>
        {t('listSays')}: {words(kind, known.list?.value ?? null)}
      </span>
    </span>
  );
}
