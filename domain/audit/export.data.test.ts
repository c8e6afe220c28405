import { expect, test } from 'vitest';
import type { Actor } from '@/lib/actor';
import { sessionCookie } from '@/lib/auth';
import { asActor } from '@/lib/db';
import { type Download, downloadResponse } from '@/lib/download';
import type { Outcome } from '@/lib/outcome';
import { serve } from '@/lib/route';
import { newSecret, sha256 } from '@/lib/secrets';
import { addEvent, eventsOf, person, tag } from '@/tests/audit-events';
import { useDatabase } from '@/tests/database';
import { must } from '@/tests/outcomes';
import { exportEvents } from './mutations';
import { exportEventsOperation } from './operations';
import type { AuditEventView } from './schema';

const { owner } = useDatabase();

const text = async (actor: Actor, made: Outcome<Download>) =>
  Buffer.from(await downloadResponse(actor, await must(made)).arrayBuffer()).toString('utf8');

test('an export cannot become a formula in a spreadsheet', async () => {
  const office = tag();
  const governor = person([{ role: 'governor', officeId: office }]);
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
  for (const name of formulas) {
    const { rows } = await owner.query('insert into person (id, name) values (uuidv7(), $1) returning id', [
      name,
    ]);
    await addEvent(office, { actor: { ...governor, personId: rows[0].id as string } });
  }
  const csv = await text(
    governor,
    await asActor(governor, (tx) => exportEvents(governor, tx, { format: 'csv' })),
  );
  expect(csv.startsWith('\uFEFFid;at;kind;personId;name;')).toBe(true);
  for (const name of formulas) expect(csv).toContain(`'${name}`);
  for (const cell of csv.split(/;|\r\n/)) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
});

test('an export is recorded, with filter and count', async () => {
  const office = tag();
  const governor = person([{ role: 'governor', officeId: office }]);
  const type = await addEvent(office);
  await addEvent(office);
  await text(
    governor,
    await asActor(governor, (tx) => exportEvents(governor, tx, { format: 'jsonl', objectType: type })),
  );
  expect(await eventsOf(governor, { kind: 'audit.exported' })).toMatchObject([
    {
      who: { personId: governor.personId },
      object: { type: 'audit', id: 'jsonl' },
      officeId: office,
      after: { objectType: type, events: 1 },
    },
  ]);
});

test('an export holds every event once over many pieces, each in a transaction of its own, and none that came later', async () => {
  const office = tag();
  const governor = person([{ role: 'governor', officeId: office }]);
  await owner.query(
    `insert into audit_event (at, role, kind, "objectType", "objectId", "officeId")
     select timestamptz '2023-06-01' + interval '1 minute' * (n / 7), 'system', 'test.added', 'thing', n::text, $1
     from generate_series(1, 1200) n`,
    [office],
  );
  await addEvent('sf-other', { at: new Date('2023-06-01T00:30:00Z') });
  const made = await asActor(governor, (tx) => exportEvents(governor, tx, { format: 'jsonl' }));
  await addEvent(office, { at: new Date('2023-07-01T00:00:00Z') });
  const lines = (await text(governor, made)).trim().split('\n');
  const ids = lines.map((line) => (JSON.parse(line) as AuditEventView).object.id);
  expect(new Set(ids).size).toBe(1200);
  expect(ids).toHaveLength(1200);
});

test('an export of nothing is an empty file with its head', async () => {
  const governor = person([{ role: 'governor', officeId: tag() }]);
  const made = (format: 'csv' | 'jsonl') =>
    asActor(governor, (tx) => exportEvents(governor, tx, { format, kind: 'test.none' }));
  expect((await text(governor, await made('csv'))).trim().split('\n')).toHaveLength(1);
  expect(await text(governor, await made('jsonl'))).toBe('');
});

test('an export comes from its address as a file, to those who may', async () => {
  const { rows } = await owner.query(
    `insert into person (id, name) values (uuidv7(), 'Administrator'), (uuidv7(), 'Leder') returning id`,
  );
  await owner.query(`insert into membership (id, "personId", role) values (uuidv7(), $1, 'admin')`, [
    rows[0].id,
  ]);
  const get = async (personId: string | null, query: string) => {
    const secret = newSecret();
    if (personId) {
      await owner.query(
        `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
         values (uuidv7(), $1, $2, now(), now(), now() + interval '1 hour')`,
        [sha256(secret), personId],
      );
    }
    const url = `http://localhost/api/v1/audit/export${query}`;
    const request = new Request(url, { headers: { cookie: `${sessionCookie}=${secret}` } });
    return serve(exportEventsOperation)(request, { params: Promise.resolve({}) });
  };
  expect((await get(null, '')).status).toBe(401);
  expect((await get(rows[1].id, '')).status).toBe(403);
  expect((await get(rows[0].id, '?from=yesterday')).status).toBe(422);
  const type = await addEvent('sf-x');
  const answer = await get(rows[0].id, `?format=jsonl&objectType=${type}`);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="audit-\d{4}-\d\d-\d\d\.jsonl"$/,
  );
  expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  expect(JSON.parse(await answer.text())).toMatchObject({ kind: 'test.added', object: { type } });
});
