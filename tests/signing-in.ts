import * as mutations from '@/domain/people/mutations';
import { nobody, systemActor } from '@/lib/actor';
import { authenticate } from '@/lib/auth';
import { asActor } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { does } from './outcomes.ts';
import { people } from './sample-register.ts';

/** The moment of these tests, and whose links they are when nobody else is named. */
export const june = new Date('2023-06-09T13:05:00Z');
export const leader = people.leaderSurnadal.personId as string;
const system = systemActor('test');

/** The token of a link that works for an hour. */
export const makeLink = (
  more: { requestId?: string; browserHash?: string; hours?: number; personId?: string } = {},
) => asActor(system, (tx) => mutations.createSignInLink(tx, { personId: leader, hours: 1, ...more }));

/** Uses a link up, in a browser that has the secret of the cookie or has none. */
export const useLink = (token: string, browser: string | null = null) =>
  does(nobody, june, (tx) =>
    mutations.signInWithLink(nobody, tx, { token, browser, userAgent: 'Firefox/140 Linux' }),
  );

/** Who a session's secret is. */
export const whoIs = async (cookie: string) =>
  (await authenticate({ cookie, bearer: null, address: null, correlation: null })).actor;

export const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.reason);
