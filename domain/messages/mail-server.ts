import nodemailer from 'nodemailer';
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import type { Mail } from './deliver';

/** A server that hangs must not hold a worker: every step has its limit, and all of them together one. */
const limits = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};
const wholeMs = 45_000;

/** Sends by SMTP to the server of a URL (`smtps://user:password@host:465`). Throws what the server said. */
export function mailServer(
  url: string,
  from: string,
): { send: (mail: Mail) => Promise<void>; close: () => void } {
  // Not createTransport({ url, … }), which forgets every option beside the URL.
  const transport = nodemailer.createTransport(new SMTPTransport({ url, ...limits }));
  return {
    async send({ to, subject, text, html, messageId }) {
      const sending = transport.sendMail({
        from,
        to,
        subject,
        text,
        html,
        messageId,
        // No holiday replies, no read receipts.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await within(wholeMs, sending);
    },
    close: () => transport.close(),
  };
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('the mail server hangs'), { code: 'ETIMEDOUT' })),
      milliseconds,
    );
  });
  // A late failure of what nobody waits for any more is not a surprise.
  work.catch(() => {});
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
