import { describe, expect, it } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import {
  answersPerDay,
  chaseReason,
  compareVersions,
  filterRequests,
  heldBack,
  isChased,
  isUnproblematic,
  pageOf,
  plannedReminder,
  sameAnswer,
  waitsForItsDay,
} from './rules';
import type { TrackedRequest, TrackedVersion } from './schema';

function row(id: string, more: Partial<TrackedRequest> = {}): TrackedRequest {
  return {
    id,
    serviceId: id,
    serviceName: id,
    municipalities: [
      { number: '5001', name: 'Trondheim', part: '', countyNumber: '50', countyName: 'Trøndelag' },
    ],
    response: 'outstanding',
    dueAt: '2023-06-15T10:00:00.000Z',
    extended: false,
    askedAt: '2023-06-07T14:00:00.000Z',
    correctionDueAt: null,
    opened: false,
    bounced: false,
    invitation: 'sent',
    remindedAt: null,
    version: 0,
    lastFact: null,
    contact: { role: 'leader', name: 'Kari Nordmann', email: 'kari@example.test', phone: '74 12 34 56' },
    lost: null,
    lostKind: 'noReturn',
    finding: null,
    answeredAt: null,
    investigating: 0,
    knowsMoreOn: null,
    assignee: null,
    review: 'none',
    objected: false,
    awaitsReply: false,
    flags: [],
    ...more,
  };
}

const filter = { sort: 'status' as const, descending: false };
const ids = (rows: TrackedRequest[]) => rows.map((r) => r.id);

describe('the list of requests', () => {
  it('shows what is overdue first, then outstanding, then what was sent back, then answered and exempt', () => {
    const rows = [
      row('exempt', { response: 'exempt' }),
      row('on time', { response: 'answered_on_time' }),
      row('sent back', { response: 'answered_on_time', correctionDueAt: '2023-06-20T10:00:00.000Z' }),
      row('late', { response: 'answered_late' }),
      row('outstanding'),
      row('overdue', { response: 'overdue' }),
    ];
    expect(ids(filterRequests(rows, filter))).toEqual([
      'overdue',
      'outstanding',
      'sent back',
      'late',
      'on time',
      'exempt',
    ]);
  });

  it('is searched by the beginning of every word in service, municipality, number, name and phone', () => {
    const rows = [row('a'), row('b', { contact: null })];
    const found = (search: string) => ids(filterRequests(rows, { ...filter, search }));
    expect(found('trondheim KARI')).toEqual(['a']);
    expect(found('5001')).toEqual(['a', 'b']);
    expect(found('74123456')).toEqual(['a']);
    expect(found('bergen')).toEqual([]);
    expect(found('rondheim')).toEqual([]);
    expect(found('kari@example')).toEqual(['a']);
  });

  it("can show what is one's own, what others follow and what nobody does", () => {
    const rows = [
      row('own', { assignee: { id: 'kari', name: 'Kari', you: true } }),
      row('theirs', { assignee: { id: 'ola', name: 'Ola', you: false } }),
      row('free'),
    ];
    const found = (assigned: 'mine' | 'others' | 'nobody') =>
      ids(filterRequests(rows, { ...filter, assigned }));
    expect(found('mine')).toEqual(['own']);
    expect(found('others')).toEqual(['theirs']);
    expect(found('nobody')).toEqual(['free']);
  });

  it('keeps what is under investigation on the chase list, and leaves it in peace until the day that was said', () => {
    const open = row('a', { response: 'answered_on_time', investigating: 1, knowsMoreOn: '2023-06-20' });
    expect(isChased(open)).toBe(true);
    expect(waitsForItsDay(open, '2023-06-19')).toBe(true);
    expect(waitsForItsDay(open, '2023-06-20')).toBe(true);
    expect(waitsForItsDay(open, '2023-06-21')).toBe(false);
    expect(waitsForItsDay({ ...open, knowsMoreOn: null }, '2023-06-19')).toBe(false);
    const back = { ...open, correctionDueAt: '2023-06-18T10:00:00.000Z' };
    expect(waitsForItsDay(back, '2023-06-19')).toBe(false);
    expect(waitsForItsDay(row('silent'), '2023-06-19')).toBe(false);
  });

  it('can show those that nobody can be mailed at, and those nobody opened', () => {
    const rows = [row('a'), row('b', { contact: null, opened: true })];
    expect(ids(filterRequests(rows, { ...filter, status: 'no_contact' }))).toEqual(['b']);
    expect(ids(filterRequests(rows, { ...filter, status: 'not_opened' }))).toEqual(['a']);
  });

  it('comes in pages that together are the whole list', () => {
    const rows = Array.from({ length: 7 }, (_, i) => row(`r${i}`));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = pageOf(rows, { cursor, limit: 3 });
      seen.push(...ids(page.rows));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids(rows));
  });
});

describe('versions side by side', () => {
  const says = (value: string | number | string[]): Answer => ({ kind: 'stated', value });
  const version = (number: number, answers: Record<string, Answer>): TrackedVersion => ({
    version: number,
    submittedAt: '2023-06-08T10:00:00.000Z',
    givenAt: null,
    onTime: true,
    givenBy: null,
    recordedBy: null,
    reason: null,
    receiptNumber: null,
    attachments: [],
    definition: null,
    answers: {},
    lines: [{ municipalityNumber: '4601', grade: 'final', answers }],
  });

  it('mark what changed from one version to the next and nothing else', () => {
    const compared = compareVersions(
      [
        version(1, { lost: says(21), affected: says('yes') }),
        version(2, { lost: says(24), affected: says('yes'), recovered: says(0) }),
      ],
      '4601',
    );
    expect(compared.map((c) => [c.key, c.changed])).toEqual([
      ['lost', [false, true]],
      ['affected', [false, false]],
      ['recovered', [false, true]],
    ]);
  });

  it('hold what only one version was asked for no change, and keep what was answered to it', () => {
    const asks = (number: number, answers: Record<string, Answer>): TrackedVersion => ({
      ...version(number, answers),
      definition: {
        items: Object.keys(answers).map((key) => ({
          ...{ type: 'integer', key, scope: 'municipality', required: false, label: { nb: key } },
        })),
      },
    });
    const compared = compareVersions(
      [asks(1, { hours: says(3), people: says(2) }), asks(2, { hours: says(4), calls: says(9) })],
      '4601',
    );
    expect(compared).toEqual([
      { key: 'hours', answers: [says(3), says(4)], asked: [true, true], changed: [false, true] },
      { key: 'people', answers: [says(2), null], asked: [true, false], changed: [false, false] },
      { key: 'calls', answers: [null, says(9)], asked: [false, true], changed: [false, false] },
    ]);
  });

  it('hold zero, not known yet, not relevant and not asked for four different things', () => {
    const four: (Answer | null)[] = [says(0), { kind: 'notKnownYet' }, { kind: 'notRelevant' }, null];
    four.forEach((a, i) => {
      four.forEach((b, j) => {
        expect(sameAnswer(a, b)).toBe(i === j);
      });
    });
  });

  it('do not care about the order of several choices', () => {
    expect(sameAnswer(says(['a', 'b']), says(['b', 'a']))).toBe(true);
  });
});

describe('the chase list', () => {
  it('has who has not answered, whose answer was sent back, and who is still looking into something', () => {
    const answered = { response: 'answered_late' as const };
    expect(chaseReason(row('a'))).toBe('unanswered');
    expect(chaseReason(row('b', { response: 'overdue' }))).toBe('unanswered');
    expect(chaseReason(row('c', answered))).toBeNull();
    expect(chaseReason(row('d', { ...answered, correctionDueAt: '2023-06-20T10:00:00.000Z' }))).toBe(
      'correction',
    );
    expect(chaseReason(row('e', { ...answered, investigating: 1 }))).toBe('investigation');
    expect(chaseReason(row('f', { response: 'exempt', investigating: 1 }))).toBeNull();
  });

  it('is not unproblematic, and neither is an answer with a finding or a question', () => {
    const answered = { response: 'answered_on_time' as const, review: 'waiting' as const };
    const flag = { id: 'x', kind: 'outOfLine', requestId: 'x', municipalityNumber: '5001' } as const;
    expect(isUnproblematic(row('a', answered))).toBe(true);
    expect(isUnproblematic(row('b', { ...answered, review: 'accepted' }))).toBe(false);
    expect(isUnproblematic(row('c', { ...answered, awaitsReply: true }))).toBe(false);
    expect(isUnproblematic(row('c', { ...answered, objected: true }))).toBe(false);
    expect(isUnproblematic(row('d', { ...answered, investigating: 1 }))).toBe(false);
    expect(isUnproblematic(row('e', { ...answered, flags: [{ ...flag, field: null, params: {} }] }))).toBe(
      false,
    );
    expect(isUnproblematic(row('f', { ...answered, response: 'exempt' }))).toBe(false);
  });

  it('is held back for one reason that is said, and what does not wait is not held back', () => {
    const waiting = { response: 'answered_late' as const, review: 'waiting' as const };
    const flags = [
      {
        ...{ id: 'x', kind: 'outOfLine' as const, requestId: 'x', municipalityNumber: '5001' },
        ...{ field: null, params: {} },
      },
    ];
    expect(heldBack(row('a', waiting))).toBeNull();
    expect(heldBack(row('b', { ...waiting, investigating: 1 }))).toBe('investigation');
    expect(heldBack(row('c', { ...waiting, investigating: 1, flags }))).toBe('flag');
    expect(heldBack(row('d', { ...waiting, flags, awaitsReply: true }))).toBe('reply');
    expect(heldBack(row('e', { ...waiting, awaitsReply: true, objected: true }))).toBe('objected');
    expect(heldBack(row('f', { ...waiting, review: 'returned', flags }))).toBeNull();
    expect(heldBack(row('g', { flags }))).toBeNull();
  });
});

describe('reminders that go out by themselves', () => {
  const due = new Date('2023-06-15T10:00:00Z');
  const plan = [-2, 1, 4];
  const planned = (at: string) => plannedReminder(plan, due, new Date(at));

  it('go on the planned days, from eight in the morning in Norway', () => {
    expect(planned('2023-06-13T05:59:00Z')).toBeNull();
    expect(planned('2023-06-13T06:00:00Z')).toBe('2023-06-13');
    expect(planned('2023-06-16T08:00:00Z')).toBe('2023-06-16');
    expect(planned('2023-06-12T08:00:00Z')).toBeNull();
    expect(planned('2023-06-15T08:00:00Z')).toBeNull();
  });

  it('are caught up with the day after, and not later', () => {
    expect(planned('2023-06-14T04:00:00Z')).toBe('2023-06-13');
    expect(planned('2023-06-18T08:00:00Z')).toBeNull();
    expect(planned('2023-07-20T08:00:00Z')).toBeNull();
  });
});

it('answers are counted by day in Norway, with the days on which nobody answered', () => {
  const rows = ['2023-06-08T21:59:00Z', '2023-06-08T22:01:00Z', '2023-06-10T10:00:00Z', null].map(
    (answeredAt) => ({ answeredAt }),
  );
  const days = answersPerDay(rows, new Date('2023-06-08T08:00:00Z'), new Date('2023-06-11T08:00:00Z'));
  expect(days).toEqual([
    { day: '2023-06-08', count: 1 },
    { day: '2023-06-09', count: 1 },
    { day: '2023-06-10', count: 1 },
    { day: '2023-06-11', count: 0 },
  ]);
});
