'use client';

import { useEffect, useState } from 'react';
import en from '@/messages/en/plain.json';
import nb from '@/messages/nb/plain.json';
import nn from '@/messages/nn/plain.json';

const words = { nb: nb.failed, nn: nn.failed, en: en.failed };

/** When even the frame of the pages fails: no translations and no styles can be had then, so it brings its own. */
export default function GlobalErrorPage() {
  const [locale, setLocale] = useState<keyof typeof words>('nb');
  useEffect(() => {
    const chosen = /kvittert-language=(nn|en)/.exec(document.cookie)?.[1];
    if (chosen) setLocale(chosen as keyof typeof words);
  }, []);
  const { title, body, next } = words[locale];
  const style = { font: '1.125rem/1.5 system-ui, sans-serif', maxWidth: '36rem', margin: '12vh auto' };
  return (
    <html lang={locale} style={{ colorScheme: 'light dark' }}>
      <body style={{ ...style, padding: '0 1.25rem' }}>
        <title>{`${title} · Kvittert`}</title>
        <main>
          <h1 style={{ fontSize: '1.75rem', lineHeight: 1.25 }}>{title}</h1>
          <p>{body}</p>
          <p>{next}</p>
        </main>
      </body>
    </html>
  );
}
