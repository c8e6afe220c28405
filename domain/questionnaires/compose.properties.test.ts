import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounds, line, notRelevant, request, stated, unknown, yes } from '@/tests/composed-line';
import { compose, type Fields, fieldsOf, knownPaths } from './compose';
import { indicatorKeys, indicators, isIndicator, ladderKeys } from './indicators';
import { type Answer, type Definition, lineKeys } from './schema';
import { templates } from './templates';

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
