import { expect, it } from 'vitest';
import { concernWords } from '@/domain/incidents/concern-words';
import { wordsIn } from '@/domain/incidents/words';
import type { OwnItem } from '@/domain/questionnaires/schema';
import { questionWords } from './question-words';

const hours: OwnItem = {
  type: 'integer',
  key: 'hours',
  scope: 'request',
  required: false,
  label: { nb: 'Timer?', nn: 'Timar?' },
  help: { nb: 'Omtrent.' },
  unit: { nb: 'timer' },
  options: [
    { key: 'a', label: { nb: 'Egne folk' } },
    { key: 'b', label: { nb: 'Andre', nn: 'Andre' } },
  ],
};
const spoken = (locale: string) =>
  questionWords('hours', { definition: { items: [hours] }, words: wordsIn(concernWords, locale), locale });

it('says of each of a question’s texts that Bokmål stands in for it, where it does', () => {
  expect(spoken('nn')).toMatchObject({ label: 'Timar?', lang: { label: undefined, hint: 'nb', unit: 'nb' } });
  expect(spoken('nn')?.options.map((one) => one.lang)).toEqual(['nb', undefined]);
  expect(spoken('en')).toMatchObject({ label: 'Timer?', lang: { label: 'nb', hint: 'nb', unit: 'nb' } });
  expect(spoken('nb')).toMatchObject({ lang: { label: undefined, hint: undefined, unit: undefined } });
});
