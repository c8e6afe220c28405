import { NextRequest } from 'next/server';
import { afterEach, expect, test, vi } from 'vitest';
import { proxy } from '../proxy';

afterEach(() => vi.unstubAllEnvs());

const headersOf = async (base: string) => {
  vi.stubEnv('BASE_URL', base);
  return (await proxy(new NextRequest('https://kvittert.example.test/api/v1/openapi.json'))).headers;
};

test('no page runs a script without a nonce of its own, is framed, or tells its address to others', async () => {
  const headers = await headersOf('https://kvittert.example.test');
  const policy = headers.get('content-security-policy') ?? '';
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  expect(scripts).toMatch(/'nonce-[\w-]{30,}'/);
  expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  for (const part of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(part);
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toContain('camera=()');
  expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
});

test('each answer has a nonce and a request id of its own, whatever the caller says', async () => {
  const one = await headersOf('https://kvittert.example.test');
  const two = await headersOf('https://kvittert.example.test');
  expect(one.get('content-security-policy')).not.toBe(two.get('content-security-policy'));
  expect(one.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(one.get('x-request-id')).not.toBe(two.get('x-request-id'));
});

test('an address that is no text is a bad request, as a page and as a problem', async () => {
  const answer = (path: string) => proxy(new NextRequest(`https://kvittert.example.test${path}`));
  const page = await answer('/incidents/%E0%A4');
  expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  const problem = await answer('/api/v1/incidents/%00');
  expect([problem.status, ((await problem.json()) as { code: string }).code]).toEqual([
    400,
    'UNREADABLE_ADDRESS',
  ]);
});
