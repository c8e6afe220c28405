import { PageLink } from '@/components/ui/page-link';
import styles from './mailbox.module.css';

/** The path of an address on this host, whatever port the demo had when the mail was sent; null for all others. */
function pathHere(part: string, baseUrl: string): string | null {
  if (!/^https?:/.test(part) || !URL.canParse(part)) return null;
  const { hostname, pathname, search } = new URL(part);
  return hostname === new URL(baseUrl).hostname && pathname !== '/' ? pathname + search : null;
}

/** A mail's text with its links to this site working; other addresses stay text. */
export function MailText({ text, baseUrl }: { text: string; baseUrl: string }) {
  return (
    <div className={styles.mail}>
      {text.split(/(https?:\/\/[^\s]+[^\s.,])/g).map((part, index) => {
        const path = pathHere(part, baseUrl);
        return path ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
          <PageLink key={index} href={path}>
            {part}
          </PageLink>
        ) : (
          part
        );
      })}
    </div>
  );
}
