import { beforeAll, describe, expect, test } from 'vitest';
import type { Definition } from '@/domain/questionnaires/schema';
import { getReturn } from '@/domain/returns/data';
import { submitReturn } from '@/domain/returns/mutations';
import { type Actor, nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import { type Asked, type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { getAttachment } from './data/attachments';
import { addAttachment, removeAttachment } from './mutations/attachments';

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
});
