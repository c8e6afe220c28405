import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, OwnItem } from '@/domain/questionnaires/schema';
import { choiceCounts, dateSummary, numberBins, numberSummary, ownFigure, type Unit } from './own-questions';

const item = (type: OwnItem['type'], more: Partial<OwnItem> = {}): OwnItem => ({
  type,
  key: 'asked',
  scope: 'municipality',
  required: false,
  label: { nb: 'Spurt' },
  ...more,
});
const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });
const unit = (question: OwnItem, answer: Answer | null | undefined, isExempt = false): Unit => ({
  requestId: 'r',
  serviceId: 's',
  municipalityNumber: '4601',
  isExempt,
  said:
    answer === undefined
      ? null
      : { items: new Map([[question.key, question]]), answers: answer ? { [question.key]: answer } : {} },
});

describe('how numbers are spread', () => {
  test('has every number in exactly one of at most eight bins, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5_000, max: 100_000 }), { minLength: 1 }), (values) => {
        const bins = numberBins(values);
        expect(bins.length).toBeLessThanOrEqual(8);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length);
        bins.forEach((bin, at) => {
          expect(bin.to).toBeGreaterThanOrEqual(bin.from);
          expect(bin.from).toBeGreaterThan(bins[at - 1]?.to ?? Number.NEGATIVE_INFINITY);
        });
      }),
    );
  });

  test('is by number while there are few, and else in round steps', () => {
    expect(numberBins([3, 0, 3])).toEqual([
      { from: 0, to: 0, count: 1 },
      { from: 3, to: 3, count: 2 },
    ]);
    expect(numberBins([1, 2, 3, 4, 5, 6, 7, 8, 35])).toEqual([
      { from: 0, to: 4, count: 4 },
      { from: 5, to: 9, count: 4 },
      ...[10, 15, 20, 25, 30].map((from) => ({ from, to: from + 4, count: 0 })),
      { from: 35, to: 39, count: 1 },
    ]);
  });
});

describe('an own question', () => {
  test('tells zero, not known yet, not relevant, not asked and no return apart', () => {
    const number = item('integer');
    const earlier = item('yesNo');
    const units = [
      unit(number, stated(0)),
      unit(number, { kind: 'notKnownYet' }),
      unit(number, { kind: 'notRelevant' }),
      unit(number, null),
      unit(number, undefined),
      unit(number, undefined, true),
      // Asked in an earlier version, but as another kind of question.
      { ...unit(earlier, stated('yes')) },
    ];
    const { coverage, number: summary } = ownFigure(number, units);
    expect(coverage).toEqual({
      units: 7,
      asked: 5,
      answered: 1,
      notKnownYet: 1,
      notRelevant: 1,
      noReturn: 1,
      exempt: 1,
      notAsked: 2,
    });
    expect(summary).toEqual({
      ...{ n: 1, sum: 0, median: 0, minimum: 0, maximum: 0 },
      bins: [{ from: 0, to: 0, count: 1 }],
    });
  });

  test('of a multiple choice counts each option once per answer, and an option of an earlier version last', () => {
    const options = [
      { key: 'a', label: { nb: 'A' } },
      { key: 'b', label: { nb: 'B' } },
    ];
    const now = item('multiple', { options });
    const before = item('multiple', { options: [...options, { key: 'c', label: { nb: 'C' } }] });
    const units = [
      unit(now, stated(['a', 'b', 'a'])),
      unit(now, stated([])),
      unit(before, stated(['c', 'a'])),
    ];
    expect(ownFigure(now, units).choices).toEqual([
      { key: 'a', label: { nb: 'A' }, count: 2 },
      { key: 'b', label: { nb: 'B' }, count: 1 },
      { key: 'c', label: { nb: 'C' }, count: 1 },
    ]);
    expect(ownFigure(now, units).coverage.answered).toBe(3);
  });

  test('of yes or no counts both, also where nobody says one of them', () => {
    const question = item('yesNo');
    expect(ownFigure(question, [unit(question, stated('yes'))]).choices).toEqual([
      { key: 'yes', label: null, count: 1 },
      { key: 'no', label: null, count: 0 },
    ]);
  });

  test('of a moment gives the day that it has in Norway', () => {
    const summary = dateSummary([stated('2026-03-01T23:30:00Z'), stated('2026-03-02T08:00:00+01:00')]);
    expect(summary).toEqual({
      n: 2,
      earliest: '2026-03-01T23:30:00Z',
      latest: '2026-03-02T08:00:00+01:00',
      byDay: [{ day: '2026-03-02', count: 2 }],
      byMonth: [{ month: '2026-03', count: 2 }],
    });
    expect(dateSummary([])).toBeNull();
  });

  test('of texts counts how many there are and nothing else', () => {
    const text = item('longText');
    const figure = ownFigure(text, [unit(text, stated('Vi ringte alle.'))]);
    expect(figure.coverage.answered).toBe(1);
    expect([figure.choices, figure.number, figure.dates]).toEqual([null, null, null]);
  });
});

describe('whatever was answered', () => {
  const answers = fc.array(
    fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 1000 }).map(stated),
        fc.constant<Answer>({ kind: 'notKnownYet' }),
        fc.constant<Answer>({ kind: 'notRelevant' }),
        fc.constant(null),
      ),
      { nil: undefined },
    ),
  );

  test('the parts add up, and the order does not matter', () => {
    const question = item('integer');
    fc.assert(
      fc.property(answers, (given) => {
        const units = given.map((answer) => unit(question, answer));
        const figure = ownFigure(question, units);
        const c = figure.coverage;
        expect(c.units).toBe(c.asked + c.notAsked);
        expect(c.asked).toBe(c.answered + c.notKnownYet + c.notRelevant + c.noReturn + c.exempt);
        expect(figure.number?.n ?? 0).toBe(c.answered);
        expect(ownFigure(question, units.toReversed())).toEqual(figure);
      }),
    );
  });

  test('the median lies between the least and the greatest, and the sum between n times either', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }), (values) => {
        const summary = numberSummary(values.map(stated));
        if (!summary) throw new Error('a number was stated');
        expect(summary.median).toBeGreaterThanOrEqual(summary.minimum);
        expect(summary.median).toBeLessThanOrEqual(summary.maximum);
        expect(summary.sum).toBeGreaterThanOrEqual(summary.n * summary.minimum);
        expect(summary.sum).toBeLessThanOrEqual(summary.n * summary.maximum);
      }),
    );
  });

  test('of a single choice the counts add up to those who have answered', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (values) => {
        const counts = choiceCounts([{ key: 'a', label: null }], values.map(stated));
        expect(counts.reduce((sum, one) => sum + one.count, 0)).toBe(values.length);
      }),
    );
  });
});
