import { expect, test } from 'vitest';
import { z } from 'zod';
import { noSuchOperation } from '@/domain/api';
import { operation } from '@/lib/operation';
import { ok } from '@/lib/outcome';
import { serve } from '@/lib/route';
import { useDatabase } from '@/tests/database';

useDatabase();

const ask = (
  operation: Parameters<typeof serve>[0],
  path: string,
  method = 'GET',
  body: string | null = null,
) =>
  serve(operation)(new Request(`http://localhost:3000${path}`, { method, body }), {
    params: Promise.resolve({}),
  });

const open = (described: object) =>
  operation({
    method: 'POST',
    path: '/api/v1/test',
    summary: '',
    access: 'anyone',
    result: z.unknown(),
    run: async (_actor, _tx, { body }) => ok(body ?? null),
    ...described,
  });
const problemTo = async (asked: Promise<Response>) => {
  const response = await asked;
  const { errors, code } = (await response.json()) as {
    errors?: { path: string; code: string }[];
    code: string;
  };
  return [response.status, ...(errors?.map((error) => `${error.path} ${error.code}`) ?? [code])];
};

test('a text in the address that no database can hold is refused by name', async () => {
  const searching = open({ method: 'GET', query: z.object({ search: z.string(), cursor: z.string() }) });
  expect(await problemTo(ask(searching, '/api/v1/test?search=%00&cursor=%00'))).toEqual([
    422,
    'query.search UNREADABLE_TEXT',
    'query.cursor UNREADABLE_TEXT',
  ]);
});

test('what the API does not know is refused by name, in the address and in the body, however deep', async () => {
  const taking = open({ body: z.object({ title: z.string(), rows: z.array(z.object({ n: z.number() })) }) });
  const body = JSON.stringify({ title: 't', titel: 't', rows: [{ n: 1, m: 2 }] });
  expect(await problemTo(ask(taking, '/api/v1/test?dryRun=1', 'POST', body))).toEqual([
    422,
    'query.dryRun UNKNOWN_KEY',
    'rows.0.m UNKNOWN_KEY',
    'titel UNKNOWN_KEY',
  ]);
});

test('what is not there at all is required, what is something else is of the wrong type', async () => {
  const taking = open({ body: z.object({ title: z.string(), count: z.number() }) });
  expect(await problemTo(ask(taking, '/api/v1/test', 'POST', '{"count":"1"}'))).toEqual([
    422,
    'title REQUIRED',
    'count INVALID_TYPE',
  ]);
});

test('nobody hears that they must sign in before what is wrong with what they sent', async () => {
  const closed = open({ access: 'signed-in', params: z.object({ id: z.uuid() }), body: z.object({}) });
  expect(await problemTo(ask(closed, '/api/v1/test?x=1', 'POST', 'no json'))).toEqual([401, 'SIGN_IN']);
});

test('a body that is no JSON is a bad request', async () => {
  expect(await problemTo(ask(open({ body: z.object({}) }), '/api/v1/test', 'POST', '{'))).toEqual([
    400,
    'NOT_JSON',
  ]);
});

test('an address where the API has nothing answers a problem, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    const response = await ask(noSuchOperation, '/api/v1/nonsense?x=1', method);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('problem+json');
  }
});
