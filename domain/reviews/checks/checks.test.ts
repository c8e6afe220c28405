import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import { affectedWithoutCounts } from './affected-without-counts';
import { awareAfterNotified } from './aware-after-notified';
import { countedTwice } from './counted-twice';
import { fixedBeforeRelease } from './fixed-before-release';
import { findFlags } from './index';
import { noLongerAffected } from './no-longer-affected';
import { outOfLine } from './out-of-line';
import type { Said } from './said';
import { silentNeighbours } from './silent-neighbour';

const says = (value: string | number): Answer => ({ kind: 'stated', value });
const unknown: Answer = { kind: 'notKnownYet' };

function said(number: string, answers: Record<string, Answer>, more: Partial<Said> = {}): Said {
  return {
    requestId: `r-${number}`,
    serviceId: `s-${number}`,
    municipalityNumber: number,
    municipalityName: `Kommune ${number}`,
    countyOfficeId: 'sf-tr',
    part: '',
    population: 10_000,
    answers,
    before: [],
    ...more,
  };
}

describe('affected without counts', () => {
  it('is found when the count is not known, and not when it is stated or was not asked', () => {
    expect(affectedWithoutCounts(said('5001', { affected: says('yes'), lost: unknown }))).toMatchObject({
      kind: 'affectedWithoutCounts',
      field: 'lost',
    });
    expect(affectedWithoutCounts(said('5001', { affected: says('yes'), lost: says(3) }))).toBeNull();
    expect(affectedWithoutCounts(said('5001', { affected: says('yes') }))).toBeNull();
    expect(affectedWithoutCounts(said('5001', { affected: says('no'), lost: unknown }))).toBeNull();
  });
});

describe('a fixed version before its release', () => {
  const on = (day: string) => said('5001', { fixedVersionOn: says(day) });

  it('is found the day before, and not on the day or when the release is not known', () => {
    expect(fixedBeforeRelease(on('2023-05-31'), '2023-06-01')?.params).toEqual({
      installedOn: '2023-05-31',
      releasedOn: '2023-06-01',
    });
    expect(fixedBeforeRelease(on('2023-06-01'), '2023-06-01')).toBeNull();
    expect(fixedBeforeRelease(on('2020-01-01'), null)).toBeNull();
  });
});

describe('aware after notified', () => {
  const aware = { awareAt: says('2023-06-05T08:00:00Z') };
  const notified = { dpaNotifiedAt: says('2023-06-04T08:00:00Z') };

  it('is found in one answer and across two, and names the newest of each', () => {
    expect(awareAfterNotified(said('5001', { ...aware, ...notified }))).not.toBeNull();
    expect(awareAfterNotified(said('5001', aware, { before: [notified] }))).not.toBeNull();
    const mended = { dpaNotifiedAt: says('2023-06-06T08:00:00Z') };
    expect(awareAfterNotified(said('5001', mended, { before: [{ ...aware, ...notified }] }))).toBeNull();
  });

  it('is not found when either is unknown or both are the same moment', () => {
    expect(awareAfterNotified(said('5001', aware))).toBeNull();
    expect(awareAfterNotified(said('5001', { ...aware, dpaNotifiedAt: unknown }))).toBeNull();
    expect(awareAfterNotified(said('5001', { ...aware, dpaNotifiedAt: aware.awareAt }))).toBeNull();
  });
});

describe('no longer affected', () => {
  const no = { affected: says('no') };

  it('is found when the last clear word was yes, whatever was under investigation between', () => {
    const yes = { affected: says('yes'), lost: says(4) };
    const looking = { affected: says('under_investigation') };
    expect(noLongerAffected(said('5001', no, { before: [looking, yes] }))?.params).toEqual({ lost: 4 });
    expect(noLongerAffected(said('5001', no, { before: [no, yes] }))).toBeNull();
    expect(noLongerAffected(said('5001', no))).toBeNull();
    expect(noLongerAffected(said('5001', yes, { before: [yes] }))).toBeNull();
  });
});

describe('counted twice', () => {
  const same = {
    lost: says(7),
    firstLostOn: says('2022-01-03'),
    lastLostOn: says('2023-02-01'),
  };

  it('is found in both of two municipalities of one office, each naming the other', () => {
    const all = [said('5001', same), said('5007', same), said('5014', { lost: says(7) })];
    const flags = countedTwice(all, all);
    expect(flags.map((flag) => [flag.municipalityNumber, flag.params.names])).toEqual([
      ['5001', 'Kommune 5007'],
      ['5007', 'Kommune 5001'],
    ]);
  });

  it('is found where the other was told in another survey, and only what is judged is flagged', () => {
    const [ours, theirs] = [said('5001', same), said('5007', same)];
    expect(countedTwice([ours], [ours, theirs]).map((flag) => flag.municipalityNumber)).toEqual(['5001']);
  });

  it('is not found across offices, with another count or date, with nothing lost, or in one municipality', () => {
    const twice = (...all: Said[]) => countedTwice(all, all);
    const with_ = (more: Record<string, Answer>, place: Partial<Said> = {}) =>
      twice(said('5001', same), said('5007', { ...same, ...more }, place));
    expect(with_({}, { countyOfficeId: 'sf-mr' })).toEqual([]);
    expect(with_({ lost: says(8) })).toEqual([]);
    expect(with_({ lastLostOn: says('2023-02-02') })).toEqual([]);
    expect(with_({ firstLostOn: unknown })).toEqual([]);
    expect(with_({}, { municipalityNumber: '5001' })).toEqual([]);
    const none = { ...same, lost: says(0) };
    expect(twice(said('5001', none), said('5007', none))).toEqual([]);
  });
});

describe('a silent neighbour', () => {
  const asked = (requestId: string, state: 'answered' | 'silent' | 'exempt', ...numbers: string[]) => ({
    requestId,
    serviceName: requestId,
    state,
    municipalityNumbers: numbers,
  });

  it('is found for the silent one, in the municipality that another has answered for', () => {
    const flags = silentNeighbours([
      asked('Alna', 'silent', '0301'),
      asked('Frogner', 'answered', '0301'),
      asked('Bærum', 'silent', '3024'),
      asked('Sagene', 'exempt', '0301'),
    ]);
    expect(flags).toMatchObject([
      { requestId: 'Alna', municipalityNumber: '0301', field: null, params: { names: 'Frogner', more: 0 } },
    ]);
  });
});

describe('counts out of line', () => {
  const usual = Array.from({ length: 12 }, (_, i) => said(String(5001 + i), { lost: says(8 + (i % 5)) }));
  const kinds = (one: Said, all = [...usual, one]) => outOfLine([one], all).map((flag) => flag.kind);

  it('finds a zero too many, and a zero too few', () => {
    expect(kinds(said('4601', { lost: says(1000) }))).toEqual(['outOfLine']);
    expect(kinds(said('4601', { lost: says(1) }, { population: 100_000 }))).toEqual(['outOfLine']);
  });

  it('does not find what is usual for the size, large or small', () => {
    expect(kinds(said('4601', { lost: says(100) }, { population: 100_000 }))).toEqual([]);
    expect(kinds(said('4601', { lost: says(2) }, { population: 1500 }))).toEqual([]);
  });

  it('says nothing of small counts, of parts of a municipality, without a population, and among few', () => {
    const strange = { lost: says(1000) };
    expect(kinds(said('4601', { lost: says(4) }, { population: 300 }))).toEqual([]);
    expect(kinds(said('0301', strange, { part: 'Alna' }))).toEqual([]);
    expect(kinds(said('4601', strange, { population: null }))).toEqual([]);
    const one = said('4601', strange);
    expect(kinds(one, [...usual.slice(0, 7), one])).toEqual([]);
  });

  it('does not depend on the order or on the units, and one wild answer does not hide behind another', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 9, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 50 }), (lost, factor) => {
        const all = lost.map((n, i) => said(String(1000 + i), { lost: says(n * 10) }));
        const found = (list: Said[]) =>
          outOfLine(list, list)
            .map((flag) => flag.municipalityNumber)
            .sort();
        const larger = all.map((one) => ({ ...one, population: 10_000 * factor }));
        expect(found(all.toReversed())).toEqual(found(all));
        expect(found(larger)).toEqual(found(all));
      }),
    );
    const wild = [said('4601', { lost: says(90_000) }), said('4602', { lost: says(80_000) })];
    expect(outOfLine(wild, [...usual, ...wild])).toHaveLength(2);
  });
});

describe('every flag', () => {
  const answer = fc.oneof(
    fc.constant(unknown),
    fc.integer({ min: 0, max: 50 }).map(says),
    fc.constantFrom('yes', 'no', 'under_investigation', '2022-01-03', '2023-06-05T08:00:00Z').map(says),
  );
  const answers = fc.dictionary(
    fc.constantFrom(
      'affected',
      'lost',
      'firstLostOn',
      'lastLostOn',
      'fixedVersionOn',
      'awareAt',
      'dpaNotifiedAt',
    ),
    answer,
  );
  const all = fc
    .array(fc.tuple(answers, fc.array(answers, { maxLength: 2 })), { maxLength: 15 })
    .map((list) => list.map(([now, before], i) => said(String(5001 + i), now, { before })));

  it('is about an answer that was given, has one name per request, and is the same when asked again', () => {
    fc.assert(
      fc.property(all, (judged) => {
        const find = () => findFlags({ judged, incident: judged, asked: [], fixedReleasedOn: '2023-06-01' });
        const flags = find();
        const keys = flags.map((flag) => `${flag.requestId} ${flag.id}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const flag of flags) expect(judged.map((one) => one.requestId)).toContain(flag.requestId);
        expect(find()).toEqual(flags);
      }),
    );
  });

  it('has another name when the answer that raised it changes', () => {
    const name = (lost: number) => {
      const answers = {
        lost: says(lost),
        firstLostOn: says('2022-01-03'),
        lastLostOn: says('2023-02-01'),
      };
      const both = ['5001', '5007'].map((number) => said(number, answers));
      return countedTwice(both, both)[0]?.id;
    };
    expect(name(7)).not.toBe(name(8));
    const notified = (at: string) =>
      awareAfterNotified(said('5001', { awareAt: says('2023-06-05T08:00:00Z'), dpaNotifiedAt: says(at) }))
        ?.id;
    expect(notified('2023-06-01T08:00:00Z')).not.toBe(notified('2023-06-02T08:00:00Z'));
  });
});
