import {
  Checkbox,
  Table,
  TableBody,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { KindLegend } from '@/components/figures/kind-sign';
import { EmptyState } from '@/components/ui/empty-state';
import { saidKinds } from '@/domain/figures/states';
import type { SortKey, TrackedRequest } from '@/domain/tracking/schema';
import { RequestRow } from './request-row';
import styles from './tracker.module.css';

const columns: readonly SortKey[] = [
  'service',
  'municipalities',
  'status',
  'last',
  'contact',
  'finding',
  'remark',
  'lost',
];

type Props = {
  surveyId: string;
  /** Every row, in order. */
  rows: TrackedRequest[];
  /** Those that the filter lets through. */
  shown: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  openId: string | null;
  sort: SortKey;
  descending: boolean;
  /** What the incident calls a lost thing, for the column of numbers. */
  lostWord: string;
  maySelect: boolean;
  /** What the checks found is for who reads the survey whole. */
  withRemarks: boolean;
  onSort: (key: SortKey) => void;
  onSelect: (ids: string[], chosen: boolean) => void;
  onOpen: (id: string) => void;
};

/** The list of requests: arrows move, Enter opens beside, Space selects. */
export function RequestTable(props: Props) {
  const {
    surveyId,
    rows,
    shown,
    selected,
    openId,
    sort,
    descending,
    lostWord,
    maySelect,
    withRemarks,
    onSort,
    onSelect,
    onOpen,
  } = props;
  const t = useTranslations('tracking');
  const kind = useTranslations('kinds');
  const body = useRef<HTMLTableSectionElement>(null);
  const visible = rows.filter((row) => shown.has(row.id));
  const chosen = visible.filter((row) => selected.has(row.id)).length;

  const move = (event: KeyboardEvent) => {
    const links = [
      ...(body.current?.querySelectorAll<HTMLAnchorElement>('tr:not([hidden]) a[data-row]') ?? []),
    ];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    const link = to === undefined ? undefined : links[to];
    if (link) {
      event.preventDefault();
      link.focus();
      return;
    }
    const row = event.key === ' ' ? visible[at] : undefined;
    if (row && maySelect) {
      event.preventDefault();
      onSelect([row.id], !selected.has(row.id));
    }
  };

  if (visible.length === 0) {
    return (
      <EmptyState title={t('filters.none')}>
        <p>{t('filters.noneBody')}</p>
      </EmptyState>
    );
  }
  const kinds = saidKinds.filter((one) => one !== 'stated');
  return (
    <>
      <Table className={styles.table} data-size="sm" data-color="neutral" hover>
        <caption className="visually-hidden">
          {t('table.label')}. {t('table.keys')}
        </caption>
        <TableHead className={styles.head}>
          <TableRow>
            {maySelect ? (
              <TableHeaderCell className={styles.tick}>
                <Checkbox
                  aria-label={t('table.selectAll')}
                  checked={chosen === visible.length}
                  ref={(box) => {
                    if (box) box.indeterminate = chosen > 0 && chosen < visible.length;
                  }}
                  onChange={(event) =>
                    onSelect(
                      visible.map((row) => row.id),
                      event.target.checked,
                    )
                  }
                />
              </TableHeaderCell>
            ) : null}
            {columns
              .filter((key) => withRemarks || key !== 'remark')
              .map((key) => (
                <TableHeaderCell
                  key={key}
                  className={styles[key]}
                  sort={sort === key ? (descending ? 'descending' : 'ascending') : 'none'}
                  onClick={() => onSort(key)}
                >
                  {key === 'lost' ? lostWord : t(`table.${key}`)}
                </TableHeaderCell>
              ))}
          </TableRow>
        </TableHead>
        <TableBody ref={body} onKeyDown={move}>
          {rows.map((row) => (
            <RequestRow
              key={row.id}
              row={row}
              surveyId={surveyId}
              // One stop for Tab: the open row, else the first; arrows do the rest.
              reachable={row.id === (openId && shown.has(openId) ? openId : visible[0]?.id)}
              hidden={!shown.has(row.id)}
              selected={selected.has(row.id)}
              open={row.id === openId}
              maySelect={maySelect}
              withRemarks={withRemarks}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
        </TableBody>
      </Table>
      <KindLegend
        label={kind('legendOf', { column: lostWord })}
        entries={kinds
          .filter((one) => visible.some((row) => row.lostKind === one))
          .map((one) => [one, kind(one)])}
      />
    </>
  );
}
