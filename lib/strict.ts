import { z } from 'zod';

/**
 * The same schema, whose objects refuse keys that they do not name, however deep they stand: what the API would read
 * past is a mistake that whoever sends it should hear of. Schemas of forms and rows stay as they are.
 */
export function strict<S extends z.ZodType>(schema: S): S {
  return strictened(schema) as S;
}

type Part = z.core.$ZodType;

function strictened(schema: Part): Part {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(
        Object.entries(def.shape).map(([key, value]) => [key, strictened(value)]),
      );
      return cloned(schema, { ...def, shape, catchall: def.catchall ?? z.never() });
    }
    case 'array':
      return cloned(schema, { ...def, element: strictened(def.element) });
    case 'record':
      return cloned(schema, { ...def, valueType: strictened(def.valueType) });
    case 'union':
      return cloned(schema, { ...def, options: def.options.map(strictened) });
    case 'pipe':
      return cloned(schema, { ...def, in: strictened(def.in) });
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return cloned(schema, { ...def, innerType: strictened(def.innerType) });
    default:
      return schema;
  }
}

/** A clone with other parts, or the schema itself when none of them changed, so that named schemas keep their name. */
function cloned(schema: Part, def: z.core.$ZodTypeDef & Record<string, unknown>): Part {
  const before = schema._zod.def as unknown as Record<string, unknown>;
  const same = (a: unknown, b: unknown): boolean =>
    a === b || (Array.isArray(a) && Array.isArray(b) && a.every((part, at) => part === b[at]));
  if (Object.keys(def).every((key) => same(def[key], before[key]))) return schema;
  return z.core.clone(schema, def);
}
