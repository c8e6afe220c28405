'use client';

import { Field, Label, Select, SelectOption, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { noticeKinds } from '@/domain/incidents/schema';
import { toNorwegianInput } from '@/lib/norwegian-time';
import { PostingForm, usePosting } from './posting';

type Props = { incidentId: string; now: string; from: string };

/** Posts a notice that leaders see beside the questions. */
export function NoticeForm({ incidentId, now, from }: Props) {
  const t = useTranslations('incidents');
  const posting = usePosting(
    { incidentId, to: 'notices' },
    { kind: 'self_check', from, title: '', body: '', source: '', at: toNorwegianInput(new Date(now)) },
  );
  const { bind, set, values } = posting;
  return (
    <PostingForm of={posting} submit={t('notices.publish')}>
      <Field>
        <Label htmlFor="kind">{t('notices.kind')}</Label>
        <Select id="kind" value={values.kind} onChange={set('kind')}>
          {noticeKinds.map((kind) => (
            <SelectOption key={kind} value={kind}>
              {t(`notices.kinds.${kind}`)}
            </SelectOption>
          ))}
        </Select>
      </Field>
      <Textfield label={t('notices.from')} description={t('notices.fromHint')} {...bind('from')} />
      <Textfield label={t('notices.noticeTitle')} {...bind('title')} />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={8}
        label={t('notices.body')}
        description={t('fields.noPersonal')}
        {...bind('body')}
      />
      <Textfield type="datetime-local" label={t('notices.at')} {...bind('at')} />
      <Textfield label={t('notices.source')} description={t('notices.sourceHint')} {...bind('source')} />
    </PostingForm>
  );
}
