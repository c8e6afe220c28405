import { expect, test } from 'vitest';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { officeToActFor } from './policy';

const person = (...memberships: Actor['memberships']): Actor => ({ ...nobody, kind: 'person', memberships });
const governor = person({ role: 'governor', officeId: 'sf-tr' });
const both = person({ role: 'governor', officeId: 'sf-tr' }, { role: 'directorate', officeId: 'bufdir' });
const operator = person({ role: 'operator', officeId: 'ks' });

test.each([
  ['a governor acts for the only office there is', governor, undefined, { value: 'sf-tr' }],
  ['a governor does not act for another', governor, 'sf-mr', { reason: 'NOT_ALLOWED' }],
  [
    'who has two offices must say which',
    both,
    undefined,
    { fields: [{ path: 'officeId', code: 'OFFICE_UNKNOWN' }] },
  ],
  ['who has two offices acts for either', both, 'bufdir', { value: 'bufdir' }],
  ['an operator acts for no authority', operator, undefined, { reason: 'NOT_ALLOWED' }],
  ['the system acts for whom it says', systemActor('replay'), 'sf-tr', { value: 'sf-tr' }],
])('%s', (_name, actor, said, expected) => {
  expect(officeToActFor(actor, said)).toMatchObject(expected);
});
