import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { languageCookie } from '@/lib/auth';
import { now } from '@/lib/clock';
import { defaultLocale, isLocale, loadMessages } from '@/lib/messages';

/** next-intl's configuration: the language asked for by name, else the cookie's, Bokmål otherwise; and Norwegian time. */
export default getRequestConfig(async ({ locale: asked }) => {
  const chosen = asked ?? (await cookies()).get(languageCookie)?.value;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  return { locale, messages: loadMessages(locale), timeZone: 'Europe/Oslo', now: now() };
});
