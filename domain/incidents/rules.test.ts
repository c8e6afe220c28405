import { describe, expect, it } from 'vitest';
import { knownValue, listedFact } from './rules';

const list = (value: string | null) => ({
  value,
  source: 'KS',
  at: '2023-06-05T10:00:00.000Z',
  certainty: 'known' as const,
});
const own = (value: string, at = '2023-06-06T10:00:00.000Z') => ({ value, at });

describe('what several sources’ lists say', () => {
  const fact = (source: string, value: string | null, day: number, recorded = day) => ({
    kind: 'usesSystem',
    source,
    value,
    at: new Date(Date.UTC(2023, 5, day)),
    recordedAt: new Date(Date.UTC(2023, 5, recorded)),
  });
  const said = (...facts: ReturnType<typeof fact>[]) => {
    const value = listedFact('usesSystem', facts)?.value ?? null;
    // Whatever order the rows come in.
    expect(listedFact('usesSystem', facts.toReversed())?.value ?? null).toBe(value);
    return value;
  };

  it('is what the newest says, of those that have not taken their word back', () => {
    expect(said()).toBeNull();
    expect(said(fact('KS', 'yes', 1), fact('Visma', 'no', 2))).toBe('no');
    expect(said(fact('KS', 'yes', 1), fact('Visma', 'no', 2), fact('Visma', null, 3))).toBe('yes');
    expect(said(fact('KS', 'yes', 1), fact('KS', null, 2))).toBeNull();
  });

  it('goes by the day that a list speaks of, not by when it came in', () => {
    expect(said(fact('KS', 'yes', 5, 5), fact('KS', 'no', 2, 9))).toBe('yes');
    // A correction of the same day's list: the one recorded last.
    expect(said(fact('KS', 'yes', 5, 5), fact('KS', 'no', 5, 6))).toBe('no');
  });

  it('keeps kinds apart', () => {
    expect(listedFact('fixedVersionOn', [fact('KS', 'yes', 1)])).toBeNull();
  });
});

describe('what is known of a municipality', () => {
  it('is what the list says as long as the municipality has not answered', () => {
    expect(knownValue('usesSystem', list('yes'), [])).toMatchObject({
      value: 'yes',
      own: null,
      differs: false,
    });
  });

  it('is the own answer, which wins over the list, and the difference is flagged', () => {
    expect(knownValue('usesSystem', list('yes'), [own('no')])).toMatchObject({ value: 'no', differs: true });
  });

  it('is no difference when one of them says nothing', () => {
    expect(knownValue('fixedVersionOn', list(null), [own('2023-06-01')])).toMatchObject({
      value: '2023-06-01',
      differs: false,
    });
    expect(knownValue('usesSystem', null, [])).toMatchObject({ value: null, differs: false });
  });

  it('is yes when any of several services says so, whoever answered last', () => {
    const said = [own('yes', '2023-06-06T10:00:00.000Z'), own('no', '2023-06-07T10:00:00.000Z')];
    expect(knownValue('integrationInUse', null, said).value).toBe('yes');
  });

  it('is the day on which the last of several services had the fixed version', () => {
    const said = [own('2023-06-01'), own('2023-06-05'), own('2023-06-03')];
    expect(knownValue('fixedVersionOn', null, said).value).toBe('2023-06-05');
  });
});
