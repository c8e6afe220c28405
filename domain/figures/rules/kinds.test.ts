import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import { notKnownYet, notRelevant, says } from '@/tests/figure-rows';
import { rungs, type SaidKind, saidKinds } from '../states';
import { kindOfSeveral, kindsOfAnswers, municipalityKinds } from './kinds';
import { ladderOfAnswers, sumLadders } from './ladder';

describe('the kinds of one service', () => {
  test('zero is stated, and each thing that is not is of its own kind', () => {
    expect(
      kindsOfAnswers({
        lost: says(0),
        recovered: notKnownYet,
        followedUp: notRelevant,
        usesSystem: says('no'),
      }),
    ).toEqual({
      lost: 'stated',
      recovered: 'notKnownYet',
      irretrievable: 'notAsked',
      searching: 'stated',
      followedUp: 'notRelevant',
      usesSystem: 'stated',
      fixedVersionOn: 'notAsked',
    });
  });
  test('while lost is not known, neither are the others, but what was not asked is still not asked', () => {
    expect(kindsOfAnswers({ lost: notKnownYet, recovered: says(3) })).toMatchObject({
      lost: 'notKnownYet',
      recovered: 'notKnownYet',
      irretrievable: 'notAsked',
      searching: 'notKnownYet',
    });
    expect(kindsOfAnswers({})).toMatchObject({ lost: 'notAsked', searching: 'notAsked' });
  });
});

describe('the kind of a sum', () => {
  const of = (...kinds: SaidKind[]) => kindOfSeveral(kinds);
  test('is stated when all state it for whom it is relevant, else partly', () => {
    expect(of('stated', 'notRelevant', 'exempt')).toBe('stated');
    expect(of('stated', 'notKnownYet')).toBe('partlyStated');
    expect(of('stated', 'noReturn')).toBe('partlyStated');
    expect(of('stated', 'notAsked')).toBe('partlyStated');
  });
  test('says what is still to come before what will never be', () => {
    expect(of('noReturn', 'notKnownYet')).toBe('notKnownYet');
    expect(of('notAsked', 'noReturn')).toBe('noReturn');
    expect(of('exempt', 'notRelevant')).toBe('notRelevant');
    expect(of('exempt', 'exempt')).toBe('exempt');
    expect(of()).toBe('notAsked');
  });
  test('is one of its parts, or partly stated, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...saidKinds.slice(0, 7)), { minLength: 1 }), (kinds) => {
        expect(kindOfSeveral(kinds.toReversed())).toBe(kindOfSeveral(kinds));
        expect([...kinds, 'partlyStated']).toContain(kindOfSeveral(kinds));
      }),
    );
  });
});

test('a value stands exactly where its kind says that it is stated, of one service and of several', () => {
  const answer: fc.Arbitrary<Answer | undefined> = fc.constantFrom(
    undefined,
    notKnownYet,
    notRelevant,
    says(0),
    says(3),
    says('three'),
  );
  const answers = fc
    .record({ lost: answer, recovered: answer, irretrievable: answer, searching: answer, followedUp: answer })
    .map((all) => Object.fromEntries(Object.entries(all).flatMap(([key, one]) => (one ? [[key, one]] : []))));
  fc.assert(
    fc.property(fc.array(answers), (services) => {
      const ladder = sumLadders(services.map(ladderOfAnswers));
      const kinds = municipalityKinds(services.map(kindsOfAnswers));
      for (const rung of rungs)
        expect(['stated', 'partlyStated'].includes(kinds[rung])).toBe(ladder[rung] !== null);
    }),
  );
});
