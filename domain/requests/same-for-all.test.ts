import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorKeys, indicators } from '@/domain/questionnaires/indicators';
import type { Answer, Definition } from '@/domain/questionnaires/schema';
import { sameForAll } from './same-for-all';

const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });
const definition: Definition = {
  items: [
    ...indicatorKeys.map((key) => ({ type: 'core' as const, key })),
    { type: 'integer', key: 'staff', scope: 'municipality', required: false, label: { nb: 'Ansatte' } },
    { type: 'yesNo', key: 'told', scope: 'municipality', required: false, label: { nb: 'Varslet?' } },
  ],
};
const copied = (fields: Record<string, Answer>) =>
  sameForAll(definition, fields, '1001', ['1002']).map(({ path }) => path);

describe('the same for all', () => {
  test('that nothing was lost is said of all', () => {
    expect(copied({ '1001.usesSystem': stated('yes'), '1001.affected': stated('no') })).toEqual([
      '1002.usesSystem',
      '1002.affected',
    ]);
    expect(copied({ '1001.usesSystem': stated('no') })).toEqual(['1002.usesSystem']);
  });

  test('that something was lost, how much and when is not', () => {
    const fields = {
      '1001.usesSystem': stated('yes'),
      '1001.affected': stated('yes'),
      '1001.lost': stated(4),
      '1001.firstLostOn': stated('2023-01-01'),
      '1001.staff': stated(4),
      '1001.grade': stated('final'),
      '1001.howChecked': stated('system_log'),
      '1001.told': stated('yes'),
    };
    expect(copied(fields)).toEqual(['1002.howChecked', '1002.told']);
  });

  test('no count is copied and no answer is replaced, whatever is answered', () => {
    const path = fc.tuple(
      fc.constantFrom('1001', '1002', '1003'),
      fc.constantFrom(...indicatorKeys, 'staff', 'told', 'grade', 'remains'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          path.map(([n, key]) => `${n}.${key}`),
          fc.oneof(fc.nat(9), fc.constantFrom('yes', 'no')).map((value) => stated(value)),
        ),
        (fields) => {
          for (const { path: at } of sameForAll(definition, fields, '1001', ['1002', '1003'])) {
            const key = at.slice(5);
            expect(fields[at]).toBeUndefined();
            expect(['staff', 'grade', 'remains']).not.toContain(key);
            if (key in indicators) expect(indicators[key as 'lost'].type).not.toBe('integer');
          }
        },
      ),
    );
  });
});
