import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import type { RecipientPreview, RecipientSelection } from '@/domain/surveys/schema';
import styles from './surveys.module.css';

type Props = {
  preview: RecipientPreview;
  /** What is ticked by hand shows at once, before the server has worked out the rest. */
  selection: RecipientSelection;
  search: string;
  onlyAsked: boolean;
  onToggle: (serviceId: string, asked: boolean) => void;
};

/** Every service in reach with a tick for those that will be asked, narrowed by the search. */
export const ServiceList = memo(function ServiceList({
  preview,
  selection,
  search,
  onlyAsked,
  onToggle,
}: Props) {
  const t = useTranslations('surveys.recipients');
  const asked = new Map(preview.services.map((service) => [service.id, service]));
  const wanted = search.trim().toLocaleLowerCase('nb');
  const rows = preview.reach.services.flatMap(({ id, name }) => {
    const service = asked.get(id);
    const places = service?.municipalities.map((m) => m.part || m.name).join(', ') ?? '';
    const isAsked = !selection.exclude.includes(id) && (Boolean(service) || selection.include.includes(id));
    if (onlyAsked && !service && !wanted) return [];
    if (wanted && !`${name} ${places}`.toLocaleLowerCase('nb').includes(wanted)) return [];
    return [{ id, name, places, asked: isAsked, noContact: service ? !service.hasContact : false }];
  });
  if (rows.length === 0) return <p className={styles.quiet}>{t('none')}</p>;
  return (
    <ul className={styles.services} aria-label={t('who')}>
      {rows.map((row) => (
        <li key={row.id}>
          <Checkbox
            data-size="sm"
            label={row.name}
            description={[row.places, ...(row.noContact ? [t('noContact')] : [])].filter(Boolean).join(' · ')}
            checked={row.asked}
            onChange={(event) => onToggle(row.id, event.target.checked)}
          />
        </li>
      ))}
    </ul>
  );
});
