'use client';

import { Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { PostingForm, usePosting } from './posting';

/** Adds a dated note to the timeline; `today` as YYYY-MM-DD. A day stands from its beginning. */
export function NoteForm({ incidentId, today }: { incidentId: string; today: string }) {
  const t = useTranslations('incidents');
  const first = { at: today, text: '', source: '' };
  const posting = usePosting({ incidentId, to: 'notes' }, first, () => ({ precision: 'day' }));
  const { bind } = posting;
  return (
    <PostingForm of={posting} submit={t('notes.add')}>
      <Textfield type="date" max={today} label={t('notes.at')} {...bind('at')} />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={4}
        label={t('notes.text')}
        description={t('fields.noPersonal')}
        {...bind('text')}
      />
      <Textfield label={t('notes.source')} description={t('notices.sourceHint')} {...bind('source')} />
    </PostingForm>
  );
}
