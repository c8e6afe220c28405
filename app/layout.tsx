import './designsystem.css';
import '@digdir/designsystemet-theme';
import './globals.css';
import { SkipLink } from '@digdir/designsystemet-react';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Footer } from '@/components/shell/footer';
import { Header, type MenuEntry } from '@/components/shell/header';
import { ClientMessages } from '@/components/ui/client-messages';
import { Providers } from '@/components/ui/providers';
import { RecordEarly } from '@/components/ui/record-early';
import { type Actor, hasRole } from '@/lib/actor';
import { env } from '@/lib/env';
import { visitor } from '@/lib/visitor';
import { DemoBar } from './_components/demo-bar';
import { fonts } from './fonts';

/** Titles stand in the pages themselves: components/ui/page-title.tsx. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { description: t('tagline') };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, actor, t, jar, head] = await Promise.all([
    getLocale(),
    visitor(),
    getTranslations('common'),
    cookies(),
    headers(),
  ]);
  const chosen = jar.get('kvittert-scheme')?.value;
  // A page that stands in a frame of another of ours shows its own content only.
  const isFramed = head.get('x-framed') === 'yes';
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
  return (
    <html lang={locale} data-color-scheme={scheme} className={fonts}>
      <body>
        <RecordEarly nonce={head.get('x-nonce') ?? ''} />
        <ClientMessages namespaces={[]}>
          <Providers>
            {isFramed ? null : (
              <>
                <SkipLink href="#content">{t('skip')}</SkipLink>
                {env().DEMO ? <DemoBar /> : null}
                <Header entries={menuOf(actor)} signedInAs={actor.name ?? actor.email} />
              </>
            )}
            <main id="content" tabIndex={-1} aria-label={isFramed ? t('framed') : undefined}>
              {children}
            </main>
            {isFramed ? null : <Footer scheme={scheme} />}
          </Providers>
        </ClientMessages>
      </body>
    </html>
  );
}

/** Only what the visitor can use is in the menu. */
function menuOf(actor: Actor): MenuEntry[] {
  const entries: MenuEntry[] = [];
  if (hasRole(actor, 'leader')) entries.push({ key: 'my', href: '/my' });
  if (hasRole(actor, 'governor', 'directorate', 'operator'))
    entries.push({ key: 'incidents', href: '/incidents' });
  if (hasRole(actor, 'governor', 'directorate'))
    entries.push({ key: 'questionnaires', href: '/questionnaires' });
  if (hasRole(actor, 'governor', 'directorate', 'ministry', 'observer'))
    entries.push({ key: 'status', href: '/status' });
  if (hasRole(actor, 'admin')) {
    entries.push({ key: 'register', href: '/admin/register' });
    entries.push({ key: 'people', href: '/admin/people' });
    entries.push({ key: 'personalData', href: '/admin/personal-data' });
  }
  if (hasRole(actor, 'admin', 'directorate', 'governor')) entries.push({ key: 'audit', href: '/audit' });
  if (env().DEMO) entries.push({ key: 'mailbox', href: '/mailbox' });
  return entries;
}
