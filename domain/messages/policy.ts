import type { Env } from '@/lib/env';

/**
 * Whether the built-in mailbox may be read: in the demo, or where no mail server is configured and the address is
 * this machine's own. Whoever reads it can sign in as anybody, so an installation that forgot SMTP_URL must
 * not show it to the world.
 */
export function mailboxIsOpen(env: Pick<Env, 'DEMO' | 'SMTP_URL' | 'BASE_URL'>): boolean {
  if (env.DEMO) return true;
  return !env.SMTP_URL && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(env.BASE_URL).hostname);
}
