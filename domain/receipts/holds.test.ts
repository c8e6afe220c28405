import { generateKeyPairSync } from 'node:crypto';
import canonicalize from 'canonicalize';
import { expect, it } from 'vitest';
import { sha256 } from '@/lib/secrets';
import { keyFrom } from '@/lib/signing-key';
import { beforeFirst, type ChainRow, walkChain } from './reconcile';
import { receiptNumber } from './rules';
import { receiptOf, type StoredReceipt } from './sign';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const key = keyFrom(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const content = '{"lines":[]}';
const said = {
  at: '2023-06-09T13:05:00.000Z',
  contentHash: sha256(content),
  forService: 'oslo-alna',
  givenBy: id(1),
  number: receiptNumber(1),
  previous: beforeFirst.hash,
  request: id(2),
  return: id(3),
  sequence: 1,
  version: 1,
};

/** The receipt of what was said, whose entry may speak of something else and is hashed as it stands. */
function stored(other: Partial<typeof said> = {}): StoredReceipt {
  const entry = canonicalize({ ...said, ...other }) ?? '';
  return {
    returnId: said.return,
    requestId: said.request,
    version: said.version,
    content,
    contentHash: said.contentHash,
    sequence: said.sequence,
    number: said.number,
    entry,
    entryHash: sha256(entry),
    previousHash: said.previous,
    service: { id: said.forService, name: 'Alna' },
    survey: { id: id(4), title: 'Runde' },
  };
}

function rowOf({ service, survey: _, ...stored }: StoredReceipt): ChainRow {
  const { givenBy: givenById } = said;
  const submittedAt = new Date(said.at);
  return { ...stored, serviceId: service.id, givenById, submittedAt, lines: [], linesOfReturn: true };
}

const others: Partial<typeof said>[] = [
  { contentHash: sha256('{}') },
  { forService: 'oslo-bjerke' },
  { number: receiptNumber(2) },
  { previous: sha256('other') },
  { request: id(5) },
  { return: id(5) },
  { sequence: 2 },
  { version: 2 },
];

it('a receipt is signed when its entry speaks of this very return', () => {
  expect(receiptOf(stored(), content, key)).toMatchObject({ number: said.number, version: 1 });
  expect(() => receiptOf(stored(), '{"lines":[1]}', key)).toThrow('does not hold');
});

it.each(others)('a receipt whose entry says %o is not signed', (other) => {
  expect(() => receiptOf(stored(other), content, key)).toThrow('does not hold');
});

it.each([...others, { at: '2023-06-08T13:05:00.000Z' }, { givenBy: id(5) }])(
  'a walk of the chain finds an entry that says %o',
  (other) => {
    const codes = (one: StoredReceipt) =>
      walkChain(beforeFirst, [rowOf(one)]).problems.map(({ code }) => code);
    const inChain = ['number', 'previous', 'return', 'sequence'].some((field) => field in other);
    expect(codes(stored(other))).toEqual([inChain ? 'ENTRY_ALTERED' : 'ANSWER_ALTERED']);
    expect(codes(stored())).toEqual([]);
  },
);
