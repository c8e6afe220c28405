import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { addNote, addNotice, createIncident } from './mutations';

// The first answer got lost on its way, and whoever wrote pressed the button again.

const { owner } = useDatabase();
const at = new Date('2023-06-09T10:00:00Z');
const { trondelag, ks, bufdir } = people;
const reused = { status: 422, reason: 'KEY_REUSED' };
let incidentId: string;

beforeAll(async () => {
  await insertSampleRegister(owner);
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  incidentId = (await must(does(trondelag, at, (tx) => createIncident(trondelag, tx, incident)))).incidentId;
});

const rows = async (sql: string) => (await owner.query(sql)).rowCount;

test('a note of the timeline is stored and recorded once, and refused under the id of another', async () => {
  const id = randomUUID();
  const note = (text: string) =>
    does(trondelag, at, (tx) => addNote(trondelag, tx, { incidentId, id, at: at.toISOString(), text }));
  const both = await Promise.all([must(note('Oppdaget')), must(note('Oppdaget'))]);
  expect([...both, await must(note('Oppdaget'))]).toEqual(Array(3).fill({ noteId: id }));
  expect(await note('Noe annet')).toMatchObject(reused);
  expect(await rows('select from incident_note')).toBe(1);
  expect(await rows(`select from audit_event where kind = 'incident.noted'`)).toBe(1);
});

test('so is a notice, and the id of another’s notice is refused', async () => {
  const id = randomUUID();
  const post = (title: string, actor = ks) =>
    does(actor, at, (tx) =>
      addNotice(actor, tx, {
        incidentId,
        id,
        at: at.toISOString(),
        from: 'KS',
        kind: 'self_check',
        title,
        body: '1.',
      }),
    );
  await must(post('Slik'));
  expect(await must(post('Slik'))).toEqual({ noticeId: id });
  expect(await post('Noe annet')).toMatchObject(reused);
  expect(await post('Slik', trondelag)).toMatchObject(reused);
  expect(await post('Slik', bufdir)).toMatchObject({ ok: false });
  expect(await rows('select from notice')).toBe(1);
  expect(await rows(`select from audit_event where kind = 'notice.posted'`)).toBe(1);
});
