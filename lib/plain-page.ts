import { createTranslator } from 'use-intl/core';
import { defaultLocale, isLocale, loadMessages } from '@/lib/messages';

const style = `:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.75rem;line-height:1.25}`;

const statuses = { away: 503, tooMany: 429, failed: 500, unreadable: 400 };

/**
 * A page that needs neither database nor scripts, for when there is nothing else to show: the database does not
 * answer (503), somebody knocks too often (429), the address is no text (400), or something fails that nobody expected
 * (500). Says what to do, and when.
 */
export function plainPage(
  kind: keyof typeof statuses,
  { language, retryAfter }: { language: string | undefined; retryAfter?: number },
): Response {
  const locale = isLocale(language) ? language : defaultLocale;
  const messages = { plain: loadMessages(locale).plain ?? {} };
  const t = createTranslator({ locale, messages, namespace: 'plain' as never }) as unknown as (
    key: string,
    values?: { seconds: number },
  ) => string;
  const words = [`${kind}.title`, `${kind}.body`, `${kind}.next`].map((key) =>
    t(key, { seconds: retryAfter ?? 0 }),
  );
  const [title, body, next] = words.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Kvittert</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${body}</p><p>${kind === 'unreadable' ? `<a href="/">${next}</a>` : next}</p></main></body></html>
`;
  return new Response(html, {
    status: statuses[kind],
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
  });
}
