import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getPerson, listPeople } from './data';
import { addMembership, endAllSessions, endMembership, endSessionOf } from './mutations';
import * as schema from './schema';

const personParams = z.object({ personId: z.uuid() });

export const listPeopleOperation = operation({
  method: 'GET',
  path: '/api/v1/people',
  summary: 'People with the roles and contacts that hold now, searched and in pages',
  access: 'signed-in',
  query: schema.peopleQuerySchema,
  result: schema.peoplePage,
  run: (actor, tx, { query }) => listPeople(actor, tx, query),
});

export const getPersonOperation = operation({
  method: 'GET',
  path: '/api/v1/people/{personId}',
  summary: 'One person: roles and contacts of then and now, sessions and tokens in force',
  access: 'signed-in',
  params: personParams,
  result: schema.personDetail,
  run: (actor, tx, { params }) => getPerson(actor, tx, params),
});

export const addMembershipOperation = operation({
  method: 'POST',
  path: '/api/v1/memberships',
  summary: 'Give somebody a role, by address',
  access: 'signed-in',
  body: schema.addMembershipInput,
  status: 201,
  result: schema.addedMembership,
  run: (actor, tx, { body }) => addMembership(actor, tx, body),
});

export const endMembershipOperation = operation({
  method: 'POST',
  path: '/api/v1/memberships/{membershipId}/end',
  summary: 'End a role, at once',
  access: 'signed-in',
  params: z.object({ membershipId: z.uuid() }),
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => endMembership(actor, tx, params),
});

export const endSessionOfOperation = operation({
  method: 'DELETE',
  path: '/api/v1/people/{personId}/sessions/{sessionId}',
  summary: "End one of a person's sessions",
  access: 'signed-in',
  params: personParams.extend({ sessionId: z.uuid() }),
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => endSessionOf(actor, tx, params),
});

export const endAllSessionsOperation = operation({
  method: 'POST',
  path: '/api/v1/people/{personId}/sign-out',
  summary: "End all of a person's sessions and API tokens",
  access: 'signed-in',
  params: personParams,
  result: z.object({ sessions: z.int(), tokens: z.int() }),
  run: (actor, tx, { params }) => endAllSessions(actor, tx, params),
});
