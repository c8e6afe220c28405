import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { concernWords } from '@/domain/incidents/concern-words';
import type { IndicatorKey } from '@/domain/questionnaires/indicators';
import { receiptNumber } from '@/domain/receipts/rules';
import { readEntry } from '@/domain/receipts/sign';
import { saveDraft } from '@/domain/requests/mutations/save-draft';
import { type Actor, nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import { isSignedBy, signingKey } from '@/lib/signing-key';
import { type AskedService, addContact, askServices, leaderOf } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { affected, askOne, notAffected, receipt, stated, submit } from '@/tests/submitting';
import { getReturn, listReturns } from './data';

const { owner } = useDatabase();

const one = (numbers: string[], wanted?: Parameters<typeof askOne>[2]) => askOne(owner, numbers, wanted);

const count = async (sql: string, values: unknown[]) =>
  Number((await owner.query(sql, values)).rows[0].count);

describe('in an incident of another kind', () => {
  test('a core question that does not apply is neither asked nor stored', async () => {
    const words = { ...concernWords, applies: ['affected', 'measures', 'measuresText'] as IndicatorKey[] };
    const service = await one(['4601'], { words });
    const { returnId } = receipt(
      await submit(service, { '4601.affected': stated('yes'), '4601.lost': stated(3) }),
    );
    const { rows } = await owner.query('select indicators from line where "returnId" = $1', [returnId]);
    expect(Object.keys(rows[0].indicators).sort()).toEqual([
      'affected',
      'irretrievable',
      'lost',
      'measures',
      'recovered',
      'searching',
    ]);
    // Who reads the return sees the questions that it was asked, and no others.
    const view = await asActor(service.leader, (tx) => getReturn(service.leader, tx, { returnId }));
    expect(view.ok && view.value.definition.items.map((item) => item.key)).toEqual(
      expect.arrayContaining(['affected', 'lost', 'measures']),
    );
    expect(view.ok && view.value.definition.items.map((item) => item.key)).not.toContain('usesSystem');
    const outcome = await submit(service, { '4601.usesSystem': stated('yes') }, { baseVersion: 1 });
    expect(outcome).toMatchObject({ ok: false, status: 422 });
  });
});

describe('a return', () => {
  test('is stored with lines, fact, audit and receipt, and its draft is gone', async () => {
    const service = await one(['4601', '4626']);
    const { leader, requestId } = service;
    await asActor(leader, (tx) =>
      saveDraft(leader, tx, {
        requestId,
        baseVersion: 0,
        fields: [{ path: '4601.lost', value: stated(4), revision: 0 }],
      }),
    );
    const answers = { ...affected('4601', 4), '4601.recovered': stated(1), ...notAffected('4626') };
    const { returnId, ...given } = receipt(await submit(service, answers));

    const stored = (await owner.query('select * from "return" where id = $1', [returnId])).rows[0];
    expect(sha256(stored.content)).toBe(stored.contentHash);
    expect(canonicalize(JSON.parse(stored.content))).toBe(stored.content);
    expect(stored).toMatchObject({
      version: 1,
      givenById: leader.personId,
      givenByRole: 'leader',
      recordedById: leader.personId,
    });

    const lines = (
      await owner.query('select * from line where "returnId" = $1 order by "municipalityNumber"', [returnId])
    ).rows;
    expect(lines.map((l) => [l.municipalityNumber, l.grade])).toEqual([
      ['4601', 'preliminary'],
      ['4626', 'final'],
    ]);
    expect(lines[0].indicators).toMatchObject({
      lost: stated(4),
      recovered: stated(1),
      irretrievable: stated(0),
      searching: stated(3),
    });

    expect(await count('select count(*) from draft_field where "requestId" = $1', [requestId])).toBe(0);
    expect(
      await count(`select count(*) from request_fact where "requestId" = $1 and kind = 'submitted'`, [
        requestId,
      ]),
    ).toBe(1);
    expect(
      await count(`select count(*) from audit_event where "objectId" = $1 and kind = 'return.submitted'`, [
        requestId,
      ]),
    ).toBe(1);
    expect(
      await count(`select count(*) from message where "requestId" = $1 and kind = 'receipt'`, [requestId]),
    ).toBe(1);

    const entry = readEntry(given.entry);
    expect(entry).toMatchObject({
      contentHash: stored.contentHash,
      forService: service.serviceId,
      return: returnId,
      version: 1,
    });
    expect(given.entryHash).toBe(sha256(given.entry));
    expect(isSignedBy(signingKey().publicKey, given.entry, given.signature)).toBe(true);
    expect(given.number).toBe(receiptNumber(entry?.sequence ?? 0));
  });

  test('sent twice with the same key gives the same receipt and no second version', async () => {
    const service = await one(['4601']);
    const again = { idempotencyKey: 'twice' };
    const [a, b] = await Promise.all([
      submit(service, notAffected('4601'), again),
      submit(service, notAffected('4601'), again),
    ]);
    const c = await submit(service, notAffected('4601'), again);
    expect(receipt(b)).toEqual(receipt(a));
    expect(receipt(c)).toEqual(receipt(a));
    expect(await count('select count(*) from "return" where "requestId" = $1', [service.requestId])).toBe(1);
  });

  test('is told to nobody when what is read back is not what was sent, or is not there', async () => {
    const { rows } = await owner.query(
      `select pg_get_functiondef('read_back_return(jsonb, uuid)'::regprocedure) as definition`,
    );
    const definition: string = rows[0].definition;
    const otherContent = definition.replace(`'content', t.content`, `'content', t.content || ' '`);
    const nothing = definition.replace('return result;', 'return null;');
    expect([definition === otherContent, definition === nothing]).toEqual([false, false]);
    const service = await one(['4601']);
    const again = { idempotencyKey: 'read back' };
    try {
      await owner.query(otherContent);
      await expect(submit(service, notAffected('4601'), again)).rejects.toThrow('does not hold');
      await owner.query(nothing);
      await expect(submit(service, notAffected('4601'), again)).rejects.toThrow('cannot be read back');
    } finally {
      await owner.query(definition);
    }
    // It was stored all the same, once, and whoever tries again gets its receipt.
    expect(receipt(await submit(service, notAffected('4601'), again)).version).toBe(1);
  });

  test('with a used key and other answers is refused', async () => {
    const service = await one(['4601']);
    receipt(await submit(service, notAffected('4601'), { idempotencyKey: 'used' }));
    expect(await submit(service, affected('4601', 1), { idempotencyKey: 'used' })).toMatchObject({
      status: 422,
      reason: 'KEY_REUSED',
    });
  });

  test('says the same answer differently each time, so that its hash cannot be guessed', async () => {
    const [a, b] = [await one(['4601']), await one(['4601'])];
    const hashOf = async (service: AskedService) =>
      readEntry(receipt(await submit(service, notAffected('4601'), { idempotencyKey: 'x' })).entry)
        ?.contentHash;
    expect(await hashOf(a)).not.toBe(await hashOf(b));
  });

  test('of two people at once: one gets a receipt, the other a 409 with both versions', async () => {
    const service = await one(['4601']);
    const deputy = leaderOf(await addContact(owner, service.serviceId, 'deputy', 'Nestleder'), 'Nestleder', [
      service.serviceId,
    ]);
    const outcomes = await Promise.all([
      submit(service, affected('4601', 1)),
      submit(service, affected('4601', 2), {}, deputy),
    ]);
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    const second = outcomes.find((o) => !o.ok);
    if (!second || second.ok) throw new Error('both were stored');
    expect(second).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST', more: { currentVersion: 1 } });
    const lost = (content: unknown) =>
      (content as { lines: { answers: { lost: unknown } }[] }).lines[0]?.answers.lost;
    const theirs = second.more?.theirs as { content: unknown; givenBy: { name: string } } | undefined;
    expect([lost(theirs?.content), lost(second.more?.yours)]).toContainEqual(stated(1));
    expect([lost(theirs?.content), lost(second.more?.yours)]).toContainEqual(stated(2));
    expect(theirs?.givenBy.name).toBeTruthy();
  });

  test('of a correction is a new version with a reason; the first stays as it was', async () => {
    const service = await one(['4601']);
    const first = receipt(await submit(service, affected('4601', 2)));
    const before = (await owner.query('select content from "return" where id = $1', [first.returnId])).rows[0]
      .content;
    expect(await submit(service, affected('4601', 1), { baseVersion: 1 })).toMatchObject({
      status: 422,
      fields: [{ path: 'reason', code: 'REQUIRED' }],
    });
    const second = receipt(
      await submit(service, affected('4601', 1), { baseVersion: 1, reason: 'Talt to ganger' }),
    );
    expect(second.version).toBe(2);
    expect(
      (await owner.query('select content from "return" where id = $1', [first.returnId])).rows[0].content,
    ).toBe(before);
    const listed = await asActor(service.leader, (tx) => listReturns(service.leader, tx, service));
    expect(listed).toMatchObject({
      ok: true,
      value: {
        rows: [
          { version: 2, reason: 'Talt to ganger' },
          { version: 1, reason: null },
        ],
      },
    });
  });

  test('from a shared mailbox names who answers, once, however often it is sent', async () => {
    const service = await one(['4601']);
    const mailbox = leaderOf(
      await addContact(owner, service.serviceId, 'mailbox', null),
      null,
      [service.serviceId],
      true,
    );
    expect(await submit(service, notAffected('4601'), {}, mailbox)).toMatchObject({
      status: 422,
      fields: [{ path: 'giver.name' }, { path: 'giver.role' }],
    });
    const send = () =>
      submit(
        service,
        notAffected('4601'),
        { giver: { name: 'Kari Vakt', role: 'vakthavende' }, idempotencyKey: 'm' },
        mailbox,
      );
    const { returnId } = receipt(await send());
    expect(receipt(await send()).returnId).toBe(returnId);
    const stored = (await owner.query('select * from "return" where id = $1', [returnId])).rows[0];
    expect(stored.recordedById).toBe(mailbox.personId);
    expect(stored.givenByRole).toBe('vakthavende');
    expect(await count(`select count(*) from person where name = 'Kari Vakt'`, [])).toBe(1);
  });

  test('from a shared mailbox names nobody twice when it is sent twice at once, and nobody when it is refused', async () => {
    const past = { openedAt: '2026-01-01T00:00:00Z', dueAt: '2026-01-02T00:00:00Z' };
    const [service, strict] = [await one(['4601']), await one(['4601'], { ...past, lateAllowed: false })];
    const send = async ({ serviceId, ...rest }: AskedService, name: string) => {
      const personId = await addContact(owner, serviceId, 'mailbox', null);
      const mailbox = leaderOf(personId, null, [serviceId], true);
      const extra = { giver: { name, role: 'vakthavende' }, idempotencyKey: 'at once' };
      const sent = () => submit({ serviceId, ...rest }, notAffected('4601'), extra, mailbox);
      return Promise.all([sent(), sent()]);
    };
    const named = (name: string) =>
      count(
        `select count(*) from person p join audit_event e on e."objectId" = p.id::text and e.kind = 'person.named'
         where p.name = $1`,
        [name],
      );
    const [a, b] = await send(service, 'Siri Vakt');
    expect(receipt(b)).toEqual(receipt(a));
    expect(await named('Siri Vakt')).toBe(1);
    expect(await send(strict, 'Sen Vakt')).toMatchObject([
      { reason: 'LATE_REFUSED' },
      { reason: 'LATE_REFUSED' },
    ]);
    expect(await named('Sen Vakt')).toBe(0);
  });
});

describe('who reads a return', () => {
  test('the service and the asking authority, whose reading is recorded; nobody else', async () => {
    const asked = await askServices(owner);
    const [service] = asked.services;
    if (!service) throw new Error('nobody asked');
    const { returnId } = receipt(await submit(service, notAffected('4601')));
    const read = (actor: Actor) => asActor(actor, (tx) => getReturn(actor, tx, { returnId }));
    const readings = () =>
      count(`select count(*) from audit_event where kind = 'return.read' and "objectId" = $1`, [
        service.requestId,
      ]);
    expect(await read(service.leader)).toMatchObject({
      ok: true,
      value: { id: returnId, givenBy: { name: 'Leder 0' } },
    });
    expect(await readings()).toBe(0);
    expect((await read(asked.governor)).ok).toBe(true);
    expect(await readings()).toBe(1);
    expect(await read(asked.stranger)).toMatchObject({ status: 404 });
    expect(await read(nobody)).toMatchObject({ status: 401 });
  });
});
