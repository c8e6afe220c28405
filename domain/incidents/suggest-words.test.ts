import { expect, test } from 'vitest';
import { concernWords } from './concern-words';
import { neutralWords } from './neutral-words';
import { suggestNynorsk, suggestTexts, textAt, textsThatDiffer, withText } from './suggest-words';
import { appliedFields, askedDefinition, newWordsSchema } from './words';

test('a Nynorsk text is suggested word by word, and keeps its capital letter', () => {
  expect(suggestNynorsk('Uleste meldinger fra Altinn')).toBe('Ulesne meldingar frå Altinn');
});

test('what is suggested fills only what is empty, and is marked until somebody has looked at it', () => {
  const begun = withText(
    withText(neutralWords, 'nb.rungs.lost.many', 'uleste meldinger'),
    'en.rungs.lost.many',
    'unread messages',
  );
  const filled = suggestTexts(begun);
  expect(textAt(filled, 'nn.rungs.lost.many')).toBe('ulesne meldingar');
  expect(textAt(filled, 'nb.fields.lost.label')).toBe('Uleste meldinger');
  expect(textAt(filled, 'nn.fields.lost.label')).toBe('Ulesne meldingar');
  expect(textAt(filled, 'en.fields.lost.label')).toBe('Unread messages');
  expect(filled.suggested).toContain('nn.rungs.lost.many');
  expect(textAt(filled, 'nn.rungs.recovered.many')).toBe('');
  const changed = withText(filled, 'nn.rungs.lost.many', 'meldingar ingen har lese');
  expect(changed.suggested).not.toContain('nn.rungs.lost.many');
  expect(textAt(suggestTexts(changed), 'nn.rungs.lost.many')).toBe('meldingar ingen har lese');
});

test('words must be complete: every empty text and every option without a word is named', () => {
  const found =
    newWordsSchema.safeParse(neutralWords).error?.issues.map((issue) => issue.path.join('.')) ?? [];
  expect(found).toContain('nb.rungs.lost.many');
  expect(found).toContain('en.fields.lost.label');
  expect(found).not.toContain('nb.fields.usesSystem.label');
  const fields = { ...concernWords.en.fields, affected: { label: 'Affected?', options: { yes: 'Yes' } } };
  const half = newWordsSchema.safeParse({ ...concernWords, en: { ...concernWords.en, fields } });
  expect(half.error?.issues.map((issue) => issue.path.join('.'))).toEqual([
    'en.fields.affected.options.no',
    'en.fields.affected.options.under_investigation',
  ]);
  expect(newWordsSchema.safeParse(concernWords).success).toBe(true);
});

test('what every incident counts always applies, and what hangs on a field that does not falls away with it', () => {
  expect(appliedFields([])).toEqual(['affected', 'lost', 'recovered', 'irretrievable', 'searching']);
  expect(appliedFields(['awareAt', 'dpaDelayReason', 'measuresText'])).toContain('awareAt');
  expect(appliedFields(['awareAt', 'dpaDelayReason', 'measuresText'])).not.toContain('dpaDelayReason');
  expect(appliedFields(['measuresText'])).not.toContain('measuresText');
});

test('a questionnaire asks an incident only what applies there, and all of its own questions', () => {
  const own = {
    type: 'yesNo',
    key: 'told',
    scope: 'request',
    required: false,
    label: { nb: 'Fortalt?' },
  } as const;
  const definition = {
    items: [{ type: 'core', key: 'usesSystem' }, { type: 'core', key: 'lost' }, own],
  } satisfies Parameters<typeof askedDefinition>[0];
  expect(askedDefinition(definition, {}).items).toHaveLength(3);
  expect(askedDefinition(definition, { applies: [] }).items.map((item) => item.key)).toEqual([
    'lost',
    'told',
  ]);
});

test('two who have changed the words see each text that differs, in its language, also one that only one has', () => {
  const mine = withText(concernWords, 'nb.rungs.lost.many', 'uleste meldinger');
  const theirs = withText(concernWords, 'en.fields.lost.hint', 'As far as you know.');
  expect(textsThatDiffer(mine, concernWords)).toEqual([
    ['nb', 'uleste meldinger', textAt(concernWords, 'nb.rungs.lost.many')],
  ]);
  expect(textsThatDiffer(concernWords, theirs)).toEqual([
    ['en', textAt(concernWords, 'en.fields.lost.hint'), 'As far as you know.'],
  ]);
  expect(textsThatDiffer(mine, mine)).toEqual([]);
});
