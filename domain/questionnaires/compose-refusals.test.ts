import { describe, expect, test } from 'vitest';
import { bounds, codes, everything, line, request, stated, unknown, yes } from '@/tests/composed-line';
import { compose, inAskedOrder } from './compose';
import type { Answer, Definition } from './schema';
import { templates } from './templates';

const template = (key: string) => {
  const found = templates.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found.definition;
};

describe('refusals', () => {
  test('affected needs at least one lost, or not known yet', () => {
    expect(codes({ ...yes, lost: stated(0) })).toEqual(['4601.lost AFFECTED_NEEDS_LOST']);
    expect(codes({ ...yes, lost: stated(1) })).toEqual([]);
    expect(codes({ ...yes, lost: unknown })).toEqual([]);
  });

  test('not affected, or not using the system, with lost reports is refused and never swallowed', () => {
    expect(codes({ ...yes, affected: stated('no'), lost: stated(2) })).toEqual([
      '4601.lost NOT_AFFECTED_WITH_LOST',
    ]);
    expect(codes({ usesSystem: stated('no'), lost: stated(2) })).toEqual([
      '4601.lost NOT_AFFECTED_WITH_LOST',
    ]);
    expect(codes({ ...yes, affected: stated('no'), lost: stated(0) })).toEqual([]);
  });

  test('no more recovered, irretrievable or followed up than lost', () => {
    expect(codes({ ...yes, lost: stated(2), recovered: stated(3) })).toEqual([
      '4601.recovered MORE_THAN_LOST',
    ]);
    expect(codes({ ...yes, lost: stated(2), recovered: stated(1), irretrievable: stated(2) })).toEqual([
      '4601.irretrievable MORE_THAN_LOST',
    ]);
    expect(codes({ ...yes, lost: stated(2), followedUp: stated(3) })).toEqual([
      '4601.followedUp MORE_THAN_LOST',
    ]);
    expect(line({ ...yes, lost: stated(2), recovered: stated(3) }).answers.searching).toEqual(stated(0));
  });

  test('wrong types and absurd counts', () => {
    expect(codes({ ...yes, lost: stated(-1) })).toEqual(['4601.lost NEGATIVE']);
    expect(codes({ ...yes, lost: stated(1.5) })).toEqual(['4601.lost NOT_WHOLE_NUMBER']);
    expect(codes({ ...yes, lost: stated('tre') })).toEqual(['4601.lost NOT_WHOLE_NUMBER']);
    expect(codes({ ...yes, lost: stated(100_001) })).toEqual(['4601.lost COUNT_TOO_LARGE']);
    expect(codes({ usesSystem: stated('perhaps') })).toEqual(['4601.usesSystem NOT_AN_OPTION']);
    expect(codes({ ...yes, lost: stated(1), measures: stated(['prayed']) })).toEqual([
      '4601.measures NOT_AN_OPTION',
    ]);
    expect(codes({ ...yes, lost: stated(1), checkedOn: stated('i går') })).toEqual([
      '4601.checkedOn NOT_DATE',
    ]);
    expect(codes({ ...yes, lost: stated(1), awareAt: stated('i går') })).toEqual([
      '4601.awareAt NOT_DATE_TIME',
    ]);
  });

  test('dates before the system was in production, in the future or in the wrong order', () => {
    const date = (fields: Record<string, Answer>) => codes({ ...yes, lost: stated(1), ...fields });
    expect(date({ firstLostOn: stated('2020-09-29') })).toEqual(['4601.firstLostOn BEFORE_INCIDENT']);
    expect(date({ firstLostOn: stated('2020-09-30') })).toEqual([]);
    expect(date({ lastLostOn: stated('2023-06-10') })).toEqual(['4601.lastLostOn IN_FUTURE']);
    expect(date({ checkedOn: stated('2023-06-10') })).toEqual(['4601.checkedOn IN_FUTURE']);
    expect(date({ fixedVersionOn: stated('1999-01-01') })).toEqual(['4601.fixedVersionOn BEFORE_INCIDENT']);
    expect(date({ firstLostOn: stated('2022-02-02'), lastLostOn: stated('2022-02-01') })).toEqual([
      '4601.lastLostOn BEFORE_FIRST',
    ]);
    expect(date({ awareAt: stated('2023-06-09T13:06:00Z'), dpaNotifiedAt: unknown })).toEqual([
      '4601.awareAt IN_FUTURE',
    ]);
    expect(date({ awareAt: stated('2020-01-01T12:00:00Z') })).toEqual(['4601.awareAt BEFORE_INCIDENT']);
    expect(date({ dpaNotifiedAt: stated('2023-05-31T08:00:00Z') })).toEqual([
      '4601.dpaNotifiedAt BEFORE_AWARE',
    ]);
  });

  test('today is the day in Norway, not in Greenwich', () => {
    const late = { ...bounds, now: '2023-06-09T22:30:00.000Z' };
    const fields = {
      '4601.usesSystem': stated('yes'),
      '4601.affected': stated('no'),
      '4601.checkedOn': stated('2023-06-10'),
    };
    const definition: Definition = { items: everything.items.filter((i) => i.key !== 'integrationInUse') };
    expect(compose(definition, request, fields, late).errors).toEqual([]);
  });

  test('identity numbers in a free text', () => {
    expect(codes({ ...yes, lost: stated(1), measuresText: stated('gjelder 01820310000') })).toEqual([
      '4601.measuresText IDENTITY_NUMBER',
    ]);
  });

  test('another municipality, and a question that was not asked', () => {
    const composed = compose(
      template('status-round'),
      request,
      {
        '4601.usesSystem': stated('no'),
        '0301.lost': stated(1),
        '0301.searching': stated(1),
        '4601.dpaNotifiedAt': unknown,
        '.nothing': stated('x'),
        lost: stated(1),
      },
      bounds,
    );
    expect(composed.errors.map((e) => `${e.path} ${e.code}`)).toEqual([
      '0301.lost MUNICIPALITY_NOT_ASKED',
      '0301.searching MUNICIPALITY_NOT_ASKED',
      '4601.dpaNotifiedAt UNKNOWN_FIELD',
      '.nothing UNKNOWN_FIELD',
      'lost MUNICIPALITY_NOT_ASKED',
    ]);
  });

  test('names that every object has are no answers', () => {
    const composed = compose(
      template('status-round'),
      request,
      JSON.parse('{"__proto__":{"kind":"notKnownYet"}}'),
      bounds,
    );
    expect(composed.missing).toHaveLength(1);
    expect(
      compose(template('status-round'), request, { '4601.constructor': unknown }, bounds).errors,
    ).toHaveLength(1);
  });

  test('a grade that is none, or that the answers contradict', () => {
    expect(codes({ ...yes, lost: stated(1), grade: stated('perfect') })).toEqual([
      '4601.grade NOT_AN_OPTION',
    ]);
    expect(codes({ ...yes, lost: stated(1), grade: stated('under_investigation') })).toEqual([
      '4601.grade GRADE_CONTRADICTS',
    ]);
    expect(line({ ...yes, lost: stated(1), grade: stated('final') }).grade).toBe('final');
    expect(line({ ...yes, affected: stated('under_investigation'), grade: stated('final') }).grade).toBe(
      'under_investigation',
    );
  });
});

test('what is wrong and what is missing are told in the order of the questions, place by place', () => {
  const definition = template('one-week-deviation-report');
  const numbers = ['0301', '4601'];
  const fields = {
    '4601.lost': stated(-1),
    '4601.affected': stated('yes'),
    '4601.usesSystem': stated('yes'),
    '9999.lost': stated(1),
  };
  const composed = compose(
    definition,
    { requestId: 'r', questionnaireVersionId: 'q', municipalityNumbers: numbers },
    fields,
    bounds,
  );
  expect(inAskedOrder(composed, definition, numbers).map(({ path }) => path)).toEqual([
    '0301.usesSystem',
    '4601.lost',
    '4601.awareAt',
    '4601.dpaNotifiedAt',
    '4601.integrationInUse',
    '9999.lost',
  ]);
});
