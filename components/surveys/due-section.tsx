import { Button, Checkbox, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useProblemWords } from '@/components/ui/problem-alert';
import { TimeLeft } from '@/components/ui/time-left';
import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';
import styles from './surveys.module.css';
import type { useDraft } from './use-draft';

type Props = { draft: ReturnType<typeof useDraft>; suggestedDueAt: string; now: string };

/** Until when, and what happens to answers after that. */
export function DueSection({ draft, suggestedDueAt, now }: Props) {
  const t = useTranslations('surveys.edit.fields');
  const words = useProblemWords();
  const format = useFormatter();
  const { dueAt, lateAllowed } = draft.values;
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    const moment = fromNorwegianInput(text);
    setTyped(moment ? null : text);
    if (moment) draft.set('dueAt', moment.toISOString());
  };
  const suggested = format.dateTime(new Date(suggestedDueAt), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    hourCycle: 'h23',
    minute: '2-digit',
  });
  const warning = dueAt <= now ? t('past') : draft.stored.dueOnFreeDay ? t('freeDay') : null;
  return (
    <>
      <div className={styles.due}>
        <Textfield
          id="dueAt"
          type="datetime-local"
          label={t('dueAt')}
          description={t('dueHint', { suggested })}
          value={typed ?? toNorwegianInput(new Date(dueAt))}
          onChange={(event) => change(event.target.value)}
          error={words.ofField(draft.error, 'dueAt')}
        />
        {dueAt === suggestedDueAt ? null : (
          <Button
            variant="secondary"
            onClick={() => {
              setTyped(null);
              draft.set('dueAt', suggestedDueAt);
            }}
          >
            {t('useSuggested')}
          </Button>
        )}
      </div>
      {warning ? (
        <ValidationMessage data-color="warning">{warning}</ValidationMessage>
      ) : (
        <p className={styles.quiet}>
          <TimeLeft dueAt={dueAt} now={now} />
        </p>
      )}
      <Checkbox
        label={t('lateAllowed')}
        description={t('lateAllowedHint')}
        checked={lateAllowed}
        onChange={(event) => draft.set('lateAllowed', event.target.checked)}
      />
    </>
  );
}
