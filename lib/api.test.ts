import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from './api';

let sent: string[];
/** Lets the server answer what it was asked. */
let answers: (() => void)[];
beforeEach(() => {
  sent = [];
  answers = [];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    sent.push(`${method} ${path} ${body ?? ''}`);
    await new Promise<void>((resolve) => answers.push(resolve));
    const refused = String(body).includes('wrong');
    return Response.json(refused ? { code: 'INVALID' } : { id: sent.length }, {
      status: refused ? 422 : 201,
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const post = (body: unknown) => api('/api/v1/incidents', { method: 'POST', body });
const settle = <T>(promise: Promise<T>) => {
  for (const answer of answers.splice(0)) answer();
  return promise;
};

test('a double click sends one write, and both clicks get its answer', async () => {
  const both = settle(Promise.all([post({ title: 'a' }), post({ title: 'a' })]));
  expect(await both).toEqual([{ id: 1 }, { id: 1 }]);
  expect(sent).toHaveLength(1);
});

test('a third click, while the next page is on its way, sends nothing more', async () => {
  await settle(post({ title: 'b' }));
  expect(await settle(post({ title: 'b' }))).toEqual({ id: 1 });
  vi.advanceTimersByTime(3000);
  await settle(post({ title: 'b' }));
  expect(sent).toHaveLength(2);
});

test('what was refused may be sent again at once, and another write in between makes it a new one', async () => {
  for (const _ of [1, 2])
    await expect(settle(post({ title: 'wrong' }).catch((e) => e.message))).resolves.toBe('INVALID');
  await settle(post({ exempt: true }));
  await settle(post({ exempt: false }));
  await settle(post({ exempt: true }));
  expect(sent).toHaveLength(5);
});

test('reads are never held back', async () => {
  await settle(Promise.all([api('/api/v1/me'), api('/api/v1/me')]));
  expect(sent).toHaveLength(2);
});

test('what is new has an id, which stays until an answer has come, so that it is stored once', async () => {
  const create = (text: string) => api('/api/v1/incidents', { method: 'POST', body: { text }, isNew: true });
  const idOf = (line: string) => JSON.parse(line.split(' ').slice(2).join(' ')).id;
  const fetched = fetch;
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    sent.push(`${method} ${path} ${body}`);
    throw new TypeError('gone');
  });
  await expect(create('a')).rejects.toThrow('OFFLINE');
  await expect(create('b')).rejects.toThrow('OFFLINE');
  vi.stubGlobal('fetch', fetched);
  await settle(Promise.all([create('a'), create('a')]));
  vi.advanceTimersByTime(3000);
  await settle(create('a'));
  const [first, other, again, later] = sent.map(idOf);
  expect(sent).toHaveLength(4);
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(again).toBe(first);
  expect(new Set([first, other, later]).size).toBe(3);
});
