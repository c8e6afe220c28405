import { useFormatter, useTranslations } from 'next-intl';
import { ConflictChoice } from '@/components/ui/conflict-choice';
import type { SurveyView } from '@/domain/surveys/schema';
import type { DraftValues } from './use-draft';

const texts = ['title', 'introduction', 'legalBasis', 'contactLine', 'dueAt'] as const;

type Props = { mine: DraftValues; theirs: SurveyView; onResolve: (whose: 'mine' | 'theirs') => void };

/** Somebody else saved the draft of a survey first. */
export function Conflict({ mine, theirs, onResolve }: Props) {
  const t = useTranslations('surveys.edit');
  const format = useFormatter();
  const shown = (key: (typeof texts)[number]) =>
    key === 'dueAt'
      ? format.dateTime(new Date(theirs.dueAt), { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })
      : theirs[key] || '–';
  const differing = texts
    .filter((key) => mine[key] !== theirs[key])
    .map((key) => ({ name: t(`fields.${key}`), theirs: shown(key) }));
  return <ConflictChoice title={t('conflict')} differing={differing} onResolve={onResolve} />;
}
