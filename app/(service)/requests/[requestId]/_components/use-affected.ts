'use client';

import { useTranslations } from 'next-intl';
import { statedText } from '@/domain/questionnaires/values';
import { useAnswering } from './answering-context';
import { useField } from './use-field';

export type AffectedChoice = 'yes' | 'no' | 'under_investigation' | 'none';

/**
 * Uses the system? and affected? as one question: whoever answers the second has answered the first, and "does not
 * use the system" is the fourth choice. `withSystem`: the questionnaire asks both.
 */
export function useAffected(number: string, withSystem: boolean) {
  const t = useTranslations('answering');
  const { view } = useAnswering();
  const uses = useField(`${number}.usesSystem`);
  const affected = useField(`${number}.affected`);
  const said = view.words.fields.affected;
  const chosen =
    withSystem && statedText(uses.answer ?? undefined) === 'no'
      ? ('none' as const)
      : (statedText(affected.answer ?? undefined) as AffectedChoice | undefined);
  const options: { key: AffectedChoice; label: string; hint?: string }[] = [
    ...(['yes', 'no', 'under_investigation'] as const).map((key) => ({
      key,
      label: said.options?.[key] ?? key,
    })),
    ...(withSystem ? [{ key: 'none' as const, label: t('doesNotUse'), hint: view.incident.system }] : []),
  ];
  const before = {
    uses: withSystem ? view.earlier[`${number}.usesSystem`] : undefined,
    affected: view.earlier[`${number}.affected`],
  };
  // Whoever said later that the system is not used at all has said nothing about a loss since.
  const told = statedText(before.uses?.answer) === 'no' ? before.uses : before.affected;
  const earlier = told && {
    from: told,
    choice: told === before.uses ? ('none' as const) : (statedText(told.answer) as AffectedChoice),
  };
  return {
    id: affected.id,
    earlier,
    chosen,
    options,
    error: affected.error ?? uses.error,
    paths: withSystem ? [affected.path, uses.path] : [affected.path],
    choose(choice: AffectedChoice) {
      if (withSystem) uses.set({ kind: 'stated', value: choice === 'none' ? 'no' : 'yes' });
      affected.set(choice === 'none' ? null : { kind: 'stated', value: choice });
      affected.touch();
    },
  };
}
