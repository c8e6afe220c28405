import { expect, test } from './fixtures';

test('a page has its title from the first moment: when it is opened, and whenever a link is followed', async ({
  page,
  request,
  signIn,
}) => {
  // The title stands once in the head that is sent, not after the page's content.
  const html = await (await request.get('/sign-in')).text();
  expect(html.slice(0, html.indexOf('</head>'))).toContain('<title>Logg inn · Kvittert</title>');
  expect(html.match(/<title>/g)).toHaveLength(1);

  await signIn('trondelag@example.test');
  await page.goto('/incidents');
  // Looked at whenever the head changes: a title that is away for a moment is not read out on arrival.
  const titles: string[] = [];
  await page.exposeFunction('seen', (title: string) => titles.push(title));
  await page.evaluate(() => {
    const head = { childList: true, subtree: true, characterData: true };
    const { seen } = window as unknown as { seen: (title: string) => void };
    new MutationObserver(() => seen(document.title)).observe(document.head, head);
  });
  const menu = page.getByRole('navigation', { name: 'Hovedmeny' });
  for (let round = 0; round < 3; round++) {
    for (const name of ['Nasjonal status', 'Spørreskjemaer', 'Hendelser']) {
      await menu.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await expect.poll(() => titles.at(-1)).toBe(`${name} · Kvittert`);
    }
  }
  expect(titles).not.toContain('');
});
