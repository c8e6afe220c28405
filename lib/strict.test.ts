import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strict } from '@/lib/strict';

const named = z.string().meta({ id: 'Named' });
const schema = z
  .object({
    title: z.string(),
    pick: z.union([
      z.object({ by: z.literal('hand') }),
      z.object({ by: z.literal('county'), county: named }),
    ]),
    list: z
      .array(z.object({ path: z.string() }).refine((row) => row.path !== 'x', 'NOT_X'))
      .max(2)
      .optional(),
    map: z.record(z.string(), z.object({ value: z.number() })).default({}),
    any: z.unknown(),
  })
  .refine((value) => value.title !== 'no', 'NOT_NO');

const unknownKeys = (value: unknown) =>
  strict(schema)
    .safeParse(value)
    .error?.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? [[...issue.path, ...issue.keys].join('.')] : [],
    ) ?? [];

describe('a strict schema', () => {
  const good = {
    title: 't',
    pick: { by: 'hand' },
    list: [{ path: 'a' }],
    map: { a: { value: 1 } },
    any: { x: 1 },
  };

  it('takes what the schema takes and answers the same', () => {
    expect(strict(schema).parse(good)).toEqual(schema.parse(good));
  });

  it('names keys that the schema does not know, however deep', () => {
    expect(unknownKeys({ ...good, titel: 't' })).toEqual(['titel']);
    expect(unknownKeys({ ...good, list: [{ path: 'a', b: 1 }] })).toEqual(['list.0.b']);
    expect(unknownKeys({ ...good, map: { a: { value: 1, b: 1 } } })).toEqual(['map.a.b']);
    expect(strict(schema).safeParse({ ...good, pick: { by: 'hand', county: '50' } }).success).toBe(false);
  });

  it('keeps refinements and bounds', () => {
    expect(strict(schema).safeParse({ ...good, title: 'no' }).success).toBe(false);
    expect(strict(schema).safeParse({ ...good, list: [{ path: 'x' }] }).success).toBe(false);
    expect(strict(schema).safeParse({ ...good, list: [1, 2, 3].map(() => ({ path: 'a' })) }).success).toBe(
      false,
    );
  });

  it('leaves the schema itself as it was', () => {
    strict(schema);
    expect(schema.safeParse({ ...good, titel: 't' }).success).toBe(true);
    expect(strict(named)).toBe(named);
  });
});
