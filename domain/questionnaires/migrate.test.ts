import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { own } from '@/tests/own-question';
import { compose, fieldsOf } from './compose';
import { differenceOf, isNoDifference } from './diff';
import { keptContent, keptFields, reasonsToAsk } from './migrate';
import { definitionProblems } from './rules';
import type { Answer, Definition, Fields, Item, OwnItem } from './schema';

const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });
const bounds = { inProductionOn: '2020-09-30', now: '2023-06-09T13:05:00.000Z' };
const request = { requestId: 'r', questionnaireVersionId: 'q', municipalityNumbers: ['4601', '4602'] };
const answered = (definition: Definition, fields: Fields) =>
  compose(definition, request, fields, bounds).content;

/** Questionnaires that can be published, made of the same few keys, so that versions of each other come up. */
const definitions: fc.Arbitrary<Definition> = fc
  .tuple(
    fc.subarray(['usesSystem', 'affected', 'howChecked', 'measures'] as const),
    fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('a', 'b', 'c', 'd'),
        type: fc.constantFrom('yesNo', 'single', 'multiple', 'integer', 'shortText') as fc.Arbitrary<
          OwnItem['type']
        >,
        scope: fc.constantFrom('request', 'municipality') as fc.Arbitrary<OwnItem['scope']>,
        required: fc.boolean(),
        options: fc.subarray(['x', 'y', 'z'], { minLength: 2 }),
        on: fc.option(fc.nat(3), { nil: undefined }),
      }),
      { selector: (item) => item.key, maxLength: 4 },
    ),
  )
  .map(([core, drawn]) => {
    const items: Item[] = core.map((key) => ({ type: 'core', key }));
    for (const { key, type, scope, required, options, on } of drawn) {
      const earlier = items.filter((item): item is OwnItem => item.type === 'yesNo' && item.scope === scope);
      const target = on === undefined ? undefined : earlier[on];
      items.push({
        ...own(key, { type, scope, required }),
        ...(type === 'single' || type === 'multiple'
          ? { options: options.map((option) => ({ key: option, label: { nb: option } })) }
          : {}),
        ...(target ? { showWhen: [{ key: target.key, in: ['yes'] }] } : {}),
      });
    }
    return { items: items.length > 0 ? items : [own('a')] };
  });

const values: Answer[] = [
  stated('yes'),
  stated('no'),
  stated('x'),
  stated(['y', 'z']),
  stated(3),
  stated('ord'),
];
const typed: fc.Arbitrary<Fields> = fc
  .array(
    fc.tuple(
      fc.constantFrom('4601.', '4602.', '.'),
      fc.constantFrom('usesSystem', 'affected', 'a', 'b', 'c', 'd'),
      fc.constantFrom(...values),
    ),
    { maxLength: 12 },
  )
  .map((drawn) => Object.fromEntries(drawn.map(([place, key, answer]) => [place + key, answer])));

/** What could have been submitted: composed, and what was wrong left out. */
function submitted(definition: Definition, fields: Fields) {
  const { errors } = compose(definition, request, fields, bounds);
  const wrong = new Set(errors.map((error) => error.path));
  return answered(
    definition,
    Object.fromEntries(Object.entries(fields).filter(([path]) => !wrong.has(path))),
  );
}

describe('answers are kept', () => {
  test('all of them by the same version', () => {
    fc.assert(
      fc.property(definitions, typed, (definition, fields) => {
        const content = submitted(definition, fields);
        expect(keptFields(content, definition, definition)).toEqual(fieldsOf(content));
        expect(
          compose(definition, request, keptFields(content, definition, definition), bounds).content,
        ).toEqual(content);
      }),
    );
  });

  test('and never in a place where they are unknown or no option', () => {
    fc.assert(
      fc.property(definitions, definitions, typed, (before, after, fields) => {
        const content = submitted(before, fields);
        const { errors } = compose(after, request, keptFields(content, before, after), bounds);
        for (const { code } of errors)
          expect(['UNKNOWN_FIELD', 'NOT_AN_OPTION', 'NOT_TEXT']).not.toContain(code);
        expect(keptFields(keptContent(content, before, after), after, after)).toEqual(
          keptFields(content, before, after),
        );
      }),
    );
  });

  test('by key and type: a question with another type starts empty, one that moved keeps its answer', () => {
    const before: Definition = { items: [own('a'), own('b', { type: 'shortText' }), own('c')] };
    const after: Definition = {
      items: [own('c', { label: { nb: 'Ny tekst' } }), own('a', { type: 'date' })],
    };
    const content = answered(before, { '4601.a': stated(1), '4601.b': stated('ja'), '4601.c': stated(3) });
    expect(keptFields(content, before, after)['4601.c']).toEqual(stated(3));
    expect(Object.keys(keptFields(content, before, after))).not.toContain('4601.a');
  });
});

describe('asked again is', () => {
  test('nobody when nothing has changed', () => {
    fc.assert(
      fc.property(definitions, typed, (definition, fields) => {
        const content = submitted(definition, fields);
        const { missing } = compose(definition, request, fieldsOf(content), bounds);
        if (missing.length === 0) expect(reasonsToAsk(content, definition, definition, bounds)).toEqual([]);
      }),
    );
  });

  const affected: Definition = { items: [{ type: 'core', key: 'affected' }] };
  const both = answered(affected, { '4601.affected': stated('yes'), '4602.affected': stated('no') });
  const about = (after: Definition, askAgain: string[] = []) =>
    reasonsToAsk(both, affected, after, bounds, askAgain).map(({ path, why }) => `${path} ${why}`);

  test('only where a new required question is shown', () => {
    const question = own('hours', { required: true, showWhen: [{ key: 'affected', in: ['yes'] }] });
    expect(about({ items: [...affected.items, question] })).toEqual(['4601.hours missing']);
    expect(about({ items: [...affected.items, own('hours')] })).toEqual([]);
  });

  test('whoever the coordinator wants an answer from anew, where the question is shown', () => {
    const question = own('hours', { showWhen: [{ key: 'affected', in: ['no'] }] });
    expect(about({ items: [...affected.items, question] }, ['hours'])).toEqual(['4602.hours asked_again']);
    expect(about(affected, ['affected'])).toEqual(['4601.affected asked_again', '4602.affected asked_again']);
  });

  test('whoever chose what can no longer be chosen, or breaks a new check', () => {
    const options = (...keys: string[]) => keys.map((key) => ({ key, label: { nb: key } }));
    const before: Definition = {
      items: [own('a', { type: 'single', options: options('x', 'y') }), own('b'), own('c')],
    };
    const content = answered(before, {
      '4601.a': stated('x'),
      '4602.a': stated('y'),
      '4602.b': stated(4),
      '4602.c': stated(3),
    });
    const after: Definition = {
      items: [own('a', { type: 'single', options: options('y', 'z') }), own('b'), own('c')],
      checks: [{ left: 'b', is: 'atMost', right: 'c', message: { nb: 'b må ikke være større enn c' } }],
    };
    expect(reasonsToAsk(content, before, after, bounds).map(({ path, why }) => `${path} ${why}`)).toEqual([
      '4602.b wrong',
      '4601.a dropped',
    ]);
  });
});

describe('the difference', () => {
  test('is none between a version and itself, and tells every other apart', () => {
    fc.assert(
      fc.property(definitions, definitions, (before, after) => {
        expect(isNoDifference(differenceOf(before, before))).toBe(true);
        const isEqual = JSON.stringify(before) === JSON.stringify(after);
        if (!isEqual) expect(isNoDifference(differenceOf(before, after))).toBe(false);
        const { questions } = differenceOf(before, after);
        const added = questions.filter((one) => one.kind === 'added').map((one) => one.key);
        const back = differenceOf(after, before).questions.filter((one) => one.kind === 'removed');
        expect(back.map((one) => one.key).sort()).toEqual(added.sort());
      }),
    );
  });

  test('says what of a question is put differently, also whether files may be attached', () => {
    const changes = (more: Partial<OwnItem>, old: Partial<OwnItem> = {}) =>
      differenceOf({ items: [own('a', old)] }, { items: [own('a', more)] }).questions;
    expect(changes({ label: { nb: 'Annet' }, help: { nb: 'Hjelp' }, required: true })).toEqual([
      { kind: 'changed', key: 'a', aspects: ['label', 'help', 'required'] },
    ]);
    expect(changes({ allowAttachments: true })).toEqual([
      { kind: 'changed', key: 'a', aspects: ['attachments'] },
    ]);
    expect(changes({ allowAttachments: false })).toEqual([]);
    expect(changes({}, { allowAttachments: true })).toHaveLength(1);
  });
});

test('what the properties draw could be published', () => {
  fc.assert(
    fc.property(definitions, (definition) => {
      expect(definitionProblems(definition)).toEqual([]);
    }),
  );
});
