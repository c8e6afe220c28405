import { pageIsReady } from './page-ready';

/**
 * A form that is sent before its scripts have come would reload the page with what was typed in its address. So
 * until then a form without an address of its own is held, and sent when the page is ready.
 */
export function HoldEarlySubmit({ nonce }: { nonce: string }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the text below, which holds nothing of anybody's
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
  );
}

const script = `{
  let held;
  const hold = (event) => {
    if (event.target.hasAttribute('action')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = event;
  };
  addEventListener('submit', hold, true);
  addEventListener('${pageIsReady}', () => {
    removeEventListener('submit', hold, true);
    if (held) held.target.requestSubmit(held.submitter);
  }, { once: true });
}`;
