import { describe, expect, test } from 'vitest';
import { at, listed, type notRelevant, says } from '@/tests/figure-rows';
import { fixedVersion, usesSystem } from './uses-system';

const own = (answers: Record<string, ReturnType<typeof says> | typeof notRelevant>, hours = 5) => ({
  answers,
  submittedAt: at(hours),
});

describe('whether a municipality uses the system', () => {
  test('nobody has said', () => {
    expect(usesSystem([], [])).toEqual({ uses: null, differs: false });
  });
  test('the list says so until the municipality does', () => {
    const list = [listed('4601', 'usesSystem', 'yes', 0)];
    expect(usesSystem(list, [])).toEqual({ uses: true, differs: false });
    expect(usesSystem(list, [own({ usesSystem: says('no') })])).toEqual({ uses: false, differs: true });
    expect(usesSystem(list, [own({ usesSystem: says('yes') })])).toEqual({ uses: true, differs: false });
  });
  test('one district that uses it is enough', () => {
    const said = [own({ usesSystem: says('no') }, 9), own({ usesSystem: says('yes') }, 1)];
    expect(usesSystem([], said).uses).toBe(true);
  });
  test('who has lost something through it uses it', () => {
    expect(usesSystem([listed('4601', 'usesSystem', 'no', 0)], [own({ affected: says('yes') })])).toEqual({
      uses: true,
      differs: true,
    });
  });
});

describe('the fixed version', () => {
  const list = [listed('1', 'fixedVersionOn', '2023-06-08', 0)];
  test('is in place from its day on', () => {
    expect(fixedVersion(list, [], '2023-06-07')).toEqual({ on: null, toCome: true });
    expect(fixedVersion(list, [], '2023-06-08')).toEqual({ on: '2023-06-08', toCome: false });
  });
  test('is in place for all its services on the last of their days, which wins over the list', () => {
    const said = [own({ fixedVersionOn: says('2023-06-02') }), own({ fixedVersionOn: says('2023-06-05') })];
    expect(fixedVersion(list, said, '2023-06-09').on).toBe('2023-06-05');
  });
});
