import { expect, test } from 'vitest';
import { noSuchOperation } from '@/domain/api';
import { browseMunicipalitiesOperation } from '@/domain/register/operations';
import { serve } from '@/lib/route';
import { useDatabase } from '@/tests/database';

useDatabase();

const ask = (operation: Parameters<typeof serve>[0], path: string, method = 'GET') =>
  serve(operation)(new Request(`http://localhost:3000${path}`, { method }), { params: Promise.resolve({}) });

test('a text in the address that no database can hold is refused by name', async () => {
  const response = await ask(
    browseMunicipalitiesOperation,
    '/api/v1/register/municipalities?search=%00&cursor=%00',
  );
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    errors: [
      { path: 'query.search', code: 'UNREADABLE_TEXT' },
      { path: 'query.cursor', code: 'UNREADABLE_TEXT' },
    ],
  });
});

test('an address where the API has nothing answers a problem, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    const response = await ask(noSuchOperation, '/api/v1/nonsense', method);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('problem+json');
  }
});
