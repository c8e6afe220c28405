import Link from 'next/link';
import styles from './mailbox.module.css';

/** A mail's text with its links to this site working; other addresses stay text. */
export function MailText({ text, baseUrl }: { text: string; baseUrl: string }) {
  return (
    <div className={styles.mail}>
      {text.split(/(https?:\/\/[^\s]+[^\s.,])/g).map((part, index) =>
        part.startsWith(`${baseUrl}/`) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
          <Link key={index} href={part.slice(baseUrl.length)} prefetch={false}>
            {part}
          </Link>
        ) : (
          part
        ),
      )}
    </div>
  );
}
