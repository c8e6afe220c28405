import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/db';
import { log } from '@/lib/log';
import { operation } from '@/lib/operation';
import { serve } from '@/lib/route';
import { useDatabase } from '@/tests/database';

// What goes wrong is logged with the request's id, and without what people wrote. After the journeys `npm test` also
// looks through everything that web and worker have logged (scripts/test-logs.ts).

useDatabase();
afterEach(() => vi.restoreAllMocks());

const wrong: [string, (tx: Tx) => Promise<unknown>][] = [
  [
    'a row that is there already',
    async (tx) => {
      const data = { name: 'Kari Nordmann', email: 'kari.nordmann@kommune.no' };
      await tx.person.create({ data });
      return tx.person.create({ data });
    },
  ],
  [
    'a statement with a value that does not fit',
    (tx) => tx.$queryRaw`select * from person where id = ${'Kari Nordmann'}::uuid`,
  ],
  [
    'a row that the database refuses',
    (tx) => tx.$executeRaw`insert into contact (id, "serviceId", "personId", role)
      values (uuidv7(), 'kari.nordmann@kommune.no', uuidv7(), 'Kari Nordmann')`,
  ],
  [
    'arguments that Prisma refuses',
    (tx) =>
      tx.person.create({ data: { name: 'Kari Nordmann', nothing: 'kari.nordmann@kommune.no' } as never }),
  ],
];

test.each(wrong)('%s is logged with its request id and without personal data', async (_what, run) => {
  const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined as never);
  const failing = operation({
    method: 'POST',
    path: '/api/v1/failing',
    summary: 'Fails',
    access: 'anyone',
    body: z.object({ name: z.string() }),
    result: z.null(),
    run: async () => {
      await asActor(systemActor('test'), run);
      return { ok: true, value: null };
    },
  });
  const response = await serve(failing)(
    new Request('http://localhost:3000/api/v1/failing', {
      method: 'POST',
      headers: { 'x-request-id': 'the-request', cookie: 'kvittert-session=a-secret-that-nobody-must-see' },
      body: JSON.stringify({ name: 'Kari Nordmann' }),
    }),
    { params: Promise.resolve({}) },
  );
  expect(response.status).toBe(500);
  expect(response.headers.get('x-request-id')).toBe('the-request');
  const text = JSON.stringify(logged.mock.calls);
  expect(text).toContain('the-request');
  expect(text).not.toMatch(/Kari|kari|Nordmann|nordmann|a-secret/);
  expect(await response.text()).not.toMatch(/Kari|kari|Nordmann/);
});
