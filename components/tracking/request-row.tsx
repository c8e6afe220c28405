import { useTranslations } from 'next-intl';
import { type MouseEvent, memo } from 'react';
import { AtLeast, KindSign } from '@/components/figures/kind-sign';
import { Moment } from '@/components/ui/moment';
import { StateTag } from '@/components/ui/state-tag';
import type { TrackedRequest } from '@/domain/tracking/schema';
import { Status } from './marks';
import { findingTone } from './tones';
import styles from './tracker.module.css';

type Props = {
  row: TrackedRequest;
  surveyId: string;
  reachable: boolean;
  /** Filtered out: kept in the page, so that showing it again costs nothing. */
  hidden: boolean;
  selected: boolean;
  open: boolean;
  maySelect: boolean;
  /** What the checks found is for who reads the survey whole. */
  withRemarks: boolean;
  onSelect: (ids: string[], chosen: boolean) => void;
  onOpen: (id: string) => void;
};

/** On a narrow screen the link leads to a page of its own, on a wide one it opens beside. */
const wide = '(min-width: 64rem)';

/**
 * One request. Its cells are drawn again only when it changed: hiding, selecting and opening touch the row alone,
 * so that typing in the search is instant. Plain elements, since hundreds of components cost more than they give.
 */
export const RequestRow = memo(function RequestRow(props: Props) {
  const { row, surveyId, reachable, hidden, selected, open, maySelect, withRemarks, onSelect, onOpen } =
    props;
  const t = useTranslations('tracking');
  const openBeside = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !window.matchMedia(wide).matches) return;
    event.preventDefault();
    onOpen(row.id);
  };
  return (
    <tr
      className={styles.row}
      hidden={hidden}
      data-selected={selected || undefined}
      data-open={open || undefined}
    >
      {maySelect ? (
        <td className={styles.tick}>
          <input
            type="checkbox"
            className="ds-input"
            aria-label={t('table.select', { service: row.serviceName })}
            checked={selected}
            onChange={(event) => onSelect([row.id], event.target.checked)}
          />
        </td>
      ) : null}
      <th scope="row" className={styles.service}>
        <a
          href={`/surveys/${surveyId}/requests/${row.id}`}
          data-row={row.id}
          tabIndex={reachable ? 0 : -1}
          aria-current={open ? 'true' : undefined}
          onClick={openBeside}
        >
          {row.serviceName}
        </a>
      </th>
      <Cells row={row} withRemarks={withRemarks} />
    </tr>
  );
});

/** How many, or why nobody has said. */
function Lost({ row }: { row: TrackedRequest }) {
  const kind = useTranslations('kinds');
  if (row.lost === null) return <KindSign kind={row.lostKind} word={kind(row.lostKind)} />;
  return <AtLeast count={row.lost} kind={row.lostKind} words={kind('atLeast', { count: row.lost })} />;
}

const Cells = memo(function Cells({ row, withRemarks }: Pick<Props, 'row' | 'withRemarks'>) {
  const t = useTranslations('tracking');
  const kinds = [...new Set(row.flags.map((flag) => flag.kind))];
  const names = row.municipalities.map((m) => (m.part && row.municipalities.length === 1 ? m.part : m.name));
  return (
    <>
      <td className={styles.municipalities}>
        {row.municipalities.length > 2 ? (
          <>
            <span className={styles.number}>
              {t('table.municipalityCount', { count: row.municipalities.length })}
            </span>
            <span className={styles.quiet}>{names.join(', ')}</span>
          </>
        ) : (
          names.join(', ')
        )}
      </td>
      <td className={styles.status}>
        <Status row={row} />
      </td>
      <td className={styles.last}>
        {row.lastFact ? (
          <>
            {t(`facts.${row.lastFact.kind}`)}
            <span className={styles.quiet}>
              <Moment at={row.lastFact.at} style="short" />
            </span>
          </>
        ) : null}
      </td>
      <td className={styles.contact}>
        {row.contact ? (
          <>
            {t(`roles.${row.contact.role}`)}
            {row.contact.phone ? (
              <>
                {', '}
                <span className={styles.phone}>{row.contact.phone}</span>
              </>
            ) : null}
            <span className={styles.cut} title={row.contact.name ?? undefined}>
              {row.contact.name}
            </span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className={styles.finding} data-none={row.finding ? undefined : true}>
        {row.finding ? (
          <StateTag tone={findingTone[row.finding]}>{t(`finding.${row.finding}`)}</StateTag>
        ) : (
          '–'
        )}
      </td>
      {withRemarks ? (
        <td className={styles.remark} data-none={row.flags.length > 0 ? undefined : true}>
          {row.flags.length > 0 ? (
            <StateTag tone="attention">{kinds.map((kind) => t(`flagKind.${kind}`)).join(', ')}</StateTag>
          ) : (
            '–'
          )}
        </td>
      ) : null}
      <td className={styles.lost}>
        <Lost row={row} />
      </td>
    </>
  );
});
