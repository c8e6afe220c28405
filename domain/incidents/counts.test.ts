import { describe, expect, it } from 'vitest';
import { type CountFact, countDifferences, monthCounts } from './counts';

const fact = (
  number: string,
  kind: CountFact['kind'],
  month: string,
  value: number | null,
  more = {},
): CountFact => ({
  municipalityNumber: number,
  kind,
  month,
  value,
  source: 'KS',
  at: new Date('2023-06-05T10:00:00Z'),
  recordedAt: new Date('2023-06-05T10:00:00Z'),
  ...more,
});

describe('what was sent and delivered', () => {
  const facts = [
    fact('4601', 'sent', '2023-01', 40),
    fact('4601', 'delivered', '2023-01', 37),
    fact('4626', 'sent', '2023-01', 5),
    fact('4626', 'delivered', '2023-01', 5),
    fact('4601', 'sent', '2023-02', 10),
  ];

  it('is summed per month and source; a month without both has no difference', () => {
    expect(monthCounts(facts)).toEqual([
      { month: '2023-01', source: 'KS', municipalities: 2, sent: 45, delivered: 42, missing: 3 },
      { month: '2023-02', source: 'KS', municipalities: 1, sent: 10, delivered: null, missing: null },
    ]);
  });

  it('is what a source said last, and nothing when it took its word back', () => {
    const later = { at: new Date('2023-06-06T10:00:00Z') };
    const corrected = [
      ...facts,
      fact('4601', 'delivered', '2023-01', 40, later),
      fact('4601', 'sent', '2023-02', null, later),
    ];
    expect(monthCounts(corrected)).toEqual([
      { month: '2023-01', source: 'KS', municipalities: 2, sent: 45, delivered: 45, missing: 0 },
    ]);
    expect(monthCounts(corrected.toReversed())).toEqual(monthCounts(corrected));
  });

  it('is flagged where it is not what the municipality states', () => {
    expect(countDifferences(facts, new Map([['4601', 3]]))).toEqual([]);
    expect(countDifferences(facts, new Map([['4601', 1]]))).toEqual([
      { number: '4601', source: 'KS', missing: 3, stated: 1 },
    ]);
    expect(countDifferences(facts, new Map())).toEqual([
      { number: '4601', source: 'KS', missing: 3, stated: null },
    ]);
  });
});
