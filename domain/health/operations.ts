import { z } from 'zod';
import { operation } from '@/lib/operation';
import { ok } from '@/lib/outcome';

/** The process answers, also while its database does not: to end it would not help. */
export const healthOperation = operation({
  method: 'GET',
  path: '/healthz',
  summary: 'The web process is alive',
  access: 'anyone',
  withoutDatabase: true,
  result: z.object({ alive: z.literal(true) }),
  statement: async () => ok({ alive: true as const }),
});

/** The process can serve: its database answers within the transaction that this call runs in. */
export const readyOperation = operation({
  method: 'GET',
  path: '/readyz',
  summary: 'The web process can serve: its database answers',
  access: 'anyone',
  result: z.object({ ready: z.literal(true) }),
  run: async () => ok({ ready: true as const }),
});
