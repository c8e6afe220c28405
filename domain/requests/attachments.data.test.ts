import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Definition } from '@/domain/questionnaires/schema';
import { getReturn } from '@/domain/returns/data';
import { recordReturn, submitReturn } from '@/domain/returns/mutations';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import { type Asked, type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { must } from '@/tests/outcomes';
import { getRequestForAnswering } from './data/answering';
import { getAttachment } from './data/attachments';
import {
  addAttachment,
  addAttachmentByPhone,
  removeAttachment,
  removeAttachmentByPhone,
  sweepAttachments,
} from './mutations/attachments';

const { owner } = useDatabase();
const label = { nb: 'Logg' };
const definition: Definition = {
  items: [
    { type: 'core', key: 'affected' },
    { type: 'shortText', key: 'log', scope: 'municipality', required: false, label, allowAttachments: true },
    { type: 'shortText', key: 'plain', scope: 'request', required: false, label },
  ],
};
const csv = new TextEncoder().encode('dato;antall\n2023-06-01;4\n');

let asked: Asked;
let service: AskedService;
beforeAll(async () => {
  asked = await askServices(owner, { services: [['4601']], definition });
  const [first] = asked.services;
  if (!first) throw new Error('nobody asked');
  service = first;
});

const add = (actor: Actor = service.leader, path = '4601.log', bytes: Uint8Array = csv, name = 'logg.csv') =>
  asActor(actor, (tx) => addAttachment(actor, tx, { requestId: service.requestId, path, name, bytes }));
const remove = (attachmentId: string, actor: Actor = service.leader) =>
  asActor(actor, (tx) => removeAttachment(actor, tx, { requestId: service.requestId, attachmentId }));
const get = (attachmentId: string, actor: Actor) =>
  asActor(actor, (tx) => getAttachment(actor, tx, { attachmentId }));
let keys = 0;
const submit = (attachments: string[], baseVersion = 0) => {
  keys += 1;
  return submitReturn(service.leader, {
    requestId: service.requestId,
    baseVersion,
    answers: { '4601.affected': { kind: 'stated', value: 'no' } },
    idempotencyKey: `files-${keys}`,
    ...(baseVersion > 0 ? { reason: 'Prøve' } : {}),
    attachments,
  });
};
async function added(): Promise<string> {
  const outcome = await add();
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

describe('a file beside an answer', () => {
  test('is the service’s alone before a return has it, and can be taken out without a trace', async () => {
    const id = await added();
    expect(await get(id, asked.governor)).toMatchObject({ status: 404 });
    expect(await get(id, asked.stranger)).toMatchObject({ status: 404 });
    expect(await get(id, nobody)).toMatchObject({ status: 401 });
    expect(await get(id, service.leader)).toMatchObject({
      ok: true,
      value: { name: 'logg.csv', contentType: 'text/csv' },
    });
    expect(await remove(id)).toMatchObject({ ok: true });
    const { rows } = await owner.query('select id from attachment where id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('is refused where no files are allowed, and by what its bytes say', async () => {
    const path = (outcome: Awaited<ReturnType<typeof add>>) =>
      outcome.ok ? null : (outcome.fields?.map((f) => `${f.path} ${f.code}`) ?? outcome.status);
    expect(path(await add(service.leader, '.plain'))).toEqual(['path NO_FILES_HERE']);
    expect(path(await add(service.leader, '4626.log'))).toEqual(['path NO_FILES_HERE']);
    expect(path(await add(service.leader, '4601.log', new Uint8Array()))).toEqual(['file EMPTY_FILE']);
    const script = new TextEncoder().encode('<html><script>alert(1)</script>');
    expect(path(await add(service.leader, '4601.log', script, 'a.pdf'))).toEqual(['file FILE_KIND']);
    expect(path(await add(asked.governor))).toBe(403);
    expect(path(await add(asked.stranger))).toBe(404);
  });

  test('is in the receipted content with its hash, and stays as it is for ever', async () => {
    const id = await added();
    expect(await submit([])).toMatchObject({ ok: false, status: 409, reason: 'ATTACHMENTS_CHANGED' });
    const receipt = await submit([id]);
    if (!receipt.ok) throw new Error(receipt.reason);
    const stored = await asActor(asked.governor, (tx) =>
      getReturn(asked.governor, tx, { returnId: receipt.value.returnId }),
    );
    if (!stored.ok) throw new Error(stored.reason);
    expect(stored.value.content.attachments).toEqual([
      { id, path: '4601.log', name: 'logg.csv', type: 'text/csv', size: csv.length, sha256: sha256(csv) },
    ]);
    for (const change of [`name = 'x'`, `bytes = 'x'`, `"submittedAt" = null`]) {
      await expect(owner.query(`update attachment set ${change} where id = $1`, [id])).rejects.toThrow();
    }
    await expect(owner.query('delete from attachment where id = $1', [id])).rejects.toThrow();

    // A later version goes without it; the first keeps it, and so does the database.
    expect(await remove(id)).toMatchObject({ ok: true });
    const second = await submit([], 1);
    expect(second).toMatchObject({ ok: true });
    expect(await get(id, asked.governor)).toMatchObject({ ok: true });
  });

  test('that is fetched from outside the service is a reading, and an event of its own', async () => {
    const { rows } = await owner.query(
      `select kind from audit_event where "objectId" = $1 and "personId" = $2 order by id`,
      [service.requestId, asked.governor.personId],
    );
    expect(rows.map((row) => row.kind)).toEqual(['return.read', 'attachment.downloaded']);
    const inside = await owner.query(
      `select kind from audit_event where "objectId" = $1 and "personId" = $2 and kind = 'attachment.downloaded'`,
      [service.requestId, service.leader.personId],
    );
    expect(inside.rows).toEqual([]);
  });

  test('there are at most five beside one answer', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await added());
    expect(await add()).toMatchObject({ ok: false, fields: [{ code: 'TOO_MANY_FILES' }] });
    for (const id of ids) await remove(id);
  });

  test('that is laid beside an answer by phone is its uploader’s alone until a return has it', async () => {
    const { governor } = asked;
    const { requestId } = service;
    const colleague: Actor = { ...governor, personId: randomUUID() };
    const lay = (actor: Actor, path = '4601.log', bytes: Uint8Array = csv) =>
      asActor(actor, (tx) => addAttachmentByPhone(actor, tx, { requestId, path, name: 'logg.csv', bytes }));
    const away = (attachmentId: string, actor: Actor = governor) =>
      asActor(actor, (tx) => removeAttachmentByPhone(actor, tx, { requestId, attachmentId }));
    const laid = async () => (await must(lay(governor))).id;
    expect(await lay(service.leader)).toMatchObject({ status: 403 });
    expect(await lay(asked.stranger)).toMatchObject({ status: 404 });
    expect(await lay(governor, '.plain')).toMatchObject({ fields: [{ code: 'NO_FILES_HERE' }] });
    expect(await lay(governor, '4601.log', new Uint8Array([0, 1]))).toMatchObject({
      fields: [{ code: 'FILE_KIND' }],
    });
    const [kept, gone, left] = [await laid(), await laid(), await laid()];
    expect(await get(kept, governor)).toMatchObject({ ok: true });
    for (const actor of [service.leader, colleague]) {
      expect(await get(kept, actor)).toMatchObject({ status: 404 });
      expect(await away(kept, actor)).toMatchObject({ ok: false });
    }
    // No part of the service's draft: neither shown there nor sent in with it.
    const view = await must(
      asActor(service.leader, (tx) => getRequestForAnswering(service.leader, tx, { requestId })),
    );
    expect(view.attachments).toEqual([]);
    expect(await submit([], 2)).toMatchObject({ ok: true });

    await must(away(gone));
    const record = (attachments: string[], idempotencyKey: string) =>
      recordReturn(governor, {
        requestId,
        baseVersion: 3,
        answers: { '4601.affected': { kind: 'stated', value: 'no' } },
        reason: 'Sagt på telefon',
        giver: { name: 'Vakt', role: 'vakt' },
        givenAt: new Date().toISOString(),
        idempotencyKey,
        attachments,
      });
    expect(await record([kept, gone], 'gone')).toMatchObject({ status: 409, reason: 'ATTACHMENTS_CHANGED' });
    const receipt = await must(record([kept], 'phone'));
    expect(await must(record([kept], 'phone'))).toEqual(receipt);
    const stored = await must(
      asActor(service.leader, (tx) => getReturn(service.leader, tx, { returnId: receipt.returnId })),
    );
    expect(stored.content.attachments?.map((file) => file.id)).toEqual([kept]);
    expect(await get(kept, service.leader)).toMatchObject({ ok: true });
    expect(await away(kept)).toMatchObject({ status: 404 });
    await expect(owner.query('delete from attachment where id = $1', [kept])).rejects.toThrow();
    const { rows } = await owner.query(
      `select kind from audit_event where "objectId" = $1 and "personId" = $2 and kind like 'attachment.%' order by id`,
      [requestId, governor.personId],
    );
    expect(rows.map((row) => row.kind).slice(-5)).toEqual([
      'attachment.added',
      'attachment.added',
      'attachment.added',
      'attachment.downloaded',
      'attachment.removed',
    ]);

    // What nobody stored goes after a day, and nothing else does.
    const sweeper = systemActor('sweep');
    const sweep = (at: number) =>
      atMoment(new Date(at), () => asActor(sweeper, (tx) => sweepAttachments(sweeper, tx)));
    const draft = await added();
    expect(await sweep(Date.now() + 3_600_000)).toEqual({ files: 0 });
    expect(await sweep(Date.now() + 25 * 3_600_000)).toEqual({ files: 1 });
    expect(await get(left, governor)).toMatchObject({ status: 404 });
    expect(await get(draft, service.leader)).toMatchObject({ ok: true });
    await must(remove(draft));
  });
});
