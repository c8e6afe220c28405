import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentInNorway, partsInNorway } from './oslo';

describe('a moment in Norway', () => {
  test('follows summer and winter time', () => {
    expect(momentInNorway('2023-06-09', '15:05')).toBe('2023-06-09T13:05Z');
    expect(momentInNorway('2023-01-09', '15:05')).toBe('2023-01-09T14:05Z');
    expect(partsInNorway('2023-06-09T22:30:00.000Z')).toEqual({ day: '2023-06-10', time: '00:30' });
  });

  test('comes back as it was typed', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (date) => {
          const parts = partsInNorway(date.toISOString());
          const moment = momentInNorway(parts.day, parts.time);
          expect(partsInNorway(moment ?? '')).toEqual(parts);
        },
      ),
    );
  });

  test('that is half typed keeps its half', () => {
    expect(momentInNorway('2023-06-09', '')).toBeNull();
    expect(partsInNorway('2023-06-09')).toEqual({ day: '2023-06-09', time: '' });
    expect(partsInNorway('T15:05')).toEqual({ day: '', time: '15:05' });
    expect(partsInNorway('i går')).toEqual({ day: '', time: '' });
  });
});
