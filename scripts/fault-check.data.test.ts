import { beforeAll, expect, test } from 'vitest';
import { submitReturn } from '@/domain/returns/mutations';
import { type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { promisesBroken } from './fault-check';
import { type Ledger, newLedger } from './fault-clients';

const { owner } = useDatabase();
const ledger: Ledger = newLedger();
const tables = ['return', 'line', 'receipt', 'request', 'request_fact', 'draft_field'];
let answered: AskedService;
let drafting: AskedService;

beforeAll(async () => {
  const asked = await askServices(owner, { services: [['4601'], ['4626']] });
  [answered, drafting] = asked.services as [AskedService, AskedService];
  const { requestId } = answered;
  for (const version of [0, 1]) {
    const lost = 4 + version;
    const outcome = await submitReturn(answered.leader, {
      requestId,
      baseVersion: version,
      ...(version > 0 ? { reason: 'Rettet' } : {}),
      answers: {
        '4601.usesSystem': { kind: 'stated', value: 'yes' },
        '4601.affected': { kind: 'stated', value: 'yes' },
        '4601.lost': { kind: 'stated', value: lost },
        '4601.howChecked': { kind: 'stated', value: 'system_log' },
      },
      idempotencyKey: `k${version}`,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const { number, entryHash, version: stored } = outcome.value;
    ledger.receipts.push({ requestId, number, entryHash, version: stored, key: `k${version}`, lost });
  }
  await owner.query(
    `insert into draft_field ("requestId", "serviceId", "officeId", path, value, revision, "savedAt")
     select id, "serviceId", "officeId", '4626.systemVersion', '{"kind":"stated","value":"utgave 3"}', 3, now()
     from request where id = $1`,
    [drafting.requestId],
  );
  ledger.typed.set(drafting.requestId, { path: '4626.systemVersion', revision: 3, text: 'utgave 3' });
});

/** What the check says after damage that only the tables' owner could do; it is taken back. */
async function after(...damage: string[]): Promise<string> {
  await owner.query('begin');
  try {
    for (const table of tables) await owner.query(`alter table "${table}" disable trigger user`);
    for (const statement of damage) await owner.query(statement);
    return (await promisesBroken(owner, ledger)).join('\n');
  } finally {
    await owner.query('rollback');
  }
}

test('nothing is wrong as long as nothing is', async () => {
  expect(await after()).toBe('');
});

/** By what was done: what must be said of it. */
const damages: Record<string, [damage: string, said: RegExp]> = {
  'a receipt is gone': ['delete from receipt where sequence = 2', /^receipt .* is lost$/m],
  'the first receipt is gone': ['delete from receipt where sequence = 1', /the chain has a gap before 2/],
  'an answer has changed': [
    `update "return" set content = replace(content, '"value":5', '"value":6') where version = 2`,
    /has another return than was sent/,
  ],
  'an answer and its hash have changed': [
    `update "return" set "contentHash" = encode(sha256(convert_to(content || ' ', 'UTF8')), 'hex'), content = content || ' ' where version = 2`,
    /has another return than was sent/,
  ],
  'a link of the chain has changed': [
    `update receipt set "previousHash" = repeat('1', 64) where sequence = 2`,
    /the chain breaks at 2/,
  ],
  'a return is stored twice': [
    `drop index "return_requestId_idempotencyKey_key"; update "return" set "idempotencyKey" = 'k0'`,
    /1 returns are stored twice/,
  ],
  'a time goes backwards': [
    `update "return" set "submittedAt" = "submittedAt" - interval '1 hour' where version = 2`,
    /a time that does not follow/,
  ],
  'a request knows a version that is not there': [
    'update request set "currentVersion" = "currentVersion" + 1 where "currentVersion" > 0',
    /disagrees with its returns/,
  ],
  'a request knows too few versions': [
    'update request set "currentVersion" = 1 where "currentVersion" = 2',
    /disagrees with its returns/,
  ],
  'the fact that it was submitted is gone': [
    `delete from request_fact where kind = 'submitted' and value ->> 'version' = '2'`,
    /disagrees with its returns/,
  ],
  'a line is gone': ['delete from line where version = 2', /disagrees with its returns/],
  'a draft is gone': ['delete from draft_field', /the draft of .* is older/],
  'a draft is the one before': [
    `update draft_field set revision = 2, value = '{"kind":"stated","value":"utgave 2"}'`,
    /the draft of .* is older/,
  ],
  'a draft says something else': [
    `update draft_field set value = '{"kind":"stated","value":"utgave 2"}'`,
    /the draft of .* has another text/,
  ],
};

test.each(Object.entries(damages))('it is found when %s', async (_, [damage, said]) => {
  expect(await after(damage)).toMatch(said);
});

test('a draft that was saved later than what was acknowledged is in order', async () => {
  expect(
    await after(`update draft_field set revision = 4, value = '{"kind":"stated","value":"utgave 4"}'`),
  ).toBe('');
});
