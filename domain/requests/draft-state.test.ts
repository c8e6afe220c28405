import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import {
  acknowledged,
  beginDraft,
  type DraftState,
  decide,
  isDisputed,
  isSame,
  isWithin,
  keptAfter,
  rebase,
  refreshed,
  restore,
  sending,
  toKeep,
  type,
  typedFields,
  unsaved,
} from './draft-state';
import type { DraftFieldView, DraftView, SaveDraft, SavedDraft } from './schema';

const stated = (value: string | number): Answer => ({ kind: 'stated', value });
const at = '2023-06-09T13:05:00.000Z';
const kari = { name: 'Kari', you: false };
const view = (path: string, value: Answer | null, revision: number): DraftFieldView => ({
  path,
  value,
  revision,
  savedAt: at,
  savedBy: kari,
});
const draft = (...fields: DraftFieldView[]): DraftView => ({
  version: 0,
  questionnaireVersionId: '00000000-0000-7000-8000-000000000001',
  fields,
});
const answer = (some: Partial<SavedDraft>): SavedDraft => ({
  saved: [],
  conflicts: [],
  refused: [],
  savedAt: at,
  ...some,
});
const empty = beginDraft(draft(), {});

/** A server in one variable: the same rule as save-draft. */
class Server {
  readonly fields = new Map<string, { value: Answer | null; revision: number }>();
  save(batch: SaveDraft['fields']): SavedDraft {
    const result = answer({});
    for (const { path, value, revision } of batch) {
      const held = this.fields.get(path) ?? { value: null, revision: 0 };
      if (held.revision === revision) {
        this.fields.set(path, { value, revision: revision + 1 });
        result.saved.push({ path, revision: revision + 1 });
      } else if (isSame(held.value, value)) result.saved.push({ path, revision: held.revision });
      else result.conflicts.push(view(path, held.value, held.revision));
    }
    return result;
  }
  draft(): DraftView {
    return draft(...[...this.fields].map(([path, { value, revision }]) => view(path, value, revision)));
  }
}

describe('typing', () => {
  test('is unsaved until the server has acknowledged it, and kept by the browser until then', () => {
    const typed = type(empty, '4601.lost', stated(4));
    const batch = unsaved(typed);
    expect(batch).toEqual([{ path: '4601.lost', value: stated(4), revision: 0 }]);
    expect(toKeep(typed)?.fields['4601.lost']?.value).toEqual(stated(4));
    const saved = acknowledged(
      sending(typed, batch),
      batch,
      answer({ saved: [{ path: '4601.lost', revision: 1 }] }),
    );
    expect(unsaved(saved)).toEqual([]);
    expect(toKeep(saved)).toBeNull();
    expect(typedFields(saved)).toEqual({ '4601.lost': stated(4) });
  });

  test('while a save is on its way is sent after it, on top of it', () => {
    const first = type(empty, '.comment', stated('a'));
    const batch = unsaved(first);
    const second = type(sending(first, batch), '.comment', stated('ab'));
    const saved = acknowledged(second, batch, answer({ saved: [{ path: '.comment', revision: 1 }] }));
    expect(unsaved(saved)).toEqual([{ path: '.comment', value: stated('ab'), revision: 1 }]);
  });

  test('and taking it back needs no save', () => {
    const corrected = beginDraft(draft(), { '4601.lost': stated(4) });
    expect(unsaved(type(type(corrected, '4601.lost', stated(5)), '4601.lost', stated(4)))).toEqual([]);
    expect(unsaved(type(corrected, '4601.lost', null))).toEqual([
      { path: '4601.lost', value: null, revision: 0 },
    ]);
  });

  test('of an identity number is neither sent nor kept, and what is typed beside it is', () => {
    const typed = type(type(empty, '.comment', stated('barn 01820310000')), '4601.lost', stated(1));
    expect(typed.fields['.comment']?.refused).toBe('IDENTITY_NUMBER');
    expect(unsaved(typed).map((f) => f.path)).toEqual(['4601.lost']);
    expect(JSON.stringify(toKeep(typed))).not.toContain('01820310000');
    const mended = type(typed, '.comment', stated('barn'));
    expect(unsaved(mended).map((f) => f.path)).toEqual(['.comment', '4601.lost']);
  });

  test('that the server refuses stays on the page with the reason, and is not sent again until it is changed', () => {
    const typed = type(empty, '.comment', stated('x'));
    const batch = unsaved(typed);
    const refused = acknowledged(
      sending(typed, batch),
      batch,
      answer({ refused: [{ path: '.comment', code: 'UNKNOWN_FIELD' }] }),
    );
    expect(refused.fields['.comment']).toMatchObject({ value: stated('x'), refused: 'UNKNOWN_FIELD' });
    expect(unsaved(refused)).toEqual([]);
  });
});

describe('two in one draft', () => {
  test('a field nobody here is typing in follows the other’s', () => {
    const seen = refreshed(empty, draft(view('4601.lost', stated(3), 1)));
    expect(typedFields(seen)).toEqual({ '4601.lost': stated(3) });
    expect(unsaved(seen)).toEqual([]);
  });

  test('a field that both typed in keeps both in view, sends nothing, and does as it is told', () => {
    const typed = type(empty, '4601.lost', stated(4));
    const batch = unsaved(typed);
    const torn = acknowledged(
      sending(typed, batch),
      batch,
      answer({ conflicts: [view('4601.lost', stated(3), 1)] }),
    );
    expect(torn.fields['4601.lost']).toMatchObject({
      value: stated(4),
      theirs: { value: stated(3), savedBy: kari },
    });
    expect(unsaved(torn)).toEqual([]);
    expect(toKeep(torn)).not.toBeNull();
    expect(unsaved(decide(torn, '4601.lost', 'ours'))).toEqual([
      { path: '4601.lost', value: stated(4), revision: 1 },
    ]);
    const given = decide(torn, '4601.lost', 'theirs');
    expect(typedFields(given)).toEqual({ '4601.lost': stated(3) });
    expect(unsaved(given)).toEqual([]);
  });

  test('one’s own save whose answer got lost is no conflict, also when one has typed on', () => {
    const typed = type(empty, '.comment', stated('a'));
    const lost = sending(typed, unsaved(typed));
    const on = type(lost, '.comment', stated('ab'));
    const batch = unsaved(on);
    const told = acknowledged(
      sending(on, batch),
      batch,
      answer({ conflicts: [view('.comment', stated('a'), 1)] }),
    );
    expect(told.fields['.comment']?.theirs).toBeNull();
    expect(unsaved(told)).toEqual([{ path: '.comment', value: stated('ab'), revision: 1 }]);
  });

  test('whoever is second to submit starts over on the other’s version with everything that was typed', () => {
    const typed = type(type(empty, '4601.lost', stated(4)), '.comment', stated('x'));
    const over = rebase(typed, 1, { '4601.lost': stated(3), '4601.recovered': stated(1) });
    expect(over.version).toBe(1);
    expect(typedFields(over)).toEqual({ '4601.lost': stated(4), '.comment': stated('x') });
    expect(unsaved(over).map((f) => [f.path, f.value, f.revision])).toEqual([
      ['4601.lost', stated(4), 0],
      ['4601.recovered', null, 0],
      ['.comment', stated('x'), 0],
    ]);
  });
});

describe('a closed lid', () => {
  test('loses nothing: what was not acknowledged comes back and is sent', () => {
    const kept = toKeep(type(empty, '4601.lost', stated(4)));
    if (!kept) throw new Error('nothing kept');
    const opened = restore(empty, JSON.parse(JSON.stringify(kept)), []);
    expect(unsaved(opened)).toEqual([{ path: '4601.lost', value: stated(4), revision: 0 }]);
  });

  test('shows both when somebody else has typed in the field meanwhile', () => {
    const kept = toKeep(type(empty, '4601.lost', stated(4)));
    if (!kept) throw new Error('nothing kept');
    const server = draft(view('4601.lost', stated(3), 1));
    const opened = restore(beginDraft(server, {}), kept, server.fields);
    expect(opened.fields['4601.lost']).toMatchObject({
      value: stated(4),
      theirs: { value: stated(3), savedAt: at, savedBy: kari },
    });
    expect(isDisputed(opened)).toBe(true);
    expect(isDisputed(decide(opened, '4601.lost', 'ours'))).toBe(false);
  });

  test('knows that a submission arrived whose receipt did not', () => {
    const kept = toKeep(type(empty, '4601.lost', stated(4)));
    if (!kept) throw new Error('nothing kept');
    expect(isWithin(kept, { '4601.lost': stated(4), '4601.recovered': stated(0) })).toBe(true);
    expect(isWithin(kept, { '4601.lost': stated(5) })).toBe(false);
  });

  test('puts nothing back that was typed on top of another version', () => {
    const kept = toKeep(type({ ...empty, version: 1 }, '4601.lost', stated(4)));
    if (!kept) throw new Error('nothing kept');
    expect(restore(empty, kept, [])).toBe(empty);
  });
});

test('two people typing, saving, losing answers and closing lids: nothing unsettled is lost, nothing is overwritten unseen', () => {
  const step = fc.record({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom('type', 'save', 'lose', 'refresh', 'close', 'decide'),
    value: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const server = new Server();
      const pages: DraftState[] = [empty, empty];
      const path = '4601.lost';
      for (const { who, what, value } of steps) {
        let page = pages[who] as DraftState;
        const typed = page.fields[path]?.value ?? null;
        const batch = unsaved(page);
        if (what === 'type') page = type(page, path, stated(value));
        if (what === 'save' && batch.length > 0)
          page = acknowledged(sending(page, batch), batch, server.save(batch));
        if (what === 'lose' && batch.length > 0) {
          server.save(batch);
          page = sending(page, batch);
        }
        if (what === 'refresh') page = refreshed(page, server.draft());
        if (what === 'close') {
          const kept = toKeep(page);
          page = beginDraft(server.draft(), {});
          if (kept) page = restore(page, kept, server.draft().fields);
        }
        if (what === 'decide') page = decide(page, path, 'ours');
        // Typing is only ever replaced by what the server holds, and only when it was saved itself before.
        if (what !== 'type' && !isSame(page.fields[path]?.value ?? null, typed)) {
          expect(isSame(page.fields[path]?.value ?? null, server.fields.get(path)?.value ?? null)).toBe(true);
          expect(batch).toEqual([]);
        }
        pages[who] = page;
      }
    }),
    { numRuns: 500 },
  );
});

test('a save that comes home after its page was left takes down what it brought, and nothing typed since', () => {
  let state = beginDraft(draft(view('a', stated(1), 1)), {});
  state = type(type(type(state, 'a', stated(2)), 'b', stated(3)), 'c', stated(4));
  const kept = toKeep(state);
  if (!kept) throw new Error('nothing is kept');
  const batch = unsaved(state);
  const home = answer({
    saved: [
      { path: 'a', revision: 2 },
      { path: 'b', revision: 1 },
    ],
  });
  const typedSince = {
    ...kept,
    fields: { ...kept.fields, b: { value: stated(5), base: null, revision: 0 } },
  };
  expect(Object.keys(keptAfter(typedSince, batch, home)?.fields ?? {})).toEqual(['b', 'c']);
  const all = answer({ saved: batch.map(({ path }) => ({ path, revision: 2 })) });
  expect(keptAfter(kept, batch, all)).toBeNull();
});
