import type { FieldError } from '@/lib/outcome';
import { type Grade, grades, type IndicatorKey, indicators, isIndicator, ladderKeys } from './indicators';
import type { Answer, Definition, OwnItem } from './schema';
import { stated, wrongValue } from './values';

/** What is typed: `4601.lost` → answer; `.comment` for a question asked once per request; `4601.grade`. */
export type Fields = Record<string, Answer>;

export type LineContent = { municipalityNumber: string; grade: Grade; answers: Record<string, Answer> };

/** What a return holds. Its canonical JSON (RFC 8785) is stored, hashed and receipted. */
export type Content = {
  schema: 1;
  questionnaireVersionId: string;
  requestId: string;
  answers: Record<string, Answer>;
  lines: LineContent[];
};

/** The bounds that the incident and the moment give to dates; ISO strings. */
export type Bounds = { inProductionOn: string | null; now: string };

export type Composed = { content: Content; errors: FieldError[]; missing: FieldError[] };

const notRelevant: Answer = { kind: 'notRelevant' };
const notKnownYet: Answer = { kind: 'notKnownYet' };

/**
 * Turns what is typed into what would be stored: what follows from other answers is filled in, what was hidden
 * becomes not relevant, `searching` is worked out. `errors` must be mended, `missing` must be answered before a
 * return can be submitted. The browser and the server call this same function.
 */
export function compose(
  definition: Definition,
  request: { requestId: string; questionnaireVersionId: string; municipalityNumbers: string[] },
  fields: Fields,
  bounds: Bounds,
): Composed {
  const errors: FieldError[] = [];
  const missing: FieldError[] = [];
  const known = new Set<string>();
  const lines = [...request.municipalityNumbers].sort().map((municipalityNumber) => {
    const read = (key: string): Answer | undefined => {
      known.add(`${municipalityNumber}.${key}`);
      return fields[`${municipalityNumber}.${key}`];
    };
    return composeLine(definition, municipalityNumber, read, bounds, errors, missing);
  });
  const answers: Record<string, Answer> = {};
  for (const item of ownItems(definition, 'request')) {
    known.add(`.${item.key}`);
    answers[item.key] = composeOwn(item, '', fields[`.${item.key}`], answers, errors, missing);
  }
  for (const path of Object.keys(fields)) {
    if (!known.has(path) && !/\.(searching)$/.test(path)) errors.push({ path, code: 'UNKNOWN_FIELD' });
  }
  return {
    content: {
      schema: 1,
      requestId: request.requestId,
      questionnaireVersionId: request.questionnaireVersionId,
      answers,
      lines,
    },
    errors,
    missing,
  };
}

/** The own questions of a scope, in order. */
export function ownItems(definition: Definition, scope: OwnItem['scope']): OwnItem[] {
  return definition.items.filter((item): item is OwnItem => item.type !== 'core' && item.scope === scope);
}

/** The core indicators that a definition asks for, in order. */
export function askedIndicators(definition: Definition): IndicatorKey[] {
  return definition.items.flatMap((item) => (item.type === 'core' ? [item.key] : []));
}

function composeLine(
  definition: Definition,
  municipalityNumber: string,
  read: (key: string) => Answer | undefined,
  bounds: Bounds,
  errors: FieldError[],
  missing: FieldError[],
): LineContent {
  const asked = new Set(askedIndicators(definition));
  const answers: Record<string, Answer> = {};
  const path = (key: string) => `${municipalityNumber}.${key}`;
  for (const key of asked) {
    const given = read(key);
    if (key === 'searching') continue;
    if (!isShown(key, answers, asked)) {
      // Left-overs of a changed mind are dropped, but a loss that contradicts "not affected" is never swallowed.
      if (key === 'lost' && stated(answers.affected) === 'no' && Number(stated(given) ?? 0) > 0) {
        errors.push({ path: path(key), code: 'NOT_AFFECTED_WITH_LOST' });
      }
      answers[key] = key !== 'lost' && !ladder(key) ? notRelevant : hiddenCount(answers);
      continue;
    }
    if (!given) {
      if (isRequired(key)) missing.push({ path: path(key), code: 'REQUIRED' });
      answers[key] = defaultWhenEmpty(key);
      continue;
    }
    const indicator: { type: string; options?: readonly string[] } = indicators[key];
    const problem = wrongValue(indicator.type, indicator.options, given);
    if (problem) errors.push({ path: path(key), ...problem });
    answers[key] = given;
  }
  if (asked.has('lost')) fillLadder(answers, asked);
  errors.push(...lineProblems(municipalityNumber, answers, bounds));
  for (const item of ownItems(definition, 'municipality')) {
    answers[item.key] = composeOwn(item, municipalityNumber, read(item.key), answers, errors, missing);
  }
  return { municipalityNumber, grade: gradeOf(read('grade'), answers), answers };
}

function ladder(key: string): boolean {
  return (ladderKeys as readonly string[]).includes(key);
}

/** Counts that are not asked for follow from the answer above them. */
function hiddenCount(answers: Record<string, Answer>): Answer {
  return stated(answers.affected) === 'under_investigation' || answers.lost?.kind === 'notKnownYet'
    ? notKnownYet
    : notRelevant;
}

function defaultWhenEmpty(key: IndicatorKey): Answer {
  if (key === 'recovered' || key === 'irretrievable') return { kind: 'stated', value: 0 };
  if (key === 'measures' || key === 'measuresText' || key === 'systemVersion' || key === 'dpaDelayReason')
    return notRelevant;
  return notKnownYet;
}

/** The questions that a return cannot be without when they are shown. */
export function isRequired(key: IndicatorKey): boolean {
  return ['usesSystem', 'integrationInUse', 'affected', 'lost', 'awareAt', 'dpaNotifiedAt'].includes(key);
}

/** Only what follows from the answers above is asked. */
export function isShown(
  key: IndicatorKey,
  answers: Record<string, Answer>,
  asked: ReadonlySet<IndicatorKey>,
): boolean {
  if (key === 'usesSystem') return true;
  if (stated(answers.usesSystem) === 'no') return false;
  if (asked.has('usesSystem') && !answers.usesSystem) return false;
  if (key === 'affected' || key === 'integrationInUse') return true;
  const affected = stated(answers.affected);
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
      return affected !== undefined;
  }
}

const hours72 = 72 * 60 * 60 * 1000;

/** GDPR article 33: notified more than 72 hours after the controller became aware. */
export function isNotifiedLate(answers: Record<string, Answer>): boolean {
  const aware = stated(answers.awareAt);
  const notified = stated(answers.dpaNotifiedAt);
  if (typeof aware !== 'string' || typeof notified !== 'string') return false;
  return Date.parse(notified) - Date.parse(aware) > hours72;
}

/** searching = lost − recovered − irretrievable; when lost is not known yet, so are all four. */
function fillLadder(answers: Record<string, Answer>, asked: ReadonlySet<IndicatorKey>): void {
  const lost = answers.lost;
  if (lost?.kind !== 'stated') {
    for (const key of ladderKeys) if (key !== 'lost' && asked.has(key)) answers[key] = lost ?? notKnownYet;
    return;
  }
  const count = (key: string) => Number(stated(answers[key]) ?? 0);
  if (asked.has('searching')) {
    answers.searching = {
      kind: 'stated',
      value: Math.max(0, Number(lost.value) - count('recovered') - count('irretrievable')),
    };
  }
}

function gradeOf(given: Answer | undefined, answers: Record<string, Answer>): Grade {
  if (stated(answers.affected) === 'under_investigation') return 'under_investigation';
  const chosen = stated(given);
  if (
    typeof chosen === 'string' &&
    (grades as readonly string[]).includes(chosen) &&
    chosen !== 'under_investigation'
  ) {
    return chosen as Grade;
  }
  return suggestedGrade(answers);
}

/** Preliminary while something is still searched for or not known, else final. */
export function suggestedGrade(answers: Record<string, Answer>): Grade {
  if (stated(answers.affected) === 'under_investigation') return 'under_investigation';
  const open = answers.lost?.kind === 'notKnownYet' || Number(stated(answers.searching) ?? 0) > 0;
  return open ? 'preliminary' : 'final';
}

function composeOwn(
  item: OwnItem,
  place: string,
  given: Answer | undefined,
  earlier: Record<string, Answer>,
  errors: FieldError[],
  missing: FieldError[],
): Answer {
  const path = `${place}.${item.key}`;
  if (item.showWhen) {
    const value = stated(earlier[item.showWhen.key]);
    const values = Array.isArray(value) ? value : [String(value)];
    if (!item.showWhen.in.some((wanted) => values.includes(wanted))) return notRelevant;
  }
  if (!given) {
    if (item.required) missing.push({ path, code: 'REQUIRED' });
    return notRelevant;
  }
  const options = item.type === 'yesNo' ? ['yes', 'no'] : item.options?.map((o) => o.key);
  const problem = wrongValue(item.type, options, given) ?? outOfBounds(item, given);
  if (problem) errors.push({ path, ...problem });
  return given;
}

function outOfBounds(item: OwnItem, given: Answer): Omit<FieldError, 'path'> | null {
  const value = stated(given);
  if (typeof value !== 'number') return null;
  if (item.minimum !== undefined && value < item.minimum)
    return { code: 'TOO_SMALL', params: { minimum: item.minimum } };
  if (item.maximum !== undefined && value > item.maximum)
    return { code: 'TOO_LARGE', params: { maximum: item.maximum } };
  return null;
}

/** The rules between the answers of one line (domain.md, "A line"). */
function lineProblems(place: string, answers: Record<string, Answer>, bounds: Bounds): FieldError[] {
  const problems: FieldError[] = [];
  const add = (key: string, code: string, params?: FieldError['params']) =>
    problems.push({ path: `${place}.${key}`, code, ...(params ? { params } : {}) });
  const number = (key: string) => {
    const value = stated(answers[key]);
    return typeof value === 'number' ? value : undefined;
  };
  const text = (key: string) => {
    const value = stated(answers[key]);
    return typeof value === 'string' ? value : undefined;
  };
  const lost = number('lost');
  if (text('affected') === 'yes' && lost === 0) add('lost', 'AFFECTED_NEEDS_LOST');
  if (lost !== undefined) {
    const found = (number('recovered') ?? 0) + (number('irretrievable') ?? 0);
    if (found > lost)
      add((number('recovered') ?? 0) > lost ? 'recovered' : 'irretrievable', 'MORE_THAN_LOST', { lost });
    if ((number('followedUp') ?? 0) > lost) add('followedUp', 'MORE_THAN_LOST', { lost });
  }
  const today = bounds.now.slice(0, 10);
  for (const key of ['firstLostOn', 'lastLostOn'] as const) {
    const on = text(key);
    if (!on) continue;
    if (bounds.inProductionOn && on < bounds.inProductionOn)
      add(key, 'BEFORE_INCIDENT', { from: bounds.inProductionOn });
    if (on > today) add(key, 'IN_FUTURE');
  }
  for (const key of ['checkedOn', 'fixedVersionOn'] as const)
    if ((text(key) ?? '') > today) add(key, 'IN_FUTURE');
  const first = text('firstLostOn');
  const last = text('lastLostOn');
  if (first && last && first > last) add('lastLostOn', 'BEFORE_FIRST');
  const moment = Date.parse(bounds.now);
  for (const key of ['awareAt', 'dpaNotifiedAt'] as const) {
    const at = text(key);
    if (at && Date.parse(at) > moment) add(key, 'IN_FUTURE');
  }
  const aware = text('awareAt');
  const notified = text('dpaNotifiedAt');
  if (aware && notified && Date.parse(notified) < Date.parse(aware)) add('dpaNotifiedAt', 'BEFORE_AWARE');
  return problems;
}

/** The indicators of a line without free text, as the line's row holds them. */
export function lineIndicators(line: LineContent): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(line.answers).filter(([key]) => isIndicator(key) && indicators[key].figures),
  );
}
