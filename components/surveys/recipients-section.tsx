import {
  Checkbox,
  Field,
  Fieldset,
  FieldsetLegend,
  Label,
  Radio,
  Search,
  SearchClear,
  SearchInput,
  Switch,
} from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useState } from 'react';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { recipientPreviewQuery } from '@/domain/surveys/queries';
import { toggled } from '@/domain/surveys/rules';
import type { Recipient, RecipientPreview, RecipientSelection, SurveyView } from '@/domain/surveys/schema';
import { ServiceList } from './service-list';
import styles from './surveys.module.css';
import type { useDraft } from './use-draft';
import { Warnings } from './warnings';

type Props = {
  draft: ReturnType<typeof useDraft>;
  survey: SurveyView;
  /** Whom the selection asks that the survey was read with. */
  first: RecipientPreview;
  /** The incident has a field for who uses the system. */
  knowsUse: boolean;
  /** Told which service to use as an example in the preview. */
  onExample: (service: Recipient | null) => void;
};

/** Whom to ask: by county, by who uses the system, by hand. The count and the list follow at once. */
export function RecipientsSection({ draft, survey, first, knowsUse, onExample }: Props) {
  const t = useTranslations('surveys.recipients');
  const selection = draft.values.recipients;
  const asRead = selection === survey.recipients;
  const preview = useQuery({
    ...recipientPreviewQuery(survey.id, selection),
    ...(asRead ? { initialData: first } : {}),
  });
  const set = (change: Partial<RecipientSelection>) => draft.set('recipients', { ...selection, ...change });
  const example = preview.data ? exampleOf(preview.data) : null;
  useEffect(() => onExample(example), [example, onExample]);
  const reach = preview.data?.reach;
  const everywhere = reach?.counties.reduce((sum, county) => sum + county.municipalities, 0) ?? 0;
  return (
    <>
      <Fieldset id="recipients">
        <FieldsetLegend>{t('who')}</FieldsetLegend>
        <Radio
          name="who"
          value="all"
          label={t('all')}
          description={reach ? t('allHint', { count: everywhere }) : undefined}
          checked={selection.all}
          onChange={() => set({ all: true })}
        />
        <Radio
          name="who"
          value="counties"
          label={t('counties')}
          checked={!selection.all}
          onChange={() => set({ all: false })}
        />
        {selection.all ? null : (
          <div className={styles.counties}>
            {reach?.counties.map((county) => (
              <Checkbox
                key={county.number}
                label={t('county', { name: county.name, count: county.municipalities })}
                checked={selection.counties.includes(county.number)}
                onChange={(event) =>
                  set({
                    counties: event.target.checked
                      ? [...selection.counties, county.number]
                      : selection.counties.filter((number) => number !== county.number),
                  })
                }
              />
            ))}
          </div>
        )}
      </Fieldset>
      {knowsUse || selection.usesSystem ? (
        <Checkbox
          label={t('usesSystem')}
          description={reach ? t('usesSystemHint', { count: reach.usesSystem }) : undefined}
          checked={selection.usesSystem}
          onChange={(event) => set({ usesSystem: event.target.checked })}
        />
      ) : null}
      <ProblemAlert error={preview.error} />
      {preview.data ? (
        <>
          <p className={styles.result} role="status">
            {t('result', {
              services: preview.data.serviceCount,
              municipalities: preview.data.municipalityCount,
            })}
          </p>
          <Warnings preview={preview.data} />
          <ByHand
            preview={preview.data}
            selection={selection}
            onToggle={(id, asked) => draft.set('recipients', toggled(selection, id, asked))}
          />
        </>
      ) : (
        <p className={styles.quiet}>{t('updating')}</p>
      )}
    </>
  );
}

/** Somebody with several municipalities makes the better example. */
function exampleOf(preview: RecipientPreview): Recipient | null {
  return preview.services.find((service) => service.municipalities.length > 1) ?? preview.services[0] ?? null;
}

type ByHandProps = {
  preview: RecipientPreview;
  selection: RecipientSelection;
  onToggle: (serviceId: string, asked: boolean) => void;
};

function ByHand({ preview, selection, onToggle }: ByHandProps) {
  const t = useTranslations('surveys.recipients');
  const [search, setSearch] = useState('');
  const [onlyAsked, setOnlyAsked] = useState(true);
  const wanted = useDeferredValue(search);
  return (
    <>
      <Field>
        <Label htmlFor="recipient-search">{t('search')}</Label>
        <Search>
          <SearchInput
            id="recipient-search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <SearchClear onClick={() => setSearch('')} />
        </Search>
      </Field>
      <Switch
        label={t('onlyAsked')}
        checked={onlyAsked}
        onChange={(event) => setOnlyAsked(event.target.checked)}
      />
      <p className={styles.quiet}>{t('hint')}</p>
      <ServiceList
        preview={preview}
        selection={selection}
        search={wanted}
        onlyAsked={onlyAsked}
        onToggle={onToggle}
      />
    </>
  );
}
