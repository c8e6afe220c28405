import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundOf,
  entriesOf,
  freeKey,
  keyFromText,
  keyProblem,
  moved,
  withCore,
  withItem,
  withKind,
  withNew,
  without,
  withRestored,
} from './edit';
import { indicatorKeys } from './indicators';
import { definitionProblems } from './rules';
import type { Definition, OwnItem } from './schema';

const own = (key: string, more: Partial<OwnItem> = {}): OwnItem => ({
  type: 'yesNo',
  key,
  scope: 'municipality',
  required: false,
  label: { nb: key },
  ...more,
});
const keys = (definition: Definition) => definition.items.map((item) => item.key);

describe('the core', () => {
  test('whatever is picked and left out, nothing stands without what it needs, and nothing twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...indicatorKeys), fc.boolean()), { minLength: 1, maxLength: 25 }),
        (clicks) => {
          const definition = clicks.reduce<Definition>((all, [key, picked]) => withCore(all, key, picked), {
            items: [own('a')],
          });
          expect(definitionProblems(definition)).toEqual([]);
        },
      ),
    );
  });

  test('stands in the order of the list, whatever is picked first', () => {
    const picked = ['measures', 'followedUp', 'affected', 'usesSystem'] as const;
    expect(keys(picked.reduce<Definition>((all, key) => withCore(all, key, true), { items: [] }))).toEqual([
      'usesSystem',
      'affected',
      'lost',
      'recovered',
      'irretrievable',
      'searching',
      'followedUp',
      'measures',
    ]);
  });

  test('brings the whole ladder, which moves as one', () => {
    const picked = withCore(withCore({ items: [] }, 'affected', true), 'recovered', true);
    expect(keys(picked)).toEqual(['affected', 'lost', 'recovered', 'irretrievable', 'searching']);
    expect(keys(moved(picked, 'core', 1, 0))).toEqual([
      'lost',
      'recovered',
      'irretrievable',
      'searching',
      'affected',
    ]);
  });
});

describe('moving', () => {
  test('keeps every question, and changes the order of its own part only', () => {
    const definition: Definition = {
      items: [
        { type: 'core', key: 'affected' },
        own('a'),
        own('b'),
        own('c'),
        own('d', { scope: 'request' }),
      ],
    };
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), (from, to) => {
        const after = moved(definition, 'municipality', from, to);
        expect(keys(after).sort()).toEqual(keys(definition).sort());
        expect(entriesOf(after, 'core')).toEqual(entriesOf(definition, 'core'));
        expect(entriesOf(after, 'request')).toEqual(entriesOf(definition, 'request'));
      }),
    );
    expect(keys(moved(definition, 'municipality', 0, 2))).toEqual(['affected', 'b', 'c', 'a', 'd']);
    expect(moved(definition, 'municipality', 0, 7)).toBe(definition);
  });
});

describe('a question that was taken out', () => {
  const definition: Definition = {
    items: [{ type: 'core', key: 'affected' }, own('a'), own('b'), own('c', { scope: 'request' })],
  };

  test('comes back where it stood, as it was', () => {
    for (const [at, item] of definition.items.entries()) {
      if (item.type === 'core') continue;
      const back = withRestored(without(definition, item.key), item, at);
      expect(back).toEqual({ definition, key: item.key });
    }
  });

  test('comes back under another key when somebody has its own, and in its own part whatever has gone since', () => {
    const taken = { items: [own('a', { scope: 'request' })] };
    const back = withRestored(taken, own('a'), 3);
    expect(back.key).toBe('a2');
    expect(keys(back.definition)).toEqual(['a2', 'a']);
  });
});

describe('keys', () => {
  test('follow the text, and are free', () => {
    expect(keyFromText('Hvor mange timer gikk med?')).toBe('hvorMangeTimerGikkMed');
    expect(keyFromText('3 år på Øya')).toBe('arPaOya');
    expect(keyFromText('…')).toBeNull();
    expect(freeKey({ items: [own('timer')] }, 'timer')).toBe('timer2');
    expect(freeKey({ items: [] }, 'lost')).toBe('lost2');
    expect(withNew({ items: [own('question')] }, 'municipality', ['question2']).key).toBe('question3');
  });

  test('stay while a question is what it was, and change with its type or place', () => {
    const before: Definition = { items: [own('a')] };
    const [item] = before.items as OwnItem[];
    if (!item) throw new Error('no item');
    expect(withKind(before, item, { type: 'date' }, null).key).toBe('a');
    expect(withKind(before, item, { type: 'date' }, before).key).toBe('a2');
    expect(withKind(before, item, { scope: 'request' }, before).key).toBe('a2');
    const back = withKind(
      { items: [own('a', { type: 'date' })] },
      own('a', { type: 'date' }),
      { type: 'yesNo' },
      before,
    );
    expect(back.key).toBe('a');
  });

  test('that are typed say why they cannot be had', () => {
    const definition: Definition = { items: [own('a'), own('b')] };
    const problem = (key: string) => keyProblem(definition, own('a'), key);
    expect(['Hours', '1a', 'a b', 'lost', 'grade', 'b', 'a', 'hours'].map(problem)).toEqual([
      ...['NOT_A_KEY', 'NOT_A_KEY', 'NOT_A_KEY', 'KEY_OF_CORE', 'KEY_OF_CORE', 'DUPLICATE_KEY'],
      ...[null, null],
    ]);
  });

  test('that change take conditions and checks along', () => {
    const definition: Definition = {
      items: [own('a', { type: 'integer' }), own('b', { showWhen: [{ key: 'a', atLeast: 1 }] })],
      checks: [{ left: 'a', is: 'atMost', right: 'lost', message: { nb: 'Nei' } }],
    };
    const after = withItem(definition, 'a', own('hours', { type: 'integer' }));
    expect(after.items[1]).toMatchObject({ showWhen: [{ key: 'hours', atLeast: 1 }] });
    expect(after.checks?.[0]?.left).toBe('hours');
  });
});

test('a bound is a whole number within what can be stored, whatever is typed', () => {
  expect(['12', '-3', '4.7', '99999999999', '-1e30', 'x', ''].map(boundOf)).toEqual([
    ...[12, -3, 4, 1_000_000_000, -1_000_000_000, 0, 0],
  ]);
});
