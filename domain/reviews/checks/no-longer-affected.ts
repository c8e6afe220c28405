import { stated } from '@/domain/questionnaires/values';
import type { Flag } from '../schema';
import { flag, type Said } from './said';

/** Said that it was affected the last time it said either, and now says that it is not. */
export function noLongerAffected(said: Said): Flag | null {
  if (stated(said.answers.affected) !== 'no') return null;
  const last = said.before.find((answers) => ['yes', 'no'].includes(String(stated(answers.affected))));
  if (stated(last?.affected) !== 'yes') return null;
  const lost = stated(last?.lost);
  return flag('noLongerAffected', said, 'affected', [typeof lost === 'number' ? lost : '?'], {
    lost: typeof lost === 'number' ? lost : -1,
  });
}
