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
import { statusFilters, type TrackingPage } from '@/domain/tracking/schema';
import styles from './tracker.module.css';

type Props = {
  page: TrackingPage;
  shown: number;
  search: string;
  status: string | null;
  county: string | null;
  onSearch: (text: string) => void;
  onChange: (change: Record<string, string | null>) => void;
  onClear: () => void;
};

/** Search and choices above the list, and how many they let through. */
export function Filters({ page, shown, search, status, county, onSearch, onChange, onClear }: Props) {
  const t = useTranslations('tracking');
  const filtered = Boolean(search || status || county);
  return (
    <div className={styles.filters}>
      <Field className={styles.search}>
        <Label htmlFor="tracking-search">{t('filters.search')}</Label>
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
      <Field>
        <Label htmlFor="tracking-status">{t('filters.status')}</Label>
        <Select
          id="tracking-status"
          value={status ?? ''}
          onChange={(event) => onChange({ status: event.target.value || null })}
        >
          <SelectOption value="">{t('filters.all')}</SelectOption>
          {statusFilters.map((filter) => (
            <SelectOption key={filter} value={filter}>
              {t(`statusFilter.${filter}`)}
            </SelectOption>
          ))}
        </Select>
      </Field>
      {page.counties.length > 1 ? (
        <Field>
          <Label htmlFor="tracking-county">{t('filters.county')}</Label>
          <Select
            id="tracking-county"
            value={county ?? ''}
            onChange={(event) => onChange({ county: event.target.value || null })}
          >
            <SelectOption value="">{t('filters.allCounties')}</SelectOption>
            {page.counties.map(({ number, name }) => (
              <SelectOption key={number} value={number}>
                {name}
              </SelectOption>
            ))}
          </Select>
        </Field>
      ) : null}
      <p className={styles.shown}>
        <span role="status">{t('filters.shown', { shown, total: page.counts.asked })}</span>
        {filtered ? (
          <Button variant="tertiary" data-size="sm" onClick={onClear}>
            {t('filters.clear')}
          </Button>
        ) : null}
      </p>
    </div>
  );
}
