import {
  Button,
  Field,
  Label,
  Search,
  SearchClear,
  SearchInput,
  Select,
  SelectOption,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import {
  assignedFilters,
  readFilters,
  remarkFilters,
  reviewFilters,
  statusFilters,
  type TrackingPage,
} from '@/domain/tracking/schema';
import styles from './tracker.module.css';

export const filterKeys = ['status', 'county', 'review', 'read', 'remark', 'assigned'] as const;
export type Chosen = Record<(typeof filterKeys)[number], string | null>;

type Props = {
  page: TrackingPage;
  shown: number;
  search: string;
  chosen: Chosen;
  /** Findings and reviews are for who reads the survey whole. */
  whole: boolean;
  onSearch: (text: string) => void;
  onChange: (change: Partial<Chosen>) => void;
  onClear: () => void;
  /** The saved views. */
  children: ReactNode;
};

/** Search and choices above the list, and how many they let through. */
export function Filters(props: Props) {
  const { page, shown, search, chosen, whole, onSearch, onChange, onClear, children } = props;
  const t = useTranslations('tracking');
  const filtered = Boolean(search) || filterKeys.some((key) => chosen[key]);
  const choice = (key: keyof Chosen, options: [string, string][], all = t('filters.all')) => (
    <Field>
      <Label htmlFor={`tracking-${key}`}>{t(`filters.${key}`)}</Label>
      <Select
        id={`tracking-${key}`}
        value={chosen[key] ?? ''}
        onChange={(event) => onChange({ [key]: event.target.value || null })}
      >
        <SelectOption value="">{all}</SelectOption>
        {options.map(([value, label]) => (
          <SelectOption key={value} value={value}>
            {label}
          </SelectOption>
        ))}
      </Select>
    </Field>
  );
  return (
    <div className={styles.filters}>
      <Field className={styles.search}>
        <Label htmlFor="tracking-search">{t('filters.searchLabel')}</Label>
        <Search>
          <SearchInput
            id="tracking-search"
            placeholder={t('filters.searchHint')}
            value={search}
            onChange={(event) => onSearch(event.target.value)}
          />
          <SearchClear onClick={() => onSearch('')} />
        </Search>
      </Field>
      {choice(
        'status',
        statusFilters.map((one) => [one, t(`statusFilter.${one}`)]),
      )}
      {page.counties.length > 1
        ? choice(
            'county',
            page.counties.map(({ number, name }) => [number, name]),
            t('filters.allCounties'),
          )
        : null}
      {whole
        ? choice(
            'assigned',
            assignedFilters.map((one) => [one, t(`assignedFilter.${one}`)]),
          )
        : null}
      {choice(
        'read',
        readFilters.map((one) => [one, t(`readFilter.${one}`)]),
      )}
      {whole
        ? choice(
            'review',
            reviewFilters.map((one) => [one, t(`reviewFilter.${one}`)]),
          )
        : null}
      {whole
        ? choice(
            'remark',
            remarkFilters.map((one) => [
              one,
              one === 'any' || one === 'none' ? t(`remarkFilter.${one}`) : t(`flagKind.${one}`),
            ]),
          )
        : null}
      <div className={styles.shown}>
        <span role="status">{t('filters.shown', { shown, total: page.counts.asked })}</span>
        {filtered ? (
          <Button variant="tertiary" data-size="sm" onClick={onClear}>
            {t('filters.clear')}
          </Button>
        ) : null}
        {children}
      </div>
    </div>
  );
}
