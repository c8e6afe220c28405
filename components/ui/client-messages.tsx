import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

const always = ['common', 'errors'];

/** Hands the browser the messages of these namespaces only; wrap a page's client components in it. */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: string[];
  children: ReactNode;
}) {
  const all = await getMessages();
  const wanted = Object.fromEntries([...always, ...namespaces].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={wanted}>{children}</NextIntlClientProvider>;
}
