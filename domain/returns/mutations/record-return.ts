import { createGiver } from '@/domain/people/mutations';
import type { ReceiptView } from '@/domain/receipts/schema';
import { serviceContacts } from '@/domain/requests/data/recording';
import { canRecordReturn } from '@/domain/requests/policy';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { conflict, type FieldError, forbidden, type Outcome, unauthenticated } from '@/lib/outcome';
import type { RecordInput } from '../schema';
import { type Basis, basisOf, giverId, storeReturn } from './store-return';

type Contacts = Awaited<ReturnType<typeof serviceContacts>>;

/**
 * Stores an answer that was taken by phone: a caseworker of the asking authority writes it down for a person of the
 * service, who is one of its contacts or is named here. It counts from when it was given. The service's draft is
 * neither read nor touched, and every contact who may answer gets the receipt by mail, to object or correct.
 *
 * Failures: as submitReturn (ATTACHMENTS_CHANGED: a named file is not there); 403 NOT_YOURS; 422 on `giver`, `givenAt`
 * (IN_FUTURE, BEFORE_ASKED).
 */
export async function recordReturn(actor: Actor, input: RecordInput): Promise<Outcome<ReceiptView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const named = input.attachments ?? [];
  const found = await basisOf(actor, input, named);
  if (!found.ok) return found;
  const basis = found.value;
  const { personId } = actor;
  if (!personId || !canRecordReturn(actor, basis)) return forbidden('NOT_YOURS');
  // Taken away again, swept, or never there: nothing is stored without a file that the caseworker saw.
  const there = new Set(basis.attachments.map((file) => file.id));
  if (!basis.known && named.some((id) => !there.has(id))) return conflict('ATTACHMENTS_CHANGED');
  const contacts = await asActor(actor, (tx) => serviceContacts(tx, basis.serviceId, now()));
  const given = giverAmong(contacts, input);
  return storeReturn({ ...actor, personId }, basis, input, {
    problems: problemsOf(basis, input, given),
    files: null,
    givenAt: new Date(input.givenAt),
    around: async () => ({
      givenById: basis.known?.givenById ?? given?.personId ?? (await newGiver(actor, input)),
      givenByRole: given?.role ?? ('role' in input.giver ? input.giver.role : ''),
      receiptTo: [
        ...new Set(contacts.flatMap((one) => (one.mayAnswer && one.hasAddress ? [one.personId] : []))),
      ],
    }),
  });
}

function giverAmong(contacts: Contacts, { giver }: RecordInput): Contacts[number] | undefined {
  return 'personId' in giver ? contacts.find((one) => one.personId === giver.personId) : undefined;
}

async function newGiver(actor: Actor, input: RecordInput): Promise<string> {
  const { giver } = input;
  if (!('name' in giver)) throw new Error('a contact was checked and is gone');
  const id = giverId(input, giver);
  await asActor(actor, (tx) => createGiver(actor, tx, { id, name: giver.name }));
  return id;
}

function problemsOf(basis: Basis, input: RecordInput, given: Contacts[number] | undefined): FieldError[] {
  const problems: FieldError[] = [];
  const givenAt = new Date(input.givenAt);
  if (input.baseVersion > 0 && !input.reason) problems.push({ path: 'reason', code: 'REQUIRED' });
  if ('personId' in input.giver && !given) problems.push({ path: 'giver', code: 'NOT_A_CONTACT' });
  if (givenAt > now()) problems.push({ path: 'givenAt', code: 'IN_FUTURE' });
  if (givenAt < new Date(basis.queuedAt)) problems.push({ path: 'givenAt', code: 'BEFORE_ASKED' });
  return problems;
}
