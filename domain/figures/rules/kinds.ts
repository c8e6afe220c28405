import type { Answer, AnswerKind } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import { type Said, type SaidKind, saids } from '../states';
import { ladderOfAnswers } from './ladder';

/**
 * What kind of answer one service gives to each count and about the system. A rung is of the kind that its value has
 * (`ladderOfAnswers`): while lost is not stated, what was asked of the others is of its kind. Source: domain.md, "A line".
 */
export function kindsOfAnswers(answers: Readonly<Record<string, Answer>>): Record<Said, AnswerKind> {
  const ladder = ladderOfAnswers(answers);
  const ofLost = kindOf(answers.lost, ladder.lost);
  const rung = (key: 'recovered' | 'irretrievable') => {
    if (ladder.lost !== null) return kindOf(answers[key], ladder[key]);
    return answers[key] ? ofLost : 'notAsked';
  };
  return {
    lost: ofLost,
    recovered: rung('recovered'),
    irretrievable: rung('irretrievable'),
    searching: ofLost,
    followedUp: kindOf(answers.followedUp, ladder.followedUp),
    usesSystem: kindOf(answers.usesSystem, stated(answers.usesSystem) ?? null),
    fixedVersionOn: kindOf(answers.fixedVersionOn, stated(answers.fixedVersionOn) ?? null),
  };
}

/** The kind of an answer; a value that is not of the question's kind says nothing. */
function kindOf(answer: Answer | undefined, value: unknown): AnswerKind {
  if (!answer || (answer.kind === 'stated' && value === null)) return 'notAsked';
  return answer.kind;
}

/** What one service in force says of a municipality: its answers' kinds, or why it has given none. */
export type KindsOfService = Record<Said, AnswerKind> | 'noReturn' | 'exempt';

/** Kinds of a municipality: `kindOfSeveral` of the services in force, for each count and about the system. */
export function municipalityKinds(services: readonly KindsOfService[]): Record<Said, SaidKind> {
  const entries = saids.map((said) => [
    said,
    kindOfSeveral(services.map((kinds) => (typeof kinds === 'string' ? kinds : kinds[said]))),
  ]);
  return Object.fromEntries(entries);
}

const unstated = ['notKnownYet', 'noReturn', 'notAsked', 'notRelevant'] as const;

/**
 * The kind of a sum over services: *stated* when all state it, those left out for whom it is not relevant or who are
 * exempt; *partly stated* when only some do; else the first of not known yet, no return, not asked, not relevant that
 * any of them is, and *exempt* when all are. Without any service nobody was asked.
 */
export function kindOfSeveral(kinds: readonly SaidKind[]): SaidKind {
  const [first] = kinds;
  if (first === undefined) return 'notAsked';
  if (kinds.includes('stated') || kinds.includes('partlyStated')) {
    const counts = kinds.filter((kind) => kind !== 'notRelevant' && kind !== 'exempt');
    return counts.every((kind) => kind === 'stated') ? 'stated' : 'partlyStated';
  }
  return unstated.find((kind) => kinds.includes(kind)) ?? first;
}
