import { expect, test } from 'vitest';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { breachReach, figureReach, reachName, surveyReach } from './policy';

const person = (memberships: Actor['memberships'], serviceIds: string[] = []): Actor => ({
  ...nobody,
  kind: 'person',
  memberships,
  serviceIds,
});
const governor = (...offices: string[]) =>
  person(offices.map((officeId) => ({ role: 'governor' as const, officeId })));
const holder = (role: 'directorate' | 'ministry' | 'observer' | 'operator' | 'admin') =>
  person([{ role, officeId: 'x' }]);

test('directorate, ministry and the system see all figures', () => {
  for (const actor of [holder('directorate'), holder('ministry'), systemActor('test')])
    expect(figureReach(actor)).toBe('all');
});

test('a governor sees the own counties, and the own survey whole', () => {
  expect(figureReach(governor('sf-tr'))).toEqual({ offices: ['sf-tr'] });
  expect(surveyReach(governor('sf-tr'), { officeId: 'sf-tr' })).toBe('all');
  expect(surveyReach(governor('sf-tr'), { officeId: 'bufdir' })).toEqual({ offices: ['sf-tr'] });
});

test('leaders, operators, administrators, observers and nobody see no figures', () => {
  for (const actor of [
    nobody,
    person([], ['os-alna']),
    holder('operator'),
    holder('admin'),
    holder('observer'),
  ]) {
    expect(figureReach(actor)).toBeNull();
    expect(surveyReach(actor, { officeId: 'x' })).toBeNull();
  }
});

test('breach notices are for the authorities and the observer, not for the ministry', () => {
  expect(breachReach(holder('observer'))).toBe('all');
  expect(breachReach(holder('directorate'))).toBe('all');
  expect(breachReach(governor('sf-tr'))).toEqual({ offices: ['sf-tr'] });
  for (const actor of [
    nobody,
    person([], ['os-alna']),
    holder('operator'),
    holder('admin'),
    holder('ministry'),
  ])
    expect(breachReach(actor)).toBeNull();
});

test('the name of a reach is the same whatever the order of the offices, and differs between offices', () => {
  expect(reachName(figureReach(governor('sf-tr', 'sf-no')))).toBe(
    reachName(figureReach(governor('sf-no', 'sf-tr'))),
  );
  expect(reachName(figureReach(governor('sf-tr')))).not.toBe(reachName(figureReach(governor('sf-no'))));
  expect(reachName(figureReach(holder('ministry')))).toBe('all');
  expect(reachName(null)).toBeNull();
});
