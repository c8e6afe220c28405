import { primaryContacts } from '@/domain/register/data';
import type { Tx } from '@/lib/db';
import { type NewMessage, queueMessages } from './outbox';

type Asked = { id: string; serviceId: string; officeId: string };

/**
 * Puts a mail to the primary contact of each request's service into the outbox; services without an address get none.
 * Answers how many mails were new.
 */
export async function mailServices<R extends Asked>(
  tx: Tx,
  requests: readonly R[],
  moment: Date,
  mailOf: (request: R) => Pick<NewMessage, 'dedupeKey' | 'kind' | 'params'>,
): Promise<number> {
  const contacts = await primaryContacts(
    tx,
    requests.map((request) => request.serviceId),
    moment,
  );
  return queueMessages(
    tx,
    requests.flatMap((request) => {
      const contact = contacts.get(request.serviceId);
      if (!contact?.email) return [];
      const { id: requestId, serviceId, officeId } = request;
      return { ...mailOf(request), personId: contact.personId, requestId, serviceId, officeId };
    }),
  );
}
