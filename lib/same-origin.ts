import { env } from '@/lib/env';

/** Whether a write with a cookie comes from our own pages. */
export function sameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return (
    origin === null || origin === new URL(env().BASE_URL).origin || origin === new URL(request.url).origin
  );
}
