import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getRetention } from './data';
import { erasePersonalData, setRetentionRule } from './mutations';
import { erasedView, eraseInput, retentionView, setRetentionRuleInput } from './schema';

export const getRetentionOperation = operation({
  method: 'GET',
  path: '/api/v1/retention',
  summary: 'How long personal data is kept, what was archived, and how much is due to be erased',
  access: 'signed-in',
  result: retentionView,
  run: (actor, tx) => getRetention(actor, tx),
});

export const setRetentionRuleOperation = operation({
  method: 'PUT',
  path: '/api/v1/retention/{officeId}',
  summary: 'Set how long an authority keeps personal data',
  access: 'signed-in',
  params: z.object({ officeId: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
  body: setRetentionRuleInput,
  status: 204,
  result: z.null(),
  run: (actor, tx, { params, body }) => setRetentionRule(actor, tx, { ...params, ...body }),
});

export const erasePersonalDataOperation = operation({
  method: 'POST',
  path: '/api/v1/retention/erase',
  summary: 'Erase the personal data of everybody who is due, or of one person; what is not archived stays',
  access: 'signed-in',
  body: eraseInput,
  result: erasedView,
  run: (actor, tx, { body }) => erasePersonalData(actor, tx, body),
});
