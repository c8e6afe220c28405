import type { FieldError } from '@/lib/outcome';
import { checkProblems, isOwnShown } from './conditions';
import {
  type Grade,
  grades,
  type IndicatorKey,
  indicatorKeys,
  indicators,
  isIndicator,
  ladderKeys,
} from './indicators';
import { type Bounds, lineProblems } from './line-rules';
import { remainsOf } from './remains';
import {
  type Answer,
  type Content,
  type Definition,
  type Fields,
  type LineContent,
  lineKeys,
  type OwnItem,
} from './schema';
import { isRequired, isShown, whenEmpty, whenHidden } from './shown';
import {
  mayBeUnknown,
  meaningful,
  stated,
  statedNumber,
  statedText,
  type ValueRule,
  wrongValue,
} from './values';

export { isOwnShown } from './conditions';
export { isRequired, isShown } from './shown';
export type { Bounds, Content, Fields, LineContent };

export type RequestToCompose = {
  requestId: string;
  questionnaireVersionId: string;
  municipalityNumbers: string[];
};

export type Composed = { content: Content; errors: FieldError[]; missing: FieldError[] };

/** Where one line reads what was typed and reports what is wrong. */
export type Sheet = {
  place: string;
  read: (key: string) => Answer | undefined;
  wrong: (key: string, problem: Omit<FieldError, 'path'> | null) => void;
  lacks: (key: string) => void;
};

/**
 * Turns what is typed into what would be stored: what follows from other answers is filled in, what was hidden
 * becomes not relevant, `searching` is worked out. `errors` must be mended, `missing` must be answered before a
 * return can be submitted. The browser and the server call this same function; composing what was composed
 * changes nothing.
 */
export function compose(
  definition: Definition,
  request: RequestToCompose,
  fields: Fields,
  bounds: Bounds,
): Composed {
  const errors: FieldError[] = [];
  const missing: FieldError[] = [];
  const known = new Set<string>();
  const sheet = (place: string): Sheet => {
    const path = (key: string) => `${place}.${key}`;
    return {
      place,
      read(key) {
        known.add(path(key));
        return Object.hasOwn(fields, path(key)) ? fields[path(key)] : undefined;
      },
      wrong(key, problem) {
        if (problem) errors.push({ path: path(key), ...problem });
      },
      lacks(key) {
        missing.push({ path: path(key), code: 'REQUIRED' });
      },
    };
  };
  const numbers = [...request.municipalityNumbers].sort();
  const lines = numbers.map((number) => {
    const line = composeLine(definition, sheet(number), bounds);
    errors.push(...lineProblems(number, line.answers, bounds));
    errors.push(...checkProblems(definition, 'municipality', number, line.answers));
    return line;
  });
  const answers: Record<string, Answer> = {};
  const once = sheet('');
  for (const item of ownItems(definition, 'request')) answers[item.key] = composeOwn(item, answers, once);
  errors.push(...checkProblems(definition, 'request', '', answers));
  for (const path of Object.keys(fields)) {
    if (known.has(path)) continue;
    const place = path.slice(0, path.indexOf('.'));
    const isOurs = place === '' || numbers.includes(place);
    errors.push({ path, code: isOurs ? 'UNKNOWN_FIELD' : 'MUNICIPALITY_NOT_ASKED' });
  }
  const { requestId, questionnaireVersionId } = request;
  return { content: { schema: 1, requestId, questionnaireVersionId, answers, lines }, errors, missing };
}

/** What was stored, as if typed: a correction starts from it. What is worked out is left out, so that it follows. */
export function fieldsOf(content: Content): Fields {
  const fields: Fields = {};
  for (const [key, answer] of Object.entries(content.answers)) fields[`.${key}`] = answer;
  for (const line of content.lines) {
    for (const [key, answer] of Object.entries(line.answers)) {
      if (key !== 'searching') fields[`${line.municipalityNumber}.${key}`] = answer;
    }
    // A grade that follows from the answers is worked out anew when they change.
    if (line.grade !== suggestedGrade(line.answers)) {
      fields[`${line.municipalityNumber}.grade`] = { kind: 'stated', value: line.grade };
    }
    const { text, until } = line.remains ?? {};
    if (text) fields[`${line.municipalityNumber}.remains`] = { kind: 'stated', value: text };
    if (until) fields[`${line.municipalityNumber}.remainsUntil`] = { kind: 'stated', value: until };
  }
  return fields;
}

/** Every path that a request's questions have, so that a draft keeps nothing else. */
export function knownPaths(definition: Definition, municipalityNumbers: string[]): Set<string> {
  const perLine = [
    ...askedIndicators(definition),
    ...ownItems(definition, 'municipality').map((item) => item.key),
    ...lineKeys,
  ];
  return new Set([
    ...municipalityNumbers.flatMap((number) => perLine.map((key) => `${number}.${key}`)),
    ...ownItems(definition, 'request').map((item) => `.${item.key}`),
  ]);
}

/** Whether a field, which names its municipality or none, is one of those that these questions have. */
export function isKnownPath(definition: Definition, path: string): boolean {
  return knownPaths(definition, [path.split('.')[0] ?? '']).has(path);
}

/** What is wrong and what is missing together, in the order in which a request's pages ask. */
export function inAskedOrder(
  { errors, missing }: Pick<Composed, 'errors' | 'missing'>,
  definition: Definition,
  municipalityNumbers: string[],
): FieldError[] {
  const paths = [...knownPaths(definition, municipalityNumbers)];
  // What no question has stands last.
  const at = ({ path }: FieldError) => (paths.indexOf(path) + paths.length + 1) % (paths.length + 1);
  return [...errors, ...missing].sort((a, b) => at(a) - at(b));
}

/** The own questions of a scope, in order. */
export function ownItems(definition: Definition, scope: OwnItem['scope']): OwnItem[] {
  return definition.items.filter((item): item is OwnItem => item.type !== 'core' && item.scope === scope);
}

/** Whether a definition asks anything beside the core. */
export function hasOwnQuestions(definition: Definition): boolean {
  return definition.items.some((item) => item.type !== 'core');
}

/** The core indicators that a definition asks for, in its order. */
export function askedIndicators(definition: Definition): IndicatorKey[] {
  return definition.items.flatMap((item) => (item.type === 'core' ? [item.key] : []));
}

function composeLine(definition: Definition, sheet: Sheet, bounds: Bounds): LineContent {
  const asked = new Set(askedIndicators(definition));
  const answers: Record<string, Answer> = {};
  // In the order in which they decide about each other, whatever order the questionnaire asks in.
  for (const key of indicatorKeys) {
    if (asked.has(key)) answers[key] = composeIndicator(key, asked, answers, sheet);
  }
  fillLadder(answers, asked, sheet);
  for (const item of ownItems(definition, 'municipality'))
    answers[item.key] = composeOwn(item, answers, sheet);
  const grade = gradeOf(answers, sheet);
  const remains = remainsOf(grade, sheet, bounds.now);
  return { municipalityNumber: sheet.place, grade, answers, ...(remains ? { remains } : {}) };
}

function composeIndicator(
  key: IndicatorKey,
  asked: ReadonlySet<IndicatorKey>,
  answers: Record<string, Answer>,
  sheet: Sheet,
): Answer {
  const rule: ValueRule = indicators[key];
  const typed = sheet.read(key);
  if (!isShown(key, answers, asked)) {
    // Left-overs of a changed mind are dropped, but a loss that contradicts "not affected" is never swallowed.
    const denied = stated(answers.affected) === 'no' || stated(answers.usesSystem) === 'no';
    if (key === 'lost' && denied && Number(stated(typed) ?? 0) > 0) {
      sheet.wrong(key, { code: 'NOT_AFFECTED_WITH_LOST' });
    }
    return whenHidden(key, answers);
  }
  const given = meaningful(rule, typed);
  const isAnswer = given && !(decides(key) && given.kind !== 'stated');
  if (!isAnswer) {
    if (isRequired(key)) sheet.lacks(key);
    return whenEmpty(key);
  }
  sheet.wrong(key, wrongValue(rule, given));
  return given;
}

/** They decide what else is asked, and "we are looking into it" is one of their options. */
function decides(key: IndicatorKey): boolean {
  return key === 'usesSystem' || key === 'affected';
}

/** searching = lost − recovered − irretrievable; when lost is not known yet, so are all four. */
function fillLadder(answers: Record<string, Answer>, asked: ReadonlySet<IndicatorKey>, sheet: Sheet): void {
  const lost = answers.lost;
  if (!lost) return;
  if (lost.kind !== 'stated') {
    for (const key of ladderKeys) if (asked.has(key)) answers[key] = lost;
    return;
  }
  if (!asked.has('searching')) return;
  const count = (key: string) => Math.max(0, statedNumber(answers[key]) ?? 0);
  const rest = Math.max(0, count('lost') - count('recovered') - count('irretrievable'));
  const claimed = statedNumber(sheet.read('searching'));
  if (claimed !== undefined && claimed !== rest)
    sheet.wrong('searching', { code: 'NOT_THE_REST', params: { rest } });
  answers.searching = { kind: 'stated', value: rest };
}

function gradeOf(answers: Record<string, Answer>, sheet: Sheet): Grade {
  const given = statedText(sheet.read('grade'));
  const suggested = suggestedGrade(answers);
  if (given === undefined || suggested === 'under_investigation') return suggested;
  const chosen = grades.find((grade) => grade === given);
  if (!chosen) sheet.wrong('grade', { code: 'NOT_AN_OPTION' });
  if (chosen === 'under_investigation') sheet.wrong('grade', { code: 'GRADE_CONTRADICTS' });
  return chosen ?? suggested;
}

/** Preliminary while something is still searched for or not known, else final. */
export function suggestedGrade(answers: Record<string, Answer>): Grade {
  if (stated(answers.affected) === 'under_investigation') return 'under_investigation';
  const open = answers.lost?.kind === 'notKnownYet' || Number(stated(answers.searching) ?? 0) > 0;
  return open ? 'preliminary' : 'final';
}

function composeOwn(item: OwnItem, earlier: Record<string, Answer>, sheet: Sheet): Answer {
  const given = meaningful(ruleOf(item), sheet.read(item.key));
  if (!isOwnShown(item, earlier)) return { kind: 'notRelevant' };
  if (!given) {
    if (item.required) sheet.lacks(item.key);
    // It was asked and is relevant: what can be found out later is not known yet, as in the core.
    return { kind: mayBeUnknown(item) ? 'notKnownYet' : 'notRelevant' };
  }
  sheet.wrong(item.key, wrongValue(ruleOf(item), given));
  return given;
}

/** What an own question allows. */
export function ruleOf({ type, options, minimum, maximum }: OwnItem): ValueRule {
  return {
    type,
    options: type === 'yesNo' ? ['yes', 'no'] : options?.map((option) => option.key),
    minimum,
    maximum,
  };
}

/** The indicators of a line without free text, as the line's row holds them. */
export function lineIndicators(line: LineContent): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(line.answers).filter(([key]) => isIndicator(key) && indicators[key].figures),
  );
}
