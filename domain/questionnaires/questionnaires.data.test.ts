import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { env } from '@/lib/env';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { getQuestionnaireVersion, listAllQuestionnaires, listQuestionnaires } from './data';
import { fileJsonSchema, fileOf } from './file';
import {
  createQuestionnaire,
  createVersion,
  deleteDraft,
  ensureTemplates,
  importQuestionnaire,
  publishQuestionnaire,
  saveDraft,
} from './mutations';
import type { Definition } from './schema';

const { owner } = useDatabase();
const { trondelag, more, bufdir } = people;
const worker = systemActor('templates');
const at = new Date('2023-06-07T14:00:00Z');

beforeAll(() => insertSampleRegister(owner));

const hours: Definition = {
  items: [
    {
      type: 'integer',
      key: 'hours',
      scope: 'municipality',
      required: true,
      label: { nb: 'Hvor mange timer?', nn: 'Kor mange timar?', en: 'How many hours?' },
      unit: { nb: 'timer' },
      maximum: 500,
    },
  ],
};

type ActorOf = typeof trondelag;
const created = async (actor: ActorOf = trondelag, copyOfId?: string) =>
  (
    await must(
      does(actor, at, (tx) =>
        createQuestionnaire(actor, tx, { title: 'Timer', ...(copyOfId ? { copyOfId } : {}) }),
      ),
    )
  ).questionnaireVersionId;
const saves = (id: string, revision: number, definition: Definition, actor: ActorOf = trondelag) =>
  does(actor, at, (tx) => saveDraft(actor, tx, { questionnaireVersionId: id, revision, definition }));
const publishes = (id: string, revision: number, actor: ActorOf = trondelag) =>
  does(actor, at, (tx) => publishQuestionnaire(actor, tx, { questionnaireVersionId: id, revision }));
const reads = (id: string, actor: ActorOf = trondelag) =>
  does(actor, at, (tx) => getQuestionnaireVersion(actor, tx, id));
const published = async (definition = hours) => {
  const id = await created();
  await must(saves(id, 0, definition));
  await must(publishes(id, 1));
  return id;
};

const publishedByTwo = async () => {
  const id = await created();
  await must(saves(id, 0, hours));
  await must(publishes(id, 1, { ...trondelag, personId: people.more.personId }));
  return id;
};

describe('a draft', () => {
  test('may lack everything, and says what when it is to be published', async () => {
    const id = await created();
    const empty = { ...hours.items[0], label: { nb: '' } } as Definition['items'][number];
    await must(saves(id, 0, { items: [empty] }));
    expect(await publishes(id, 1)).toMatchObject({
      status: 422,
      fields: [{ path: 'items.0.label.nb', code: 'REQUIRED' }],
    });
  });

  test('is nobody’s to overwrite: the second of two gets the first one’s', async () => {
    const id = await created();
    await must(saves(id, 0, hours, { ...trondelag, personId: people.more.personId }));
    const second = await saves(id, 0, { items: [] });
    expect(second).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST' });
    const savedBy = { name: 'more', you: false };
    expect(second).toMatchObject({ more: { current: { revision: 1, definition: hours, savedBy } } });
    // Who saved it is said to those who work on it, not to the directorate, which only reads it.
    expect(await must(reads(id, bufdir))).toMatchObject({ revision: 1, savedBy: null });
    expect(await publishes(id, 0)).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST' });
  });

  test('keeps no national identity number', async () => {
    const id = await created();
    const text = 'Barn 13097248022';
    const item = { ...hours.items[0], help: { nb: text } } as Definition['items'][number];
    expect(await saves(id, 0, { items: [item] })).toMatchObject({
      status: 422,
      fields: [{ path: 'definition.items.0.help.nb', code: 'IDENTITY_NUMBER' }],
    });
    const stored = await owner.query('select definition::text as text from questionnaire_version');
    expect(stored.rows.map((row) => row.text).join()).not.toContain('13097248022');
  });

  test('is seen by its authority and the directorate, and changed by its authority alone', async () => {
    const id = await created();
    expect((await reads(id, bufdir)).ok).toBe(true);
    expect(await saves(id, 0, hours, bufdir)).toMatchObject({ status: 403 });
    expect(await reads(id, more)).toMatchObject({ status: 404 });
    expect(await saves(id, 0, hours, more)).toMatchObject({ status: 404 });
  });

  test('is not offered to surveys, and can be deleted with its questionnaire', async () => {
    const id = await created();
    const offered = await must(does(trondelag, at, (tx) => listQuestionnaires(trondelag, tx)));
    expect(offered.map((one) => one.id)).not.toContain(id);
    await must(does(trondelag, at, (tx) => deleteDraft(trondelag, tx, { questionnaireVersionId: id })));
    expect(await reads(id)).toMatchObject({ status: 404 });
    const all = await must(does(trondelag, at, (tx) => listAllQuestionnaires(trondelag, tx)));
    expect(all.every((one) => one.versions.length > 0)).toBe(true);
  });
});

describe('a published version', () => {
  test('is offered to surveys and never changes again, also for who owns the database', async () => {
    const id = await published();
    const offered = await must(does(trondelag, at, (tx) => listQuestionnaires(trondelag, tx)));
    expect(offered.map((one) => one.id)).toContain(id);
    expect(await saves(id, 1, { items: [] })).toMatchObject({ status: 409, reason: 'PUBLISHED' });
    expect(
      await does(trondelag, at, (tx) => deleteDraft(trondelag, tx, { questionnaireVersionId: id })),
    ).toMatchObject({ status: 409, reason: 'PUBLISHED' });
    for (const statement of [
      `update questionnaire_version set definition = '{}' where id = $1`,
      `update questionnaire_version set "publishedAt" = null where id = $1`,
      'delete from questionnaire_version where id = $1',
    ])
      await expect(owner.query(statement, [id]), statement).rejects.toThrow('never changes');
    await expect(owner.query('truncate questionnaire_version cascade')).rejects.toThrow('append-only');
  });

  test('has one draft of the next version, however often it is begun', async () => {
    const id = await published();
    const begin = () =>
      does(trondelag, at, (tx) => createVersion(trondelag, tx, { questionnaireVersionId: id }));
    // So that no connection has to be made first, and both begin at once.
    await Promise.all([reads(id), reads(id)]);
    const [draft, other] = await Promise.all([must(begin()), must(begin())]);
    expect([other, await must(begin())]).toEqual([draft, draft]);
    const begun = `select from audit_event where kind = 'questionnaire.version_begun' and after ->> 'basedOnId' = $1`;
    expect((await owner.query(begun, [id])).rowCount).toBe(1);
    const view = await must(reads(draft.questionnaireVersionId));
    expect(view).toMatchObject({ version: 2, basedOnId: id, publishedAt: null, definition: hours });
    await expect(
      owner.query(
        `insert into questionnaire_version (id, "questionnaireId", version, definition) values (uuidv7(), $1, 3, '{}')`,
        [view.questionnaireId],
      ),
    ).rejects.toThrow('questionnaire_one_draft');
  });

  test('keeps what a key means in the next one', async () => {
    const id = await published();
    const { questionnaireVersionId: next } = await must(
      does(trondelag, at, (tx) => createVersion(trondelag, tx, { questionnaireVersionId: id })),
    );
    const item = { ...hours.items[0], type: 'shortText' } as Definition['items'][number];
    await must(saves(next, 0, { items: [item] }));
    expect(await publishes(next, 1)).toMatchObject({
      status: 422,
      fields: [{ path: 'items.0.key', code: 'KEY_CHANGED' }],
    });
  });
});

describe('under the two-person rule', () => {
  beforeAll(() => {
    Object.assign(env(), { TWO_PERSON_RULE: true });
  });
  afterAll(() => {
    Object.assign(env(), { TWO_PERSON_RULE: false });
  });

  test('a draft is published by another than who saved it last, and never by a token', async () => {
    const id = await created();
    await must(saves(id, 0, hours));
    const refused = { ok: false, status: 409, reason: 'NEEDS_ANOTHER_PUBLISHER' };
    const mayPublish = async (actor: ActorOf) => (await must(reads(id, actor))).may.publish;
    expect(await publishes(id, 1)).toMatchObject(refused);
    const colleague = { ...trondelag, personId: people.more.personId };
    expect(await publishes(id, 1, { ...colleague, tokenId: crypto.randomUUID() })).toMatchObject(refused);
    expect((await must(reads(id))).publishedAt).toBeNull();
    expect([await mayPublish(trondelag), await mayPublish(colleague)]).toEqual([false, true]);
    expect((await must(publishes(id, 1, colleague))).publishedAt).toBe(at.toISOString());
    expect(await mayPublish(colleague)).toBe(false);
  });

  test('a new version that nobody has changed yet is its beginner’s, too', async () => {
    const from = { questionnaireVersionId: await publishedByTwo() };
    const next = await must(does(trondelag, at, (tx) => createVersion(trondelag, tx, from)));
    expect(await publishes(next.questionnaireVersionId, 0)).toMatchObject({
      reason: 'NEEDS_ANOTHER_PUBLISHER',
    });
  });
});

describe('a template that ships', () => {
  test('is copied, not changed', async () => {
    await asActor(worker, (tx) => ensureTemplates(worker, tx));
    const all = await must(does(trondelag, at, (tx) => listQuestionnaires(trondelag, tx)));
    const template = all.find((one) => one.key === 'county-three-questions');
    if (!template) throw new Error('no template');
    expect(
      await does(trondelag, at, (tx) =>
        createVersion(trondelag, tx, { questionnaireVersionId: template.id }),
      ),
    ).toMatchObject({ status: 403 });
    const copy = await must(reads(await created(trondelag, template.id)));
    expect(copy).toMatchObject({
      basedOnId: template.id,
      officeId: 'sf-tr',
      definition: template.definition,
    });
  });
});

describe('a file', () => {
  const imports = (file: unknown) =>
    does(trondelag, at, (tx) => importQuestionnaire(trondelag, tx, { file }));

  test('brings back what was exported', async () => {
    const view = await must(reads(await published()));
    const { definition, title } = view;
    const file = JSON.parse(
      JSON.stringify(fileOf({ title, definition }, 'https://example.test/schema.json')),
    );
    const { questionnaireVersionId } = await must(imports(file));
    expect(await must(reads(questionnaireVersionId))).toMatchObject({ title, definition, publishedAt: null });
  });

  test('with mistakes is refused, each named by its path', async () => {
    const file = {
      kind: 'kvittert-questionnaire',
      title: 'Skjema',
      definition: {
        items: [
          { type: 'core', key: 'los' },
          { type: 'integer', key: 'Hours', scope: 'municipality', label: { nb: 'Timer' }, reqired: true },
          { type: 'single', key: 'choice', scope: 'everywhere', label: { en: 'Choice' } },
          { type: 'essay', key: 'text', scope: 'request', label: { nb: 'Tekst' } },
        ],
      },
    };
    const refused = await imports(file);
    if (refused.ok) throw new Error('was imported');
    expect(refused.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'definition.items.0.key FILE_ONE_OF',
      'definition.items.1.key NOT_A_KEY',
      'definition.items.1.reqired FILE_UNKNOWN_KEY',
      'definition.items.2.scope FILE_ONE_OF',
      'definition.items.2.label.nb FILE_MISSING',
      'definition.items.3.type FILE_NOT_ALLOWED',
    ]);
    expect(await imports('no object')).toMatchObject({ fields: [{ path: '', code: 'FILE_WRONG_TYPE' }] });
  });

  test('that could not be published is refused too', async () => {
    const item = { ...hours.items[0], showWhen: [{ key: 'later', in: ['yes'] }] };
    const file = { kind: 'kvittert-questionnaire', title: 'Skjema', definition: { items: [item] } };
    expect(await imports(file)).toMatchObject({
      fields: [{ path: 'definition.items.0.showWhen.0', code: 'CONDITION_UNKNOWN' }],
    });
  });

  test('has a JSON Schema that names every type of question', () => {
    const schema = JSON.stringify(fileJsonSchema('https://example.test/schema.json'));
    for (const word of ['yesNo', 'dateTime', 'showWhen', 'atLeast', 'howChecked', 'draft/2020-12'])
      expect(schema).toContain(word);
  });
});

test('the second lock lets an authority write its own only', async () => {
  const id = await created();
  const { questionnaireId } = await must(reads(id));
  for (const actor of [more, people.leaderTrondheim]) {
    await asActor(actor, async (tx) => {
      const draft = await tx.questionnaireVersion.updateMany({ where: { id }, data: { revision: 9 } });
      const title = await tx.questionnaire.updateMany({
        where: { id: questionnaireId },
        data: { title: 'Mitt' },
      });
      const gone = await tx.questionnaireVersion.deleteMany({ where: { id } });
      expect([draft.count, title.count, gone.count]).toEqual([0, 0, 0]);
    });
    await expect(
      asActor(actor, (tx) => tx.questionnaire.create({ data: { officeId: 'sf-tr', title: 'Fremmed' } })),
    ).rejects.toThrow('row-level security');
  }
});
