import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFreeDay, suggestedDueAt } from './due-time';

const oslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'short',
});
const suggested = (now: string) => oslo.format(suggestedDueAt(new Date(now)));

describe('the suggested due time', () => {
  it('is the noon of the replay when a survey is opened on 7 June 2023 at 16:00', () => {
    expect(suggested('2023-06-07T16:00:00+02:00')).toBe('2023-06-15 12:00');
  });

  it('is exactly a week away when asked at noon', () => {
    expect(suggested('2023-06-07T12:00:00+02:00')).toBe('2023-06-14 12:00');
  });

  it('moves from a Saturday to the Monday', () => {
    expect(suggested('2023-06-09T15:05:00+02:00')).toBe('2023-06-19 12:00');
  });

  it('jumps over 17 May, and over Ascension Day after it', () => {
    expect(suggested('2023-05-10T10:00:00+02:00')).toBe('2023-05-19 12:00');
  });

  it('jumps over the whole of Easter', () => {
    expect(suggested('2023-03-30T09:00:00+02:00')).toBe('2023-04-11 12:00');
  });

  it('jumps over Christmas, with Christmas Eve', () => {
    expect(suggested('2026-12-17T10:00:00+01:00')).toBe('2026-12-28 12:00');
  });

  it('stays at noon in Norway when the clocks change in between', () => {
    expect(suggested('2023-10-24T10:00:00+02:00')).toBe('2023-10-31 12:00');
    expect(suggested('2023-03-21T10:00:00+01:00')).toBe('2023-03-28 12:00');
  });

  it('is always a working day at noon, at least a week and less than three weeks away', () => {
    const moments = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (now) => {
        const due = suggestedDueAt(now);
        const days = (due.getTime() - now.getTime()) / 86_400_000;
        expect(isFreeDay(due)).toBe(false);
        expect(oslo.format(due).slice(-5)).toBe('12:00');
        expect(days).toBeGreaterThanOrEqual(7 - 1 / 24);
        expect(days).toBeLessThan(21);
      }),
      { numRuns: 300 },
    );
  });
});
