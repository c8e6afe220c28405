import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getDemoClock } from './data';
import { jumpTo } from './mutations';
import { demoClockSchema } from './schema';

export const getDemoClockOperation = operation({
  method: 'GET',
  path: '/api/v1/demo/clock',
  summary: 'Where the demo stands (in the demo only)',
  access: 'anyone',
  result: demoClockSchema,
  run: (actor, tx) => getDemoClock(actor, tx),
});

export const jumpOperation = operation({
  method: 'POST',
  path: '/api/v1/demo/clock',
  summary: 'Jump to the next moment of the story and load what happened until then (in the demo only)',
  access: 'anyone',
  body: z.object({ to: z.iso.datetime() }),
  result: demoClockSchema,
  statement: (actor, { body }) => jumpTo(actor, new Date(body.to)),
});
