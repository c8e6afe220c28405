import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fact, type FactKind, requestStatus, statusNow } from './rules';

const start = Date.UTC(2023, 5, 7, 14);
const at = (hours: number) => new Date(start + hours * 3_600_000);
const fact = (kind: FactKind, hours: number, value: Fact['value'] = null): Fact => ({
  kind,
  at: at(hours),
  recordedAt: at(hours),
  value,
});
const due = 100;
const asked = [fact('queued', 0), fact('due_set', 0, { dueAt: at(due).toISOString() })];
const moment = at(1000);
const status = (...facts: Fact[]) => requestStatus([...asked, ...facts], moment);

it('the status now knows what is stamped ahead of the clock, and that of a past moment does not', () => {
  const ahead = [...asked, fact('submitted', 1)];
  const before = new Date(Number(at(1)) - 200);
  expect(statusNow(ahead, before)).toMatchObject({ response: 'answered_on_time', version: 1 });
  expect(requestStatus(ahead, before)).toMatchObject({ response: 'outstanding', version: 0 });
  // A clock that ran ahead and was set right: what it stamped is stored all the same, and has its receipt.
  expect(statusNow(ahead, at(0))).toMatchObject({ response: 'answered_on_time', version: 1 });
});

describe('on the millisecond', () => {
  const later = { dueAt: at(120).toISOString() };

  it('what is recorded at the moment is known, and who answers at the due time is on time', () => {
    const answered = [...asked, fact('submitted', due)];
    expect(requestStatus(answered, at(due))?.response).toBe('answered_on_time');
    expect(requestStatus(answered, new Date(Number(at(due)) - 1))?.response).toBe('outstanding');
    expect(requestStatus(asked, at(due))?.response).toBe('outstanding');
    expect(requestStatus(asked, new Date(Number(at(due)) + 1))?.response).toBe('overdue');
    expect(requestStatus(asked, at(0))?.response).toBe('outstanding');
  });

  it('an extension that was set when the answer was given is in force for it, and one set afterwards is not', () => {
    // Given by phone at 110, and written down later.
    const given: Fact = { ...fact('submitted', 115), at: at(110) };
    expect(status(fact('extended', 110, later), given)?.response).toBe('answered_on_time');
    expect(status(fact('extended', 111, later), given)?.response).toBe('answered_late');
  });
});

it('who is exempt is exempt, also with an answer, until that is taken back', () => {
  const exempted = [fact('exempted', 10), fact('submitted', 20)];
  expect(status(...exempted)?.response).toBe('exempt');
  expect(status(...exempted, fact('unexempted', 30))?.response).toBe('answered_on_time');
});

describe('a return that is sent back', () => {
  const returned = fact('returned', 120, { version: 1, dueAt: at(200).toISOString() });

  it('stays answered, on time or late as it was, with a due time of its own', () => {
    expect(status(fact('submitted', 90), returned)).toMatchObject({
      response: 'answered_on_time',
      review: 'returned',
      correctionDueAt: at(200),
      dueAt: at(due),
    });
    expect(status(fact('submitted', 110), returned)?.response).toBe('answered_late');
  });

  it('is answered again by a new version, or let be by accepting', () => {
    expect(status(fact('submitted', 90), returned, fact('submitted', 130))).toMatchObject({
      review: 'waiting',
      correctionDueAt: null,
      version: 2,
    });
    expect(status(fact('submitted', 90), returned, fact('accepted', 130))).toMatchObject({
      review: 'accepted',
      correctionDueAt: null,
    });
  });

  it('gets another due time by an extension of the correction, and the answer keeps its own', () => {
    const later = fact('extended', 130, { of: 'correction', dueAt: at(300).toISOString() });
    expect(status(fact('submitted', 110), returned, later)).toMatchObject({
      response: 'answered_late',
      correctionDueAt: at(300),
      dueAt: at(due),
    });
  });
});

describe('an objection to what was written down on the phone', () => {
  it('stands until a new version comes, and opens an acceptance again', () => {
    const given = fact('submitted', 90);
    expect(status(given)?.objected).toBe(false);
    expect(status(given, fact('objected', 95))).toMatchObject({ objected: true, review: 'waiting' });
    expect(status(given, fact('accepted', 92), fact('objected', 95))?.review).toBe('waiting');
    expect(status(given, fact('objected', 95), fact('accepted', 96))?.review).toBe('accepted');
    expect(status(given, fact('objected', 95), fact('submitted', 99))?.objected).toBe(false);
  });
});

describe('accepting', () => {
  it('holds until it is taken back or a new version comes', () => {
    expect(status(fact('submitted', 90), fact('accepted', 95))?.review).toBe('accepted');
    expect(status(fact('submitted', 90), fact('accepted', 95), fact('unaccepted', 96))?.review).toBe(
      'waiting',
    );
    expect(status(fact('submitted', 90), fact('accepted', 95), fact('submitted', 99))?.review).toBe(
      'waiting',
    );
    expect(status()?.review).toBe('none');
  });
});

it('an answer that came late is late for ever, and one on time on time, whatever happens afterwards', () => {
  const later = fc.array(
    fc.tuple(
      fc.constantFrom<FactKind>(
        'extended',
        'due_set',
        'returned',
        'accepted',
        'unaccepted',
        'submitted',
        'unexempted',
      ),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: -400, max: 400 }),
    ),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), later, (hours, happened) => {
      const facts = happened.map(([kind, after, dueAt]) =>
        fact(kind, hours + after, { dueAt: at(hours + after + dueAt).toISOString() }),
      );
      const expected = hours <= due ? 'answered_on_time' : 'answered_late';
      expect(status(fact('submitted', hours), ...facts)?.response).toBe(expected);
    }),
  );
});
