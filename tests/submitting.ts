import type pg from 'pg';
import type { Answer, Fields } from '@/domain/questionnaires/schema';
import type { ReceiptView } from '@/domain/receipts/schema';
import { submitReturn } from '@/domain/returns/mutations';
import type { Actor } from '@/lib/actor';
import type { Outcome } from '@/lib/outcome';
import { type AskedService, askServices } from './asked.ts';

export const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });

/** What is typed for a municipality that has lost nothing. */
export const notAffected = (number: string): Fields => ({
  [`${number}.usesSystem`]: stated('yes'),
  [`${number}.affected`]: stated('no'),
});

/** What is typed for a municipality that has lost so many. */
export const affected = (number: string, lost: number): Fields => ({
  [`${number}.usesSystem`]: stated('yes'),
  [`${number}.affected`]: stated('yes'),
  [`${number}.lost`]: stated(lost),
});

/** One service that is asked about these municipalities, in a survey of its own. */
export async function askOne(
  owner: pg.Client,
  municipalityNumbers: string[],
  wanted: Parameters<typeof askServices>[1] = {},
): Promise<AskedService> {
  const [service] = (await askServices(owner, { ...wanted, services: [municipalityNumbers] })).services;
  if (!service) throw new Error('nobody asked');
  return service;
}

let keys = 0;
/** Submits with a key of its own, as the leader, unless told. */
export function submit(
  service: AskedService,
  answers: Fields,
  extra: Partial<Parameters<typeof submitReturn>[1]> = {},
  actor: Actor = service.leader,
): Promise<Outcome<ReceiptView>> {
  keys += 1;
  return submitReturn(actor, {
    requestId: service.requestId,
    baseVersion: 0,
    answers,
    idempotencyKey: `key-${keys}`,
    ...extra,
  });
}

export function receipt(outcome: Outcome<ReceiptView>): ReceiptView {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
