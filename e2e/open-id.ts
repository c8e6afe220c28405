import type { Server } from 'node:http';
import type { Page } from '@playwright/test';
import Provider from 'oidc-provider';
import { expect } from './fixtures';

/** What the provider says of an account, beside its subject; changed by a test, it holds from the next sign-in. */
export type Account = { email?: string; email_verified?: boolean; name?: string; groups?: string[] };

/** A certified provider with its own sign-in pages, where the app's environment expects one. */
export async function startProvider(
  accounts: Record<string, Account>,
): Promise<{ stop: () => Promise<void> }> {
  const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '', BASE_URL = '' } = process.env;
  const provider = new Provider(OIDC_ISSUER, {
    clients: [
      {
        client_id: OIDC_CLIENT_ID,
        client_secret: OIDC_CLIENT_SECRET,
        redirect_uris: [`${BASE_URL}/api/auth/callback/oidc`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    findAccount: (_context, id) =>
      accounts[id] ? { accountId: id, claims: async () => ({ sub: id, ...accounts[id] }) } : undefined,
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = provider.listen(Number(new URL(OIDC_ISSUER).port), () => resolve(listening));
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** From the sign-in page through the provider's own pages, as a new browser would. */
export async function signInThrough(page: Page, account: string, next = '/me'): Promise<void> {
  await page.context().clearCookies();
  // The provider's pages ask for a font elsewhere, which the tests do not reach.
  await page.route('https://fonts.googleapis.com/**', (route) => route.abort());
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByRole('button', { name: 'Logg inn med Prøveporten' }).click();
  await page.getByPlaceholder('Enter any login').fill(account);
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
}
