import { z } from 'zod';
import { operation } from '@/lib/operation';
import { listEvents } from './data';
import { exportEvents } from './mutations';
import { auditPageSchema, auditQuerySchema, exportQuerySchema } from './schema';

export const listEventsOperation = operation({
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'What was done, newest first: everything for administrators, the own office for authorities',
  access: 'signed-in',
  query: auditQuerySchema,
  result: auditPageSchema,
  run: (actor, tx, { query }) => listEvents(actor, tx, query),
});

export const exportEventsOperation = operation({
  method: 'GET',
  path: '/api/v1/audit/export',
  summary: 'The same as a file, CSV or, with format=jsonl, one JSON object per line; the export is recorded',
  access: 'signed-in',
  query: exportQuerySchema,
  result: z.string(),
  produces: 'text/csv',
  download: (actor, tx, { query }) => exportEvents(actor, tx, query),
});
