import { createHash, randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { Client } from 'pg';

type Fixtures = {
  /** One connection as the database's owner, to arrange and to look; the product is used through the browser. */
  db: Client;
  /** Signs the page's browser in as the person with this address, by a session row and its cookie. */
  signIn: (email: string) => Promise<void>;
  /** axe finds nothing, and the page does not scroll sideways at 360 px. */
  expectSound: (page: Page) => Promise<void>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
  db: async ({}, use) => {
    const client = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await client.connect();
    await use(client);
    await client.end();
  },

  signIn: async ({ context, db, baseURL }, use) => {
    await use(async (email) => {
      const secret = randomBytes(32).toString('base64url');
      const hash = createHash('sha256').update(secret).digest('hex');
      const { rowCount } = await db.query(
        `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
         select uuidv7(), $1, id, now(), now(), now() + interval '1 hour' from person where email = $2`,
        [hash, email],
      );
      expect(rowCount, `a person with the address ${email}`).toBe(1);
      await context.addCookies([{ name: 'kvittert-session', value: secret, url: baseURL ?? '' }]);
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
  expectSound: async ({}, use) => {
    await use(async (page) => {
      // What fades in is judged when it stands; what turns for ever is judged as it is. The design system's fields tie their
      // labels to their inputs when its script has come.
      await page.evaluate(async () => {
        if (document.querySelector('ds-field')) await customElements.whenDefined('ds-field');
        await new Promise((frame) => requestAnimationFrame(frame));
        const ending = document
          .getAnimations()
          .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
        await Promise.allSettled(ending.map((one) => one.finished));
      });
      // Legacy: in the page itself, which has no foreign frames, and not in parts put together in a second page.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
      const found = await axe.analyze();
      expect(
        found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
      ).toEqual([]);
      const size = page.viewportSize();
      await page.setViewportSize({ width: 360, height: 800 });
      // Charts measure themselves anew after the window has changed.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(360);
      if (size) await page.setViewportSize(size);
    });
  },
});

export { expect };
