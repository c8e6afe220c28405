import { describe, expect, it } from 'vitest';
import { knownValue } from './rules';

const list = (value: string | null) => ({
  value,
  source: 'KS',
  at: '2023-06-05T10:00:00.000Z',
  certainty: 'known' as const,
});
const own = (value: string, at = '2023-06-06T10:00:00.000Z') => ({ value, at });

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
