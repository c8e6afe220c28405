import { z } from 'zod';
import { operation } from '@/lib/operation';
import { ok } from '@/lib/outcome';
import { listOperatorCounts } from './counts-data';
import { monthCountSchema, operatorCountsResultSchema, operatorCountsSchema } from './counts-schema';
import { importOperatorCounts } from './mutations';

const incidentParams = z.object({ incidentId: z.uuid() });

export const listOperatorCountsOperation = operation({
  method: 'GET',
  path: '/api/v1/incidents/{incidentId}/operator-counts',
  summary: 'What operators say that they sent and delivered, per month and source',
  access: 'signed-in',
  params: incidentParams,
  result: z.object({ rows: z.array(monthCountSchema), nextCursor: z.null() }),
  run: async (actor, tx, { params }) => {
    const read = await listOperatorCounts(actor, tx, params);
    return read.ok ? ok({ rows: read.value.months, nextCursor: null }) : read;
  },
});

export const importOperatorCountsOperation = operation({
  method: 'POST',
  path: '/api/v1/incidents/{incidentId}/operator-counts',
  summary:
    'Append what was sent and delivered per municipality and month, or with dryRun say what would change',
  access: 'signed-in',
  params: incidentParams,
  body: operatorCountsSchema,
  result: operatorCountsResultSchema,
  run: (actor, tx, { params, body }) => importOperatorCounts(actor, tx, { ...params, ...body }),
});
