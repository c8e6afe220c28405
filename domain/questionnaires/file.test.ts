import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitionOfFile, fileJsonSchema, fileOf } from './file';
import { questionTypes } from './indicators';
import { definitionProblems, inOrder, isChoice, isComparable } from './rules';
import { type Definition, type OwnItem, relations } from './schema';

const address = 'https://example.test/api/v1/questionnaires/schema.json';
/** What others check a file with before they send it: a validator that knows the published schema and nothing of ours. */
const validates = new Ajv({ strict: false }).compile(fileJsonSchema(address));

const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((text) => /\p{L}/u.test(text) && !/[\p{C}\d]/u.test(text));
const text = fc.record({ nb: words, nn: words, en: words }, { requiredKeys: ['nb'] });
const options = fc.uniqueArray(
  fc.record({ key: fc.constantFrom('a', 'b_2', 'c', 'egneFolk', 'x9'), label: text }),
  { minLength: 2, maxLength: 5, selector: (option) => option.key },
);
const drafted = fc.record(
  {
    type: fc.constantFrom(...questionTypes),
    scope: fc.constantFrom('municipality' as const, 'request' as const),
    required: fc.boolean(),
    allowAttachments: fc.boolean(),
    label: text,
    help: text,
    options,
    unit: text,
    minimum: fc.integer({ min: -50, max: 0 }),
    maximum: fc.integer({ min: 1, max: 500 }),
    looksBack: fc.boolean(),
  },
  { requiredKeys: ['type', 'scope', 'required', 'label', 'options', 'looksBack'] },
);

/** Any questionnaire that can be published: own questions of every type, conditions, checks, and some of the core. */
const anyDefinition: fc.Arbitrary<Definition> = fc
  .tuple(
    fc.array(drafted, { minLength: 1, maxLength: 12 }),
    fc.boolean(),
    fc.constantFrom(...relations),
    text,
  )
  .map(([all, withCore, is, message]) => {
    const items: OwnItem[] = [];
    for (const [at, { looksBack, options: choices, unit, minimum, maximum, ...item }] of all.entries()) {
      const earlier = items.findLast((one) => one.scope === item.scope && one.type !== 'date');
      const when =
        earlier?.type === 'integer'
          ? { key: earlier.key, atLeast: 3 }
          : earlier && isChoice(earlier.type)
            ? { key: earlier.key, in: [earlier.options?.[0]?.key ?? ''] }
            : earlier?.type === 'yesNo'
              ? { key: earlier.key, in: ['yes'] }
              : null;
      items.push({
        ...item,
        key: `q${at}`,
        ...(isChoice(item.type) ? { options: choices } : {}),
        ...(item.type === 'integer' ? { unit, minimum, maximum } : {}),
        ...(looksBack && when ? { showWhen: [when] } : {}),
      } as OwnItem);
    }
    const [left, right] = items.filter(
      (one) =>
        isComparable(one) &&
        items.some((other) => other !== one && other.type === one.type && other.scope === one.scope),
    );
    const isPair = left && right && left.type === right.type && left.scope === right.scope;
    return inOrder({
      items: [...(withCore ? [{ type: 'core' as const, key: 'affected' as const }] : []), ...items],
      ...(isPair ? { checks: [{ left: left.key, is, right: right.key, message }] } : {}),
    });
  });

/** As it is sent and stored: without what is undefined. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('a questionnaire as a file', () => {
  test('comes back as it went out, whatever it asks, and holds to the published JSON Schema', () => {
    fc.assert(
      fc.property(anyDefinition, words, (definition, title) => {
        expect(definitionProblems(definition)).toEqual([]);
        const file = sent(fileOf({ title: title.trim() || 'Skjema', definition }, address));
        expect(validates(file), JSON.stringify(validates.errors)).toBe(true);
        const read = definitionOfFile(file);
        if ('problems' in read) throw new Error(JSON.stringify(read.problems));
        expect(sent(fileOf(read.file, address))).toEqual(file);
      }),
    );
  });

  test('that the published JSON Schema refuses is refused here too, by a path', () => {
    const places = fc.constantFrom('type', 'key', 'scope', 'label', 'required', 'options', 'minimum');
    const wrong = fc.constantFrom(null, 7, 'letter', [], { nb: 5 }, undefined, true, 'Hours!');
    fc.assert(
      fc.property(anyDefinition, places, wrong, (definition, place, value) => {
        const file = sent(fileOf({ title: 'Skjema', definition }, address));
        Object.assign(file.definition.items.at(-1) ?? {}, { [place]: value });
        const broken = sent(file);
        if (validates(broken)) return;
        const read = definitionOfFile(broken);
        const paths = 'problems' in read ? read.problems.map((problem) => problem.path) : [];
        expect(paths).not.toEqual([]);
        expect(paths.join(' ')).toContain(`definition.items.${definition.items.length - 1}`);
      }),
    );
  });
});
