import { expect, test } from './fixtures';

// The journeys' browser asks for less motion (playwright.config.ts).
test('for who wants less motion, what changes has changed at once, all the way down the page', async ({
  page,
}) => {
  await page.goto('/sign-in');
  const found = await page.evaluate(() => {
    document.body.style.fontSize = '30px';
    const { fontSize } = getComputedStyle(document.querySelector('main') as HTMLElement);
    return { fontSize, moving: document.getAnimations().length };
  });
  expect(found).toEqual({ fontSize: '30px', moving: 0 });
});
