import { describe, expect, test } from 'vitest';
import {
  bounds,
  codes,
  everything,
  line,
  notRelevant,
  request,
  stated,
  unknown,
  yes,
} from '@/tests/composed-line';
import { compose, type Fields, fieldsOf, lineIndicators } from './compose';
import { ladderKeys } from './indicators';
import type { Answer, Definition } from './schema';

describe('what remains of a line', () => {
  const open = { ...yes, lost: unknown };
  const remains = (fields: Record<string, Answer>) => line(fields).content.lines[0]?.remains;

  test('a line that is not final says what remains and until when', () => {
    const said = { remains: stated('Loggen for mai'), remainsUntil: stated('2023-06-20') };
    expect(remains({ ...open, ...said })).toEqual({ text: 'Loggen for mai', until: '2023-06-20' });
    expect(remains({ ...yes, affected: stated('under_investigation'), ...said })?.until).toBe('2023-06-20');
    expect(remains(open)).toBeUndefined();
  });

  test('a final line leaves nothing open, whatever was typed before', () => {
    expect(remains({ ...yes, affected: stated('no'), remains: stated('x') })).toBeUndefined();
    expect(codes({ ...yes, affected: stated('no'), remainsUntil: stated('2020-01-01') })).toEqual([]);
  });

  test('the day is today or later, in Norway', () => {
    expect(codes({ ...open, remainsUntil: stated('2023-06-09') })).toEqual([]);
    expect(codes({ ...open, remainsUntil: stated('2023-06-08') })).toEqual(['4601.remainsUntil DAY_IN_PAST']);
    expect(codes({ ...open, remainsUntil: stated('snart') })).toEqual(['4601.remainsUntil NOT_DATE']);
  });

  test('no identity number hides in it', () => {
    expect(codes({ ...open, remains: stated('gjelder 01820310191') })).toEqual([
      '4601.remains IDENTITY_NUMBER',
    ]);
  });

  test('a correction starts from it', () => {
    const said = { remains: stated('Loggen for mai'), remainsUntil: stated('2023-06-20') };
    const fields = fieldsOf(line({ ...open, ...said }).content);
    expect(fields['4601.remains']).toEqual(said.remains);
    expect(fields['4601.remainsUntil']).toEqual(said.remainsUntil);
  });
});

describe('only what follows is asked', () => {
  test('a municipality that does not use the system answers one question', () => {
    const { errors, missing, answers, grade } = line({ usesSystem: stated('no') });
    expect([...errors, ...missing]).toEqual([]);
    expect(grade).toBe('final');
    for (const [key, answer] of Object.entries(answers))
      if (key !== 'usesSystem') expect(answer, key).toEqual(notRelevant);
  });

  test('nothing answered misses the first question only', () => {
    expect(line({}).missing).toEqual([{ path: '4601.usesSystem', code: 'REQUIRED' }]);
  });

  test('not affected needs no counts and no dates of notification', () => {
    const { errors, missing, answers, grade } = line({ ...yes, affected: stated('no') });
    expect([...errors, ...missing]).toEqual([]);
    expect(answers.lost).toEqual(notRelevant);
    expect(answers.awareAt).toEqual(notRelevant);
    expect(answers.measures).toEqual(notRelevant);
    expect(grade).toBe('final');
  });

  test('under investigation leaves all four rungs not known yet', () => {
    const { errors, missing, answers, grade } = line({ ...yes, affected: stated('under_investigation') });
    expect([...errors, ...missing]).toEqual([]);
    for (const key of ladderKeys) expect(answers[key], key).toEqual(unknown);
    expect(grade).toBe('under_investigation');
  });

  test('affected must say how many are lost, when it became known and when it was notified', () => {
    const { missing } = line({
      usesSystem: stated('yes'),
      integrationInUse: stated('yes'),
      affected: stated('yes'),
    });
    expect(missing.map((m) => m.path)).toEqual(['4601.lost', '4601.awareAt', '4601.dpaNotifiedAt']);
  });

  test('"not known yet" and "not relevant" are no answers to whether a municipality is affected', () => {
    for (const answer of [unknown, notRelevant, stated(' ')]) {
      expect(line({ ...yes, affected: answer }).missing.map((m) => m.path)).toEqual(['4601.affected']);
      expect(line({ usesSystem: answer }).missing.map((m) => m.path)).toEqual(['4601.usesSystem']);
    }
  });

  test('"not relevant" is no answer to how many are lost', () => {
    expect(line({ ...yes, lost: notRelevant }).missing.map((m) => m.path)).toEqual(['4601.lost']);
  });

  test('the reason for a delay is asked for after 72 hours, and when nobody was notified yet', () => {
    const delay = (notified: Answer) =>
      line({ ...yes, lost: stated(1), dpaNotifiedAt: notified, dpaDelayReason: stated('ferie') }).answers
        .dpaDelayReason;
    expect(delay(stated('2023-06-04T08:00:00Z'))).toEqual(notRelevant);
    expect(delay(stated('2023-06-04T08:00:01Z'))).toEqual(stated('ferie'));
    expect(delay(unknown)).toEqual(stated('ferie'));
  });

  test('the order of the questions does not decide what is asked', () => {
    const backwards: Definition = { items: [...everything.items].reverse() };
    const fields = { ...yes, lost: stated(4), recovered: stated(1) };
    expect(line(fields, backwards).answers).toEqual(line(fields).answers);
  });

  test('a questionnaire that does not ask whether one is affected asks for counts at once', () => {
    const counts: Definition = { items: ladderKeys.map((key) => ({ type: 'core', key })) };
    const { answers, errors } = line({ lost: stated(3), recovered: stated(1) }, counts);
    expect(errors).toEqual([]);
    expect(answers.searching).toEqual(stated(2));
    expect(line({ lost: stated(0) }, counts).errors).toEqual([]);
    expect(line({}, counts).missing.map((m) => m.path)).toEqual(['4601.lost']);
  });
});

describe('the ladder', () => {
  test('searching is what is neither recovered nor irretrievable', () => {
    const { answers, errors, grade } = line({
      ...yes,
      lost: stated(4),
      recovered: stated(1),
      irretrievable: stated(2),
    });
    expect(errors).toEqual([]);
    expect(answers.searching).toEqual(stated(1));
    expect(grade).toBe('preliminary');
  });

  test('an empty rung below a stated loss counts as zero', () => {
    const { answers } = line({ ...yes, lost: stated(4) });
    expect(answers.recovered).toEqual(stated(0));
    expect(answers.searching).toEqual(stated(4));
  });

  test('a rung that is not known yet is searched for', () => {
    const { answers, errors } = line({
      ...yes,
      lost: stated(4),
      recovered: unknown,
      irretrievable: stated(1),
    });
    expect(errors).toEqual([]);
    expect(answers.recovered).toEqual(unknown);
    expect(answers.searching).toEqual(stated(3));
  });

  test('when lost is not known yet, so are all four, whatever else was typed', () => {
    const { answers, errors, missing } = line({ ...yes, lost: unknown, recovered: stated(3) });
    expect([...errors, ...missing]).toEqual([]);
    for (const key of ladderKeys) expect(answers[key], key).toEqual(unknown);
  });

  test('a correction of the loss, or of whether there was one, works out the rest and the grade anew', () => {
    const before = line({ ...yes, lost: stated(4), recovered: stated(1) });
    const corrected = (changes: Fields) =>
      compose(everything, request, { ...fieldsOf(before.content), ...changes }, bounds);
    const more = corrected({ '4601.lost': stated(1) });
    expect(more.errors).toEqual([]);
    expect(more.content.lines[0]).toMatchObject({ grade: 'final', answers: { searching: stated(0) } });
    const open = corrected({ '4601.affected': stated('under_investigation') });
    expect(open.errors).toEqual([]);
    expect(open.content.lines[0]?.grade).toBe('under_investigation');
  });

  test('somebody who works out the rest differently is told', () => {
    expect(codes({ ...yes, lost: stated(4), searching: stated(3) })).toEqual(['4601.searching NOT_THE_REST']);
    expect(codes({ ...yes, lost: stated(4), searching: stated(4) })).toEqual([]);
  });
});

describe('own questions', () => {
  const own: Definition = {
    items: [
      { type: 'core', key: 'affected' },
      {
        type: 'yesNo',
        key: 'told',
        scope: 'municipality',
        required: true,
        label: { nb: 'Sagt?' },
        showWhen: [{ key: 'affected', in: ['yes', 'under_investigation'] }],
      },
      {
        type: 'integer',
        key: 'hours',
        scope: 'request',
        required: false,
        minimum: 1,
        maximum: 24,
        label: { nb: 'Timer' },
      },
      { type: 'longText', key: 'comment', scope: 'request', required: true, label: { nb: 'Mer?' } },
    ],
  };

  test('are required only where they are shown', () => {
    const shown = compose(own, request, { '4601.affected': stated('under_investigation') }, bounds);
    expect(shown.missing.map((m) => m.path)).toEqual(['4601.told', '.comment']);
    const hidden = compose(
      own,
      request,
      { '4601.affected': stated('no'), '.comment': stated('nei') },
      bounds,
    );
    expect(hidden.missing).toEqual([]);
    expect(hidden.content.lines[0]?.answers.told).toEqual(notRelevant);
  });

  test('keep their bounds', () => {
    const composed = compose(own, request, { '.hours': stated(25) }, bounds);
    expect(composed.errors).toEqual([{ path: '.hours', code: 'COUNT_TOO_LARGE', params: { maximum: 24 } }]);
  });

  test('never become indicators of a line', () => {
    const composed = compose(
      own,
      request,
      { '4601.affected': stated('no'), '4601.told': stated('yes') },
      bounds,
    );
    const first = composed.content.lines[0];
    expect(first && Object.keys(lineIndicators(first))).toEqual(['affected']);
  });
});
