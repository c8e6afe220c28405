import type { Flag } from '../schema';
import { flag, latestStated, type Said } from './said';

/**
 * The data protection authority was told before the service knew. The form refuses that within one answer; said in
 * two, in different surveys or versions, it shows only here.
 */
export function awareAfterNotified(said: Said): Flag | null {
  const aware = latestStated(said, 'awareAt');
  const notified = latestStated(said, 'dpaNotifiedAt');
  if (!aware || !notified || new Date(aware) <= new Date(notified)) return null;
  return flag('awareAfterNotified', said, 'awareAt', [aware, notified], { aware, notified });
}
