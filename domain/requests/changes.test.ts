import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Content, LineContent } from '@/domain/questionnaires/schema';
import { changesOf, fileChangesOf } from './changes';

const stated = (value: string | number): Answer => ({ kind: 'stated', value });
const content = (line: Partial<LineContent>, answers: Content['answers'] = {}): Content => ({
  schema: 1,
  questionnaireVersionId: 'q',
  requestId: 'r',
  answers,
  lines: [{ municipalityNumber: '4601', grade: 'preliminary', answers: {}, ...line }],
});
const paths = (before: Content, now: Content) => changesOf(before, now).map((change) => change.path);

describe('what a correction changes', () => {
  test('is every answer that says something else, the worked-out ones too', () => {
    const before = content({ answers: { lost: stated(3), searching: stated(2), recovered: stated(1) } });
    const now = content({ answers: { lost: stated(5), searching: stated(4), recovered: stated(1) } });
    expect(changesOf(before, now)).toEqual([
      { path: '4601.lost', before: stated(3), now: stated(5) },
      { path: '4601.searching', before: stated(2), now: stated(4) },
    ]);
  });

  test('is the grade of figures, what remains and until when', () => {
    const answers = { lost: stated(3) };
    const before = content({ answers, remains: { text: 'Loggen for mai', until: '2023-06-20' } });
    const now = content({ answers, grade: 'final' });
    expect(paths(before, now)).toEqual(['4601.grade', '4601.remains', '4601.remainsUntil']);
    expect(changesOf(before, now)[0]).toEqual({
      path: '4601.grade',
      before: stated('preliminary'),
      now: stated('final'),
    });
  });

  test('is an answer that is no longer asked for, and not a grade that says nothing', () => {
    const before = content({ answers: { affected: stated('yes'), lost: { kind: 'notKnownYet' } } });
    const now = content({
      grade: 'final',
      answers: { affected: stated('no'), lost: { kind: 'notRelevant' } },
    });
    expect(paths(before, now)).toEqual(['4601.affected', '4601.lost', '4601.grade']);
    expect(changesOf(before, now)[2]?.now).toBeNull();
  });

  test('tells zero, "not known yet" and nothing apart, and is silent about what neither asks', () => {
    const said = [stated(0), { kind: 'notKnownYet' as const }, undefined];
    for (const one of said) {
      for (const other of said) {
        const before = content({}, one ? { a: one } : {});
        const now = content({}, other ? { a: other } : {});
        expect(paths(before, now)).toEqual(one === other ? [] : ['.a']);
      }
    }
    expect(paths(content({}), content({}, { a: { kind: 'notRelevant' } }))).toEqual([]);
  });

  test('is nothing between a version and itself', () => {
    const answer = fc.oneof(
      fc.integer().map(stated),
      fc.constant({ kind: 'notKnownYet' } as const),
      fc.constant({ kind: 'notRelevant' } as const),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), answer), (answers) => {
        expect(changesOf(content({ answers }, answers), content({ answers }, answers))).toEqual([]);
      }),
    );
  });

  test('is a file that comes or goes', () => {
    const [log, list] = ['log', 'list'].map((id) => ({ id, path: '.log', name: `${id}.pdf` }));
    expect(log && list && fileChangesOf([log], [list])).toEqual([
      { path: '.log', name: 'list.pdf', what: 'added' },
      { path: '.log', name: 'log.pdf', what: 'removed' },
    ]);
  });
});
