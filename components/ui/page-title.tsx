import { useTranslations } from 'next-intl';

/**
 * What the browser's tab says, and a screen reader when the page has come. It stands in the page and comes with it: Next's
 * `metadata` would bring it a moment later (docs/decisions/0011).
 */
export function PageTitle({ children }: { children?: string }) {
  const product = useTranslations('common')('product');
  return <title>{children ? `${children} · ${product}` : product}</title>;
}
