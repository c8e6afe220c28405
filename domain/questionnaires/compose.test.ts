import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose, type Fields, fieldsOf, knownPaths, lineIndicators } from './compose';
import { indicatorKeys, indicators, isIndicator, ladderKeys } from './indicators';
import { type Answer, type Definition, lineKeys } from './schema';
import { templates } from './templates';

const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });
const unknown: Answer = { kind: 'notKnownYet' };
const notRelevant: Answer = { kind: 'notRelevant' };
const bounds = { inProductionOn: '2020-09-30', now: '2023-06-09T13:05:00.000Z' };
const request = { requestId: 'r', questionnaireVersionId: 'q', municipalityNumbers: ['4601'] };
const everything: Definition = { items: indicatorKeys.map((key) => ({ type: 'core', key })) };
const template = (key: string) => {
  const found = templates.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found.definition;
};

/** One line of Bergen's with the whole questionnaire asked; `fields` by bare key. */
function line(fields: Record<string, Answer>, definition = everything) {
  const placed: Fields = Object.fromEntries(Object.entries(fields).map(([key, a]) => [`4601.${key}`, a]));
  const composed = compose(definition, request, placed, bounds);
  const first = composed.content.lines[0];
  if (!first) throw new Error('no line');
  return { ...composed, answers: first.answers, grade: first.grade };
}

const yes = {
  usesSystem: stated('yes'),
  integrationInUse: stated('yes'),
  affected: stated('yes'),
  awareAt: stated('2023-06-01T08:00:00Z'),
  dpaNotifiedAt: stated('2023-06-02T08:00:00Z'),
};
const codes = (fields: Record<string, Answer>) => line(fields).errors.map((e) => `${e.path} ${e.code}`);

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

describe('properties', () => {
  const count = fc.integer({ min: 0, max: 50 });
  const anything: fc.Arbitrary<Answer> = fc.oneof(
    fc.constant(unknown),
    fc.constant(notRelevant),
    fc.oneof(count, fc.integer(), fc.double()).map(stated),
    fc
      .oneof(
        fc.string(),
        fc.constantFrom(
          'yes',
          'no',
          'under_investigation',
          'final',
          'preliminary',
          'system_log',
          '2023-06-01',
          '2022-01-01',
          '2023-06-01T08:00:00Z',
          '2023-05-01T08:00:00Z',
        ),
      )
      .map(stated),
    fc.subarray<string>([...indicators.measures.options, 'unheard_of']).map(stated),
  );
  const municipalities = fc.uniqueArray(fc.constantFrom('0301', '4601', '5060', '1103'), { minLength: 1 });
  const definition: fc.Arbitrary<Definition> = fc.oneof(
    fc.constantFrom(...templates.map((one) => one.definition)),
    fc
      .shuffledSubarray([...indicatorKeys], { minLength: 1 })
      .map((keys) => ({ items: keys.map((key) => ({ type: 'core' as const, key })) })),
  );
  /** Values of the question's own type, so that a good part of the situations can be submitted. */
  const fitting = (key: string): fc.Arbitrary<Answer> => {
    const rule: { type: string; options?: readonly string[] } | undefined = isIndicator(key)
      ? indicators[key]
      : undefined;
    if (key === 'searching') return fc.constant(notRelevant);
    if (key === 'lost') return fc.oneof(fc.integer({ min: 1, max: 9 }).map(stated), fc.constant(unknown));
    if (rule?.type === 'integer')
      return fc.oneof(fc.integer({ min: 0, max: 4 }).map(stated), fc.constant(unknown));
    if (rule?.type === 'date') return fc.constantFrom('2022-01-01', '2023-06-01').map(stated);
    if (rule?.type === 'dateTime')
      return fc.oneof(
        fc.constantFrom('2023-05-01T08:00:00Z', '2023-06-01T08:00:00Z').map(stated),
        fc.constant(unknown),
      );
    if (key === 'grade') return fc.constantFrom('preliminary', 'final').map(stated);
    return rule?.options && rule.type === 'single'
      ? fc.constantFrom(...rule.options).map(stated)
      : fc.constant(notRelevant);
  };
  const situationOf = (answer: (key: string) => fc.Arbitrary<Answer>, kept: fc.Arbitrary<boolean>) =>
    fc
      .record({ definition, municipalityNumbers: municipalities })
      .chain(({ definition, municipalityNumbers }) =>
        fc.record({
          definition: fc.constant(definition),
          request: fc.constant({ ...request, municipalityNumbers }),
          fields: fc
            .tuple(
              ...[...knownPaths(definition, municipalityNumbers)].map((path) =>
                fc.tuple(fc.constant(path), answer(path.slice(path.indexOf('.') + 1)), kept),
              ),
            )
            .map(
              (all) =>
                Object.fromEntries(
                  all.flatMap(([path, value, isKept]) => (isKept ? [[path, value]] : [])),
                ) as Fields,
            ),
        }),
      );
  const situation = fc.oneof(
    situationOf((key) => fc.oneof(fitting(key), anything), fc.boolean()),
    situationOf(fitting, fc.constant(true)),
  );
  const submittable = situationOf(fitting, fc.constant(true));

  test('composing what was composed changes nothing', () => {
    fc.assert(
      fc.property(situation, (s) => {
        const once = compose(s.definition, s.request, s.fields, bounds);
        const twice = compose(s.definition, s.request, fieldsOf(once.content), bounds);
        expect(twice.content).toEqual(once.content);
      }),
      { numRuns: 300 },
    );
  });

  test('what is composed without errors and gaps stays so when it is taken up for a correction', () => {
    fc.assert(
      fc.property(submittable, (s) => {
        const once = compose(s.definition, s.request, s.fields, bounds);
        fc.pre(once.errors.length === 0 && once.missing.length === 0);
        const twice = compose(s.definition, s.request, fieldsOf(once.content), bounds);
        expect([...twice.errors, ...twice.missing]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('lost = recovered + irretrievable + searching wherever all are stated and within', () => {
    const rung = fc.oneof(count.map(stated), fc.constant(unknown), fc.constant(undefined));
    fc.assert(
      fc.property(rung, rung, rung, (lost, recovered, irretrievable) => {
        const fields = {
          ...yes,
          ...(lost && { lost }),
          ...(recovered && { recovered }),
          ...(irretrievable && { irretrievable }),
        };
        const { answers, errors } = line(fields);
        const value = (key: string) => {
          const answer = answers[key];
          return answer?.kind === 'stated' ? Number(answer.value) : 0;
        };
        if (answers.lost?.kind !== 'stated') {
          for (const key of ladderKeys) expect(answers[key]).toEqual(unknown);
          return;
        }
        expect(value('searching')).toBeGreaterThanOrEqual(0);
        const found = value('recovered') + value('irretrievable');
        if (found <= value('lost')) expect(found + value('searching')).toBe(value('lost'));
        else expect(errors.some((e) => e.code === 'MORE_THAN_LOST')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('every asked indicator of every municipality is in the content, exactly once and nothing else', () => {
    fc.assert(
      fc.property(situation, (s) => {
        const { content } = compose(s.definition, s.request, s.fields, bounds);
        expect(content.lines.map((l) => l.municipalityNumber)).toEqual(
          [...s.request.municipalityNumbers].sort(),
        );
        const paths = [
          ...content.lines.flatMap((l) =>
            [...Object.keys(l.answers), ...lineKeys].map((key) => `${l.municipalityNumber}.${key}`),
          ),
          ...Object.keys(content.answers).map((key) => `.${key}`),
        ];
        expect(paths.sort()).toEqual([...knownPaths(s.definition, s.request.municipalityNumbers)].sort());
      }),
    );
  });

  test('no line says affected with nothing lost, or not affected with a loss, and passes', () => {
    fc.assert(
      fc.property(submittable, (s) => {
        const composed = compose(s.definition, s.request, s.fields, bounds);
        fc.pre(composed.errors.length === 0 && composed.missing.length === 0);
        for (const { answers } of composed.content.lines) {
          const lost = answers.lost;
          if (!lost || !answers.affected) continue;
          if (answers.affected.kind === 'stated' && answers.affected.value === 'yes') {
            expect(lost.kind === 'notKnownYet' || (lost.kind === 'stated' && Number(lost.value) >= 1)).toBe(
              true,
            );
          } else expect(lost.kind).not.toBe('stated');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('never throws, whatever the fields are called', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anything), situation, (fields, s) => {
        expect(() => compose(s.definition, s.request, fields, bounds)).not.toThrow();
      }),
    );
  });
});
