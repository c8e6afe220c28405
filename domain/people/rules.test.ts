import { describe, expect, it } from 'vitest';
import { isDemoAddress } from './demo';
import { cookie, deviceName, maskEmail, secretCookie } from './rules';
import { localPath } from './schema';

describe('where a sign-in leads', () => {
  const allowed = (path: string) => localPath.safeParse(path).success;

  it('is a path of this site', () => {
    for (const path of ['/', '/requests/1?x=1#y', '/admin/register?search=%20'])
      expect(allowed(path)).toBe(true);
  });

  it('is never another site, whatever a browser makes of it', () => {
    for (const path of [
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      'javascript:alert(1)',
      '',
      '/a\nb',
      '/a\\b',
    ])
      expect([path, allowed(path)]).toEqual([path, false]);
  });
});

it('an address is shown so that its owner knows it and nobody learns it', () => {
  expect(maskEmail('leder@os-alna.example.test')).toBe('l•••@os-alna.example.test');
  expect(maskEmail('')).toBe('•••');
});

describe('a cookie', () => {
  it('is found among others, and a broken one counts as absent', () => {
    const secret = 'a'.repeat(43);
    expect(secretCookie(`x=1; kvittert-browser=${secret}; y=2`, 'kvittert-browser')).toBe(secret);
    expect(secretCookie('kvittert-browser=short', 'kvittert-browser')).toBeNull();
    expect(secretCookie('kvittert-browser=%00"; drop', 'kvittert-browser')).toBeNull();
    expect(secretCookie(undefined, 'kvittert-browser')).toBeNull();
  });

  it('is closed to scripts and other sites, and to plain connections where there is https', () => {
    expect(cookie('a', 'b', 60, true)).toBe('a=b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure');
    expect(cookie('a', '', 0, false)).toBe('a=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });
});

it('a device is named by browser and system, and nothing else of what it says', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
  expect(deviceName(edge)).toBe('Edge, Windows');
  expect(deviceName('curl/8')).toBeNull();
  expect(deviceName(null)).toBeNull();
});

it('only addresses that lead nowhere may be signed in as in the demo', () => {
  expect(isDemoAddress('leder@tr-naeroysund.example.test')).toBe(true);
  expect(isDemoAddress('bufdir@example.test')).toBe(true);
  expect(isDemoAddress('a@example.test.evil.no')).toBe(false);
  expect(isDemoAddress('a@notexample.test')).toBe(false);
});
