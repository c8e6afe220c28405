import { z } from 'zod';
import { serviceId } from '@/domain/register/schema';
import { operation } from '@/lib/operation';
import { listContacts } from './data';
import { addContact, changeContact, endContact } from './mutations';
import * as schema from './schema';

const serviceParams = z.object({ serviceId });
const contactParams = serviceParams.extend({ contactId: z.uuid() });

export const listContactsOperation = operation({
  method: 'GET',
  path: '/api/v1/services/{serviceId}/contacts',
  summary: "A service's own contacts, in place and before",
  access: 'signed-in',
  params: serviceParams,
  result: schema.ownContactsView,
  run: (actor, tx, { params }) => listContacts(actor, tx, params),
});

export const addContactOperation = operation({
  method: 'POST',
  path: '/api/v1/services/{serviceId}/contacts',
  summary: 'Add a contact from now on',
  access: 'signed-in',
  params: serviceParams,
  body: schema.addContactInput,
  status: 201,
  result: z.object({ contactId: z.uuid() }),
  run: (actor, tx, { params, body }) => addContact(actor, tx, { ...body, ...params }),
});

export const changeContactOperation = operation({
  method: 'PATCH',
  path: '/api/v1/services/{serviceId}/contacts/{contactId}',
  summary: 'Change a contact; another address or role ends the old one and begins a new',
  access: 'signed-in',
  params: contactParams,
  body: schema.changeContactInput,
  status: 204,
  result: z.null(),
  run: (actor, tx, { params, body }) => changeContact(actor, tx, { ...body, ...params }),
});

export const endContactOperation = operation({
  method: 'POST',
  path: '/api/v1/services/{serviceId}/contacts/{contactId}/end',
  summary: 'End a contact, at once',
  access: 'signed-in',
  params: contactParams,
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => endContact(actor, tx, params),
});
