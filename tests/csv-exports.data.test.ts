import { execFileSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { operations } from '@/domain/api';
import { csvOf } from '@/lib/csv';
import { serve } from '@/lib/route';
import { useDatabase } from '@/tests/database';
import { type Cast, makeCast } from './access/cast.ts';
import { addSession } from './access/one-each.ts';

// What somebody uploaded or typed cannot become a formula in what somebody else opens in a spreadsheet.

const { owner } = useDatabase();
let cast: Cast;
const formulas = ['=HYPERLINK("http://x.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'];
const isFormula = (cell: string) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell);

beforeAll(async () => {
  cast = await makeCast(owner);
  // As an import of the register, a list of an operator or a coordinator would leave them.
  const [one, two, three, four] = formulas as [string, string, string, string];
  await owner.query('update service set name = $1', [one]);
  await owner.query('update municipality set name = $1', [two]);
  await owner.query('update county set name = $1', [three]);
  await owner.query('update survey set title = $1', [four]);
  await owner.query('update incident set title = $1', [one]);
  await owner.query('update person set name = $1', [two]);
}, 120_000);

test('every export as CSV goes through lib/csv.ts', () => {
  const files = execFileSync(
    'git',
    ['grep', '-l', "from 'csv-stringify", '--', 'app', 'components', 'domain', 'lib', ':!*.test.ts'],
    {
      encoding: 'utf8',
    },
  );
  expect(files.trim().split('\n')).toEqual(['lib/csv.ts']);
});

const exports = operations.filter(({ produces }) => produces === 'text/csv');

test('there are exports to look at', () => {
  expect(exports.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/api/v1/surveys/{surveyId}/requests.csv',
      '/api/v1/incidents/{incidentId}/figures.csv',
    ]),
  );
});

for (const operation of exports) {
  test(`${operation.path} holds no formula, whatever names hold`, async () => {
    const { secret } = await addSession(cast, 'directorate');
    const params: Record<string, string> = {
      incidentId: cast.incidents.directorate,
      surveyId: cast.surveys.national,
    };
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? '');
    const response = await serve(operation)(
      new Request(`http://localhost:3000${path}`, { headers: { cookie: `kvittert-session=${secret}` } }),
      { params: Promise.resolve(params) },
    );
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect([response.status, text.slice(0, 100)]).toEqual([200, text.slice(0, 100)]);
    const cells = (parse(text, { bom: true, delimiter: ';', relax_column_count: true }) as string[][]).flat();
    expect(cells.length).toBeGreaterThan(10);
    expect(cells.filter(isFormula)).toEqual([]);
  });
}

test('no text at all becomes a formula', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(...formulas),
    fc.string().map((s) => `=${s}`),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (row) => {
      const [, cells = []] = parse(
        csvOf(
          row.map(() => 'h'),
          [row],
        ),
        { bom: true, delimiter: ';' },
      ) as string[][];
      expect(
        cells.filter((cell, at) => isFormula(cell) && typeof row[at] === 'string' && !/^-?\d/.test(cell)),
      ).toEqual([]);
    }),
  );
});
