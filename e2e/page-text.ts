import type { Page } from '@playwright/test';

/** Every text that a page shows or has read out, also what is folded away. */
export function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    for (const element of document.querySelectorAll('*')) {
      if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName)) continue;
      for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
        texts.push(element.getAttribute(name) ?? '');
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        texts.push(element.value);
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
    }
    return texts.filter(Boolean).join('\n');
  });
}

const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", nbsp: ' ' };
const decoded = (text: string) => text.replace(/&(#x27|\w+);/g, (whole, name) => entities[name] ?? whole);

/** The same of a page as it was sent: without scripts and styles, text and what is read out. */
export function textOfHtml(html: string): string {
  const shown = html
    .replaceAll(/<(script|style|noscript)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '');
  const said = [...shown.matchAll(/\s(?:aria-label|title|alt|placeholder|value)="([^"]*)"/g)].map(
    (one) => one[1],
  );
  return decoded([shown.replaceAll(/<[^>]+>/g, '\n'), ...said].join('\n'));
}
