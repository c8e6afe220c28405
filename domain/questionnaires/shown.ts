import { type IndicatorKey, isRung } from './indicators';
import type { Answer } from './schema';
import { stated, statedText } from './values';

/** The questions that a return cannot be without when they are shown. */
export function isRequired(key: IndicatorKey): boolean {
  return ['usesSystem', 'integrationInUse', 'affected', 'lost', 'awareAt', 'dpaNotifiedAt'].includes(key);
}

/**
 * Only what follows from the answers above is asked. `answers` holds those of the indicators that come before
 * `key` in the order of `indicatorKeys`.
 */
export function isShown(
  key: IndicatorKey,
  answers: Record<string, Answer>,
  asked: ReadonlySet<IndicatorKey>,
): boolean {
  if (key === 'usesSystem') return true;
  if (asked.has('usesSystem') && stated(answers.usesSystem) !== 'yes') return false;
  if (key === 'affected' || key === 'integrationInUse') return true;
  const affected = asked.has('affected') ? stated(answers.affected) : 'yes';
  switch (key) {
    case 'lost':
    case 'awareAt':
    case 'dpaNotifiedAt':
      return affected === 'yes';
    case 'recovered':
    case 'irretrievable':
    case 'searching':
    case 'followedUp':
    case 'firstLostOn':
    case 'lastLostOn':
      return affected === 'yes' && answers.lost?.kind === 'stated';
    case 'dpaDelayReason':
      return affected === 'yes' && (answers.dpaNotifiedAt?.kind === 'notKnownYet' || isNotifiedLate(answers));
    case 'measures':
    case 'measuresText':
      return affected === 'yes' || affected === 'under_investigation';
    default:
      return affected === 'yes' || affected === 'no' || affected === 'under_investigation';
  }
}

/** What a question that is not shown stores: unknown counts stay unknown, everything else is not relevant. */
export function whenHidden(key: IndicatorKey, answers: Record<string, Answer>): Answer {
  const unknown = stated(answers.affected) === 'under_investigation' || answers.lost?.kind === 'notKnownYet';
  return { kind: isRung(key) && unknown ? 'notKnownYet' : 'notRelevant' };
}

/** What a shown question that was left empty stores. */
export function whenEmpty(key: IndicatorKey): Answer {
  if (key === 'recovered' || key === 'irretrievable') return { kind: 'stated', value: 0 };
  const text = ['measures', 'measuresText', 'systemVersion', 'dpaDelayReason'].includes(key);
  return { kind: text ? 'notRelevant' : 'notKnownYet' };
}

const hours72 = 72 * 60 * 60 * 1000;

/** GDPR article 33 (1): notified more than 72 hours after the controller became aware. Moments as ISO text. */
export function isLateNotice(awareAt: string, notifiedAt: string): boolean {
  return Date.parse(notifiedAt) - Date.parse(awareAt) > hours72;
}

/** The same of what a line says, as far as it says both. */
export function isNotifiedLate(answers: Record<string, Answer>): boolean {
  const aware = statedText(answers.awareAt);
  const notified = statedText(answers.dpaNotifiedAt);
  return aware !== undefined && notified !== undefined && isLateNotice(aware, notified);
}
