import { describe, expect, test } from 'vitest';
import { own } from '@/tests/own-question';
import { changedKeys, definitionProblems, inOrder, untranslated } from './rules';
import type { Definition, Item, OwnItem } from './schema';
import { templates } from './templates';

const choice = (key: string, more: Partial<OwnItem> = {}) =>
  own(key, {
    type: 'single',
    options: [
      { key: 'a', label: { nb: 'A' } },
      { key: 'b', label: { nb: 'B' } },
    ],
    ...more,
  });
const codes = (items: Item[], checks?: Definition['checks']) =>
  definitionProblems({ items, checks }).map(({ path, code }) => `${path} ${code}`);
const check = (left: string, right: string) => ({
  left,
  right,
  is: 'atMost' as const,
  message: { nb: 'Nei' },
});

test('what ships can be published', () => {
  for (const { key, definition } of templates) expect(definitionProblems(definition), key).toEqual([]);
});

describe('keys', () => {
  test('stand once', () => {
    expect(codes([own('a'), own('a')])).toEqual(['items.1.key DUPLICATE_KEY']);
  });
  test('of the core and of the grade are taken', () => {
    expect(codes([own('lost'), own('grade')])).toEqual([
      'items.0.key KEY_OF_CORE',
      'items.1.key KEY_OF_CORE',
    ]);
  });
  test('keep type and place over versions', () => {
    const before = { items: [own('a'), own('b'), own('c')] };
    const after = { items: [own('a'), own('b', { type: 'date' }), own('c', { scope: 'request' }), own('d')] };
    expect(changedKeys(before, after).map(({ path }) => path)).toEqual(['items.1.key', 'items.2.key']);
  });
});

describe('the core', () => {
  test('keeps the ladder together', () => {
    expect(codes([{ type: 'core', key: 'lost' }])).toEqual(['items.0.key NEEDS_INDICATOR']);
  });
  test('asks for a delay only where it asks for both moments', () => {
    const items: Item[] = [
      { type: 'core', key: 'awareAt' },
      { type: 'core', key: 'dpaDelayReason' },
    ];
    expect(codes(items)).toEqual(['items.1.key NEEDS_INDICATOR']);
    expect(codes([...items, { type: 'core', key: 'dpaNotifiedAt' }])).toEqual([]);
  });
});

describe('conditions', () => {
  test('look back at what is asked before, and at the core wherever it stands', () => {
    const onChoice = own('b', { showWhen: [{ key: 'a', in: ['a'] }] });
    expect(codes([choice('a'), onChoice])).toEqual([]);
    expect(codes([onChoice, choice('a')])).toEqual(['items.0.showWhen.0 CONDITION_NOT_EARLIER']);
    const onCore = own('b', { showWhen: [{ key: 'affected', in: ['yes'] }] });
    expect(codes([onCore, { type: 'core', key: 'affected' }])).toEqual([]);
  });
  test('never on themselves, nor in a circle', () => {
    expect(codes([choice('a', { showWhen: [{ key: 'a', in: ['a'] }] })])).toEqual([
      'items.0.showWhen.0 CONDITION_NOT_EARLIER',
    ]);
    expect(
      codes([
        choice('a', { showWhen: [{ key: 'b', in: ['a'] }] }),
        choice('b', { showWhen: [{ key: 'a', in: ['a'] }] }),
      ]),
    ).toEqual(['items.0.showWhen.0 CONDITION_NOT_EARLIER']);
  });
  test('stay within a municipality, or within what is asked once', () => {
    const once = own('b', { scope: 'request', showWhen: [{ key: 'a', in: ['a'] }] });
    expect(codes([choice('a'), once])).toEqual(['items.1.showWhen.0 CONDITION_OTHER_SCOPE']);
  });
  test('name options that there are, and numbers where there are numbers', () => {
    expect(codes([choice('a'), own('b', { showWhen: [{ key: 'a', in: ['z'] }] })])).toEqual([
      'items.1.showWhen.0 CONDITION_NOT_AN_OPTION',
    ]);
    expect(codes([choice('a'), own('b', { showWhen: [{ key: 'a', atLeast: 1 }] })])).toEqual([
      'items.1.showWhen.0 CONDITION_NOT_NUMBER',
    ]);
    expect(codes([own('a'), own('b', { showWhen: [{ key: 'a', atLeast: 1 }] })])).toEqual([]);
    expect(codes([own('b', { showWhen: [{ key: 'z', atLeast: 1 }] })])).toEqual([
      'items.0.showWhen.0 CONDITION_UNKNOWN',
    ]);
  });
});

describe('checks', () => {
  test('compare two answers of one type in one place', () => {
    expect(codes([own('a'), own('b')], [check('a', 'b')])).toEqual([]);
    expect(codes([own('a'), own('b', { type: 'date' })], [check('a', 'b')])).toEqual([
      'checks.0.right CHECK_NOT_COMPARABLE',
    ]);
    expect(codes([own('a'), own('b', { scope: 'request' })], [check('a', 'b')])).toEqual([
      'checks.0.right CHECK_OTHER_SCOPE',
    ]);
    expect(codes([own('a')], [check('a', 'z')])).toEqual(['checks.0.right CHECK_UNKNOWN']);
    expect(codes([own('a')], [check('a', 'a')])).toEqual(['checks.0.right CHECK_SAME']);
  });
  test('leave the core to its own rules', () => {
    const items: Item[] = [
      { type: 'core', key: 'firstLostOn' },
      { type: 'core', key: 'lastLostOn' },
    ];
    expect(codes(items, [check('firstLostOn', 'lastLostOn')])).toContain('checks.0 CHECK_OF_CORE');
  });
});

describe('texts', () => {
  test('must be there in Bokmål and hold no identity number', () => {
    expect(codes([own('a', { label: { nb: ' ' } })])).toEqual(['items.0.label.nb REQUIRED']);
    expect(codes([own('a', { help: { nb: 'x', en: 'ask 13097248022' } })])).toEqual([
      'items.0.help.en IDENTITY_NUMBER',
    ]);
  });
  test('that a language lacks are named', () => {
    const items = [
      own('a', { label: { nb: 'A', nn: 'A' }, unit: { nb: 'timer', nn: 'timar', en: 'hours' } }),
    ];
    expect(untranslated({ items })).toEqual({ nn: [], en: ['items.0.label'] });
  });
});

test('choices need two options or more, once each, and bounds must not cross', () => {
  expect(codes([choice('a', { options: [] })])).toEqual(['items.0.options OPTIONS_TOO_FEW']);
  const twice = [
    { key: 'a', label: { nb: 'A' } },
    { key: 'a', label: { nb: 'B' } },
  ];
  expect(codes([choice('a', { options: twice })])).toEqual(['items.0.options DUPLICATE_OPTION']);
  expect(codes([own('a', { minimum: 5, maximum: 4 }), own('b', { maximum: -1 })])).toEqual([
    'items.0.maximum BOUNDS_CROSSED',
    'items.1.maximum BOUNDS_CROSSED',
  ]);
  expect(codes([])).toEqual(['items NO_QUESTIONS']);
});

test('the order is the one the form asks in, and what stands together stays in its order', () => {
  const items: Item[] = [
    own('c', { scope: 'request' }),
    own('b'),
    { type: 'core', key: 'affected' },
    own('a'),
    { type: 'core', key: 'measures' },
  ];
  expect(inOrder({ items }).items.map((item) => item.key)).toEqual(['affected', 'measures', 'b', 'a', 'c']);
});
