import { expect, test } from 'vitest';
import { type Actor, nobody, type Role, systemActor } from '@/lib/actor';
import { canReadAudit, exportedFor, readsFromOutside, readsWholeAudit, visibleEvents } from './policy';

const as = (role: Exclude<Role, 'leader'>, officeId: string | null = 'o'): Actor => ({
  ...nobody,
  kind: 'person',
  memberships: [{ role, officeId }],
});
const leader: Actor = { ...nobody, kind: 'person', serviceIds: ['bv-one'] };
const own = { officeId: { in: ['o'] } };

test.each<[string, Actor, boolean, object]>([
  ['the system', systemActor('job'), true, {}],
  ['an administrator', as('admin', null), true, {}],
  ['the directorate', as('directorate'), true, own],
  ['a governor', as('governor'), true, own],
  ['a governor of no office', as('governor', null), false, { officeId: { in: [] } }],
  ['the ministry', as('ministry'), false, { officeId: { in: [] } }],
  ['an observer', as('observer'), false, { officeId: { in: [] } }],
  ['an operator', as('operator'), false, { officeId: { in: [] } }],
  ['a leader', leader, false, { officeId: { in: [] } }],
  ['nobody', nobody, false, { officeId: { in: [] } }],
])('%s reads the audit: %#', (_who, actor, may, where) => {
  expect(canReadAudit(actor)).toBe(may);
  expect(visibleEvents(actor)).toEqual(where);
});

test('an export stands on the page of the authority that made it', () => {
  expect(exportedFor(as('governor'))).toBe('o');
  expect(exportedFor(as('admin'))).toBeNull();
  expect(readsWholeAudit(as('governor'))).toBe(false);
});

test('reading from outside is reading without being a contact of the service', () => {
  expect(readsFromOutside(leader, { serviceId: 'bv-one' })).toBe(false);
  expect(readsFromOutside(leader, { serviceId: 'bv-two' })).toBe(true);
  expect(readsFromOutside(as('directorate'), { serviceId: 'bv-one' })).toBe(true);
  expect(readsFromOutside(systemActor('job'), { serviceId: 'bv-one' })).toBe(false);
});
