import { dayInNorway } from '@/domain/register/rules';
import type { Grade } from './indicators';
import type { Answer, LineContent } from './schema';
import { meaningful, statedText, type ValueRule, wrongValue } from './values';

type Read = {
  read: (key: string) => Answer | undefined;
  wrong: (key: string, problem: { code: string } | null) => void;
};

const textRule: ValueRule = { type: 'longText' };
const dayRule: ValueRule = { type: 'date' };

/**
 * What a line that is not final leaves open, and the day by which it is to be known: today or later, `now` being a
 * moment as ISO text. A final line leaves nothing open, whatever was typed before.
 */
export function remainsOf(grade: Grade, { read, wrong }: Read, now: string): LineContent['remains'] {
  const given = [read('remains'), read('remainsUntil')] as const;
  if (grade === 'final') return undefined;
  const [text, until] = [meaningful(textRule, given[0]), meaningful(dayRule, given[1])];
  if (text) wrong('remains', wrongValue(textRule, text));
  if (until) {
    const problem = wrongValue(dayRule, until);
    const isPast = !problem && (statedText(until) ?? '') < dayInNorway(new Date(now));
    wrong('remainsUntil', isPast ? { code: 'DAY_IN_PAST' } : problem);
  }
  const said = { text: statedText(text), until: statedText(until) };
  if (said.text === undefined && said.until === undefined) return undefined;
  return {
    ...(said.text === undefined ? {} : { text: said.text }),
    ...(said.until === undefined ? {} : { until: said.until }),
  };
}
