import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDays, fromNorwegianInput, inNorway, toNorwegianInput } from './norwegian-time';

describe('Norwegian time in a field', () => {
  it('is summer and winter time, whatever the machine’s zone is', () => {
    expect(toNorwegianInput(new Date('2023-06-15T10:00:00Z'))).toBe('2023-06-15T12:00');
    expect(toNorwegianInput(new Date('2023-12-15T11:00:00Z'))).toBe('2023-12-15T12:00');
    expect(fromNorwegianInput('2023-06-15T12:00')?.toISOString()).toBe('2023-06-15T10:00:00.000Z');
  });

  it('is written with its offset, so that it is the same moment for everybody', () => {
    expect(inNorway(new Date('2023-06-15T10:00:00Z'))).toBe('2023-06-15T12:00:00+02:00');
    expect(inNorway(new Date('2023-12-15T11:00:05Z'))).toBe('2023-12-15T12:00:05+01:00');
  });

  it('refuses what is not a moment', () => {
    for (const text of ['', '2023-06-15', '2023-02-30T12:00', 'i morgen'])
      expect(fromNorwegianInput(text)).toBeNull();
  });

  it('comes back as it was typed, but for the hour that is skipped in spring', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const typed = toNorwegianInput(new Date(minute * 60_000));
        const read = fromNorwegianInput(typed);
        expect(read && toNorwegianInput(read)).toBe(typed);
      }),
    );
  });
});

describe('days until a moment', () => {
  it('are counted in the calendar, not in hours', () => {
    const noon = new Date('2023-06-15T10:00:00Z');
    expect(calendarDays(new Date('2023-06-14T21:59:00Z'), noon)).toBe(1);
    expect(calendarDays(new Date('2023-06-14T22:01:00Z'), noon)).toBe(0);
    expect(calendarDays(new Date('2023-06-17T10:00:00Z'), noon)).toBe(-2);
  });
});
