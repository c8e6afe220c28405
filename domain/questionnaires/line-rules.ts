import { dayInNorway } from '@/domain/register/rules';
import type { FieldError } from '@/lib/outcome';
import type { Answer } from './schema';
import { statedNumber, statedText, wrongValue } from './values';

/** The bounds that the incident and the moment give to dates: `inProductionOn` a date, `now` a moment, ISO text. */
export type Bounds = { inProductionOn: string | null; now: string };

type Add = (key: string, code: string, params?: FieldError['params']) => void;
type Answers = Record<string, Answer>;

/** The rules between the answers of one line (domain.md, "A line"). `place` is its municipality's number. */
export function lineProblems(place: string, answers: Answers, bounds: Bounds): FieldError[] {
  const problems: FieldError[] = [];
  const add: Add = (key, code, params) =>
    problems.push({ path: `${place}.${key}`, code, ...(params ? { params } : {}) });
  ladderProblems(answers, add);
  dateProblems(answers, bounds, add);
  momentProblems(answers, bounds, add);
  return problems;
}

function ladderProblems(answers: Answers, add: Add): void {
  const count = (key: string) => {
    const answer = answers[key];
    return answer && !wrongValue({ type: 'integer' }, answer) ? statedNumber(answer) : undefined;
  };
  const lost = count('lost');
  if (lost === undefined) return;
  if (lost === 0 && answers.affected?.kind === 'stated') add('lost', 'AFFECTED_NEEDS_LOST');
  const params = { lost };
  const recovered = count('recovered') ?? 0;
  if (recovered + (count('irretrievable') ?? 0) > lost) {
    add(recovered > lost ? 'recovered' : 'irretrievable', 'MORE_THAN_LOST', params);
  }
  if ((count('followedUp') ?? 0) > lost) add('followedUp', 'MORE_THAN_LOST', params);
}

function dateProblems(answers: Answers, bounds: Bounds, add: Add): void {
  const today = dayInNorway(new Date(bounds.now));
  const date = (key: string) => {
    const answer = answers[key];
    return answer && !wrongValue({ type: 'date' }, answer) ? statedText(answer) : undefined;
  };
  for (const key of ['firstLostOn', 'lastLostOn', 'checkedOn', 'fixedVersionOn']) {
    const on = date(key);
    if (!on) continue;
    if (bounds.inProductionOn && on < bounds.inProductionOn)
      add(key, 'BEFORE_INCIDENT', { from: bounds.inProductionOn });
    if (on > today) add(key, 'IN_FUTURE');
  }
  const first = date('firstLostOn');
  const last = date('lastLostOn');
  if (first && last && first > last) add('lastLostOn', 'BEFORE_FIRST');
}

function momentProblems(answers: Answers, bounds: Bounds, add: Add): void {
  const moment = (key: string) => {
    const answer = answers[key];
    const text = answer && !wrongValue({ type: 'dateTime' }, answer) ? statedText(answer) : undefined;
    return text === undefined ? undefined : new Date(text);
  };
  for (const key of ['awareAt', 'dpaNotifiedAt']) {
    const at = moment(key);
    if (!at) continue;
    if (at > new Date(bounds.now)) add(key, 'IN_FUTURE');
    if (bounds.inProductionOn && dayInNorway(at) < bounds.inProductionOn) {
      add(key, 'BEFORE_INCIDENT', { from: bounds.inProductionOn });
    }
  }
  const aware = moment('awareAt');
  const notified = moment('dpaNotifiedAt');
  if (aware && notified && notified < aware) add('dpaNotifiedAt', 'BEFORE_AWARE');
}
