import { expect, it } from 'vitest';
import { reminderDay } from './reminder-day';

const row = {
  response: 'answered_on_time' as const,
  correctionDueAt: null,
  investigating: 1,
  knowsMoreOn: '2023-06-19',
  dueAt: '2023-06-15T10:00:00.000Z',
  answeredAt: '2023-06-14T10:00:00.000Z',
  askedAt: '2023-06-07T14:00:00.000Z',
};
/** At nine in the morning in Norway on a day of June. */
const on = (day: number, more: Partial<typeof row> = {}, plan = [-2, 1]) =>
  reminderDay(plan, { ...row, ...more }, new Date(`2023-06-${day}T07:00:00Z`));

it('what was planned while an investigation waited for its day goes out the day after, and is caught up with once more', () => {
  expect(on(16)).toBeNull();
  expect(on(19)).toBeNull();
  expect(on(20)).toBe('2023-06-20');
  expect(on(21)).toBe('2023-06-20');
  expect(on(22)).toBeNull();
});

it('nothing waits when nothing was planned since the answer, and what is planned later goes out then', () => {
  expect(on(20, {}, [-2])).toBeNull();
  expect(on(20, {}, [5])).toBe('2023-06-20');
  expect(on(22, {}, [7])).toBe('2023-06-22');
});

it('who has not said a day, or has nothing left to look into, is reminded by the plan or not at all', () => {
  expect(reminderDay([1], { ...row, knowsMoreOn: null }, new Date('2023-06-16T07:00:00Z'))).toBe(
    '2023-06-16',
  );
  expect(on(20, { investigating: 0 })).toBeNull();
});

it('a day of the plan that had come when the service was asked, or asked again, reminds nobody', () => {
  const asked = {
    ...row,
    response: 'outstanding' as const,
    investigating: 0,
    knowsMoreOn: null,
    answeredAt: null,
  };
  const plan = [-8, -2];
  const at = (day: string) => reminderDay(plan, asked, new Date(`${day}T07:00:00Z`));
  expect(at('2023-06-08')).toBeNull();
  expect(at('2023-06-13')).toBe('2023-06-13');
  const extended = { ...asked, askedAt: '2023-06-13T06:00:00.000Z' };
  expect(reminderDay(plan, extended, new Date('2023-06-13T07:00:00Z'))).toBeNull();
  expect(reminderDay(plan, extended, new Date('2023-06-14T07:00:00Z'))).toBeNull();
});

it('a reminder that was planned for the very day of the answer, or the very day said, has waited too', () => {
  expect(on(20, {}, [-1])).toBe('2023-06-20');
  expect(on(20, {}, [4])).toBe('2023-06-20');
});

it('of what was sent back the plan counts from the due time of the correction', () => {
  const back = { ...row, investigating: 0, knowsMoreOn: null, correctionDueAt: '2023-06-25T10:00:00.000Z' };
  const at = (day: number) => reminderDay([-2], back, new Date(`2023-06-${day}T07:00:00Z`));
  expect([at(13), at(23)]).toEqual([null, '2023-06-23']);
});
