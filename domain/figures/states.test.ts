import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findings, responses, withoutAnswer } from './states';

const municipality = fc.record({
  response: fc.constantFrom(...responses),
  finding: fc.option(fc.constantFrom(...findings)),
});

test('of a survey to some, only those asked are without an answer: not those that nobody asked, nor the exempt', () => {
  const of = (response: (typeof responses)[number], finding: 'affected' | null = null) => ({
    response,
    finding,
  });
  expect(
    withoutAnswer([
      of('outstanding'),
      of('overdue'),
      of('not_asked'),
      of('not_asked'),
      of('exempt'),
      of('answered_late'),
      of('outstanding', 'affected'),
    ]),
  ).toBe(2);
});

test('of a survey to everybody, those without an answer are those without a finding, as long as nobody is exempt', () => {
  const asked = municipality.filter(
    ({ response, finding }) =>
      response === 'outstanding' ||
      response === 'overdue' ||
      (response.startsWith('answered') && finding !== null),
  );
  fc.assert(
    fc.property(fc.array(asked), (all) => {
      expect(withoutAnswer(all)).toBe(all.filter(({ finding }) => finding === null).length);
    }),
  );
});
