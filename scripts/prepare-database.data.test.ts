import { expect, test } from 'vitest';
import { askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { loadDemo } from './prepare-database';

const { owner } = useDatabase();

test('the demo is not mixed into data that are there already', async () => {
  await askServices(owner, { services: [['4601']] });
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? '';
  // Without an environment the story itself could not be loaded: what refuses is what is looked at.
  await expect(loadDemo({}, ownerUrl)).rejects.toThrow(/holds data that are not the demo’s/);
  const { rows } = await owner.query(
    `select obj_description('public'::regnamespace, 'pg_namespace') as note`,
  );
  expect(rows[0].note).not.toMatch(/being loaded/);
});
