import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/messages';

const always = ['common', 'errors'];

type Props = {
  namespaces: string[];
  /** Another language than the reader's. */
  locale?: Locale;
  children: ReactNode;
};

/** Hands the browser the messages of these namespaces only; wrap a page's client components in it. */
export async function ClientMessages({ namespaces, locale, children }: Props) {
  const all = await getMessages(locale ? { locale } : undefined);
  const wanted = Object.fromEntries([...always, ...namespaces].map((name) => [name, all[name]]));
  return (
    <NextIntlClientProvider messages={wanted} {...(locale ? { locale } : {})}>
      {children}
    </NextIntlClientProvider>
  );
}
