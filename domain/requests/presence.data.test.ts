import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { type Asked, type AskedService, addContact, askServices, leaderOf } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { bePresent } from './mutations/be-present';
import { saveDraft } from './mutations/save-draft';

const { owner } = useDatabase();
let asked: Asked;
let service: AskedService;
let deputy: Actor;

beforeAll(async () => {
  asked = await askServices(owner, { services: [['4601']] });
  const [first] = asked.services;
  if (!first) throw new Error('nobody asked');
  service = first;
  const person = await addContact(owner, service.serviceId, 'deputy', 'Nestleder');
  deputy = leaderOf(person, 'Nestleder', [service.serviceId]);
});

const here = async (actor: Actor) => {
  const outcome = await asActor(actor, (tx) => bePresent(actor, tx, { requestId: service.requestId }));
  return outcome.ok ? outcome.value.others.map((one) => one.name) : outcome.status;
};

describe('who has the form open', () => {
  test('colleagues see each other and not themselves', async () => {
    expect(await here(service.leader)).toEqual([]);
    expect(await here(deputy)).toEqual(['Leder 0']);
    expect(await here(service.leader)).toEqual(['Nestleder']);
  });

  test('who has not been heard of for a minute is gone, and so is the row', async () => {
    await here(deputy);
    await owner.query(
      `update draft_presence set "seenAt" = "seenAt" - interval '1 minute' where "personId" = $1`,
      [deputy.personId],
    );
    expect(await here(service.leader)).toEqual([]);
    const { rows } = await owner.query(
      'select count(*)::int as n from draft_presence where "requestId" = $1',
      [service.requestId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('nobody outside the service learns who works, the asking authority neither', async () => {
    expect(await here(asked.governor)).toBe(403);
    expect(await here(asked.stranger)).toBe(404);
    expect(await here(nobody)).toBe(401);
    const seen = await asActor(asked.governor, (tx) => tx.draftPresence.count());
    expect(seen).toBe(0);
  });
});

test('an open form hears which questions are asked now, and gets only what was typed to those', async () => {
  const { leader, requestId } = service;
  const draftNow = async () => {
    const outcome = await asActor(leader, (tx) => bePresent(leader, tx, { requestId }));
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value.draft;
  };
  const fields = ['4601.usesSystem', '4601.affected'].map((path) => ({
    path,
    value: { kind: 'stated' as const, value: 'yes' },
    revision: 0,
  }));
  const saved = await asActor(leader, (tx) => saveDraft(leader, tx, { requestId, baseVersion: 0, fields }));
  expect(saved).toMatchObject({ ok: true, value: { refused: [] } });
  const before = await draftNow();
  expect(before.questionnaireVersionId).toBe(asked.questionnaireVersionId);
  expect(before.fields.map((field) => field.path)).toEqual(['4601.affected', '4601.usesSystem']);

  const corrected = randomUUID();
  await owner.query(
    `insert into questionnaire_version (id, "questionnaireId", version, definition, "basedOnId", "publishedAt")
     select $1, "questionnaireId", 2, $2, id, now() from questionnaire_version where id = $3`,
    [corrected, JSON.stringify({ items: [{ type: 'core', key: 'affected' }] }), asked.questionnaireVersionId],
  );
  await owner.query('update survey set "questionnaireVersionId" = $1 where id = $2', [
    corrected,
    asked.surveyId,
  ]);
  const after = await draftNow();
  expect(after.questionnaireVersionId).toBe(corrected);
  expect(after.fields.map((field) => field.path)).toEqual(['4601.affected']);
});
