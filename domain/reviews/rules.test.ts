import { expect, it } from 'vitest';
import { decided } from './rules';

const flag = {
  id: 'outOfLine 5001 7 200',
  kind: 'outOfLine' as const,
  requestId: 'r',
  municipalityNumber: '5001',
  field: 'lost',
  params: {},
};
const decision = (more: object = {}) => ({
  requestId: 'r',
  flag: flag.id,
  decision: 'dismissed' as const,
  reason: 'Ringte dem',
  at: new Date('2023-06-09T10:00:00Z'),
  by: 'Kari',
  ...more,
});

it('the newest decision on a flag holds, in whatever order they come', () => {
  const restored = decision({ decision: 'restored', at: new Date('2023-06-10T10:00:00Z') });
  expect(decided([flag], [decision()])[0]?.dismissed).toMatchObject({ reason: 'Ringte dem', by: 'Kari' });
  expect(decided([flag], [restored, decision()])[0]?.dismissed).toBeNull();
  expect(decided([flag], [])[0]?.dismissed).toBeNull();
});

it('what was decided about another answer, or another request, does not hold', () => {
  expect(decided([flag], [decision({ flag: 'outOfLine 5001 8 200' })])[0]?.dismissed).toBeNull();
  expect(decided([flag], [decision({ requestId: 'other' })])[0]?.dismissed).toBeNull();
});
