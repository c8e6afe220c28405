import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { languageCookie } from '@/lib/auth';
import { now } from '@/lib/clock';
import { defaultLocale, isLocale, loadMessages } from '@/lib/messages';

/** next-intl's configuration: the language chosen in the cookie, Bokmål otherwise, and Norwegian time. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(languageCookie)?.value;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  return { locale, messages: loadMessages(locale), timeZone: 'Europe/Oslo', now: now() };
});
