import { stated } from '@/domain/questionnaires/values';
import type { Flag } from '../schema';
import { flag, type Said } from './said';

/** Says that it is affected and not how many were lost, though it was asked. */
export function affectedWithoutCounts(said: Said): Flag | null {
  const { affected, lost } = said.answers;
  if (stated(affected) !== 'yes' || lost === undefined || lost.kind === 'stated') return null;
  return flag('affectedWithoutCounts', said, 'lost', [lost.kind]);
}
