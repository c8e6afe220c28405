import { beforeAll, describe, expect, test } from 'vitest';
import { submitReturn } from '@/domain/returns/mutations';
import { type Actor, nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { signingKey } from '@/lib/signing-key';
import { type Asked, type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { checkReceipt, getReceipt } from './data';
import { mailReceipt } from './mutations';
import { checkDigit, receiptNumber } from './rules';
import type { ReceiptView } from './schema';

const { owner } = useDatabase();
let asked: Asked;
let service: AskedService;
let receipt: ReceiptView;

beforeAll(async () => {
  asked = await askServices(owner, { services: [['4601'], ['4626']] });
  const receipts: ReceiptView[] = [];
  for (const one of asked.services) {
    const number = one.municipalityNumbers[0];
    const outcome = await submitReturn(one.leader, {
      requestId: one.requestId,
      baseVersion: 0,
      answers: { [`${number}.usesSystem`]: { kind: 'stated', value: 'no' } },
      idempotencyKey: 'k',
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    receipts.push(outcome.value);
  }
  service = asked.services[1] as AskedService;
  receipt = receipts[1] as ReceiptView;
});

const check = (number: string, hash?: string) =>
  asActor(nobody, (tx) => checkReceipt(nobody, tx, { number, ...(hash ? { hash } : {}) }));

async function changed(sql: string, look: () => Promise<void>) {
  // As only somebody with the superuser's rights could: the triggers are switched off.
  await owner.query('begin');
  await owner.query(sql);
  await owner.query('commit');
  await look();
}

describe('checking a receipt', () => {
  test('tells anybody with the number that it holds, and neither for whom nor what', async () => {
    const outcome = await check(receipt.number);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value).toMatchObject({
      number: receipt.number,
      at: receipt.at,
      entryHash: receipt.entryHash,
      signature: receipt.signature,
      checks: { entry: true, chain: true, answer: true, signature: true },
      holder: null,
    });
    const told = JSON.stringify(outcome.value);
    expect(told).not.toContain(service.serviceId);
    expect(told).not.toContain(service.requestId);
    expect(told).not.toContain('contentHash');
  });

  test('tells who also knows the printed hash for whom it was given, and still no answer', async () => {
    expect(await check(receipt.number, receipt.entryHash)).toMatchObject({
      ok: true,
      value: { holder: { entry: receipt.entry, service: { id: service.serviceId } } },
    });
    expect(await check(receipt.number, 'f'.repeat(64))).toMatchObject({ ok: true, value: { holder: null } });
  });

  test('knows no number that was not given, and none with a wrong check digit', async () => {
    expect(await check(receiptNumber(9_999_999))).toMatchObject({ status: 404 });
    expect(
      await check(`${receipt.number.slice(0, -1)}${(Number(receipt.number.at(-1)) + 1) % 10}`),
    ).toMatchObject({ status: 404 });
    expect(await check("' or 1=1")).toMatchObject({ status: 404 });
  });

  test('leaves the public key on record', async () => {
    const kept = await owner.query('select id, "publicKey" from signing_key');
    expect(kept.rows).toEqual([{ id: signingKey().id, publicKey: signingKey().publicKey }]);
  });

  test('shows when an answer or an entry was altered behind the application’s back', async () => {
    await owner.query('alter table "return" disable trigger append_only');
    await owner.query('alter table receipt disable trigger append_only');
    const content = (await owner.query('select content from "return" where id = $1', [receipt.returnId]))
      .rows[0].content;
    await changed(
      `update "return" set content = replace(content, '"no"', '"yes"') where id = '${receipt.returnId}'`,
      async () => {
        expect(await check(receipt.number)).toMatchObject({
          ok: true,
          value: { checks: { entry: true, chain: true, answer: false } },
        });
      },
    );
    await owner.query('update "return" set content = $1 where id = $2', [content, receipt.returnId]);
    await changed(
      `update receipt set entry = replace(entry, '"version":1', '"version":2') where number = '${receipt.number}'`,
      async () => {
        expect(await check(receipt.number)).toMatchObject({
          ok: true,
          value: { checks: { entry: false, answer: true } },
        });
        // And the owner is never shown a signed receipt of it.
        await expect(
          asActor(service.leader, (tx) => getReceipt(service.leader, tx, service)),
        ).rejects.toThrow('does not hold');
      },
    );
    await owner.query('update receipt set entry = $1 where number = $2', [receipt.entry, receipt.number]);
  });
});

test('the check digit is worked out alike in SQL and in TypeScript', async () => {
  const digits = Array.from({ length: 500 }, (_, at) => String(at * 7919 + 1).padStart(7, '0'));
  const { rows } = await owner.query(
    'select digits, receipt_check_digit(digits) as digit from unnest($1::text[]) as digits',
    [digits],
  );
  expect(rows.every((row) => row.digit === checkDigit(row.digits))).toBe(true);
  expect(rows).toHaveLength(500);
});

describe('the receipt itself', () => {
  const get = (actor: Actor, version?: number) =>
    asActor(actor, (tx) =>
      getReceipt(actor, tx, { requestId: service.requestId, ...(version ? { version } : {}) }),
    );

  test('is given again, the same, to the service and the asking authority, and to nobody else', async () => {
    expect(await get(service.leader)).toEqual({ ok: true, value: receipt });
    expect(await get(asked.governor)).toEqual({ ok: true, value: receipt });
    expect(await get(service.leader, 1)).toEqual({ ok: true, value: receipt });
    expect(await get(service.leader, 2)).toMatchObject({ status: 404 });
    expect(await get(asked.stranger)).toMatchObject({ status: 404 });
    expect(await get(nobody)).toMatchObject({ status: 401 });
  });

  test('is mailed on request, at most once a minute, and only to who answers', async () => {
    const mail = (actor: Actor) => asActor(actor, (tx) => mailReceipt(actor, tx, service));
    const queued = [await mail(service.leader), await mail(service.leader)].filter(
      (o) => o.ok && o.value.queued,
    );
    expect(queued.length).toBeGreaterThanOrEqual(1);
    expect(await mail(asked.governor)).toMatchObject({ status: 403 });
    expect(await mail(asked.stranger)).toMatchObject({ status: 404 });
  });
});
