import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { decodeCsv } from '@/domain/register/decode';
import { importRegister } from '@/domain/register/mutations/import-register';
import { civilDate, type ImportKind, type ImportResult, importKinds } from '@/domain/register/schema';
import { systemActor } from '@/lib/actor';
import { asActor, disconnect } from '@/lib/db';
import { loadMessages } from '@/lib/messages';
import type { Failure } from '@/lib/outcome';
import { codeOf } from './files.ts';
import { prepareDatabase } from './prepare-database.ts';
import { Problem } from './say.ts';
import { onStop, runScript } from './stopping.ts';

const usage = `Usage: npm run register:import -- FILE [--kind KIND] [--complete-from YYYY-MM-DD] [--dry-run]
Kinds: ${importKinds.join(', ')}; guessed from the header when left out.`;

/** `npm run register:import`: one CSV file into the register, or with --dry-run what it would do. */
await runScript(async () => {
  const { file, kind, completeFrom, dryRun } = readArguments(process.argv.slice(2));
  if (!process.env.DATABASE_URL) process.env.DATABASE_URL = (await prepareDatabase()).appUrl;
  onStop(disconnect);
  const actor = systemActor('register-import');
  const input = { csv: readFile(file), file: basename(file), dryRun, ...kind, ...completeFrom };
  const outcome = await asActor(actor, (tx) => importRegister(actor, tx, input));
  if (!outcome.ok) throw new Problem(problemText(file, outcome));
  tell(outcome.value);
});

function readArguments(args: string[]) {
  const takeOption = (flag: string) => {
    const at = args.indexOf(flag);
    return at < 0 ? undefined : (args.splice(at, 2)[1] ?? '');
  };
  const kind = takeOption('--kind');
  const completeFrom = takeOption('--complete-from');
  const dryRun = args.includes('--dry-run');
  const [file, ...more] = args.filter((arg) => arg !== '--dry-run');
  if (!file || more.length > 0 || file.startsWith('--')) throw new Problem(usage);
  if (kind !== undefined && !(importKinds as readonly string[]).includes(kind)) throw new Problem(usage);
  if (completeFrom !== undefined && !civilDate.safeParse(completeFrom).success) throw new Problem(usage);
  return {
    file,
    dryRun,
    kind: kind === undefined ? {} : { kind: kind as ImportKind },
    completeFrom: completeFrom === undefined ? {} : { completeFrom },
  };
}

function readFile(file: string): string {
  try {
    return decodeCsv(readFileSync(file));
  } catch (error) {
    throw new Problem(`Cannot read ${file} (${codeOf(error)}): check the path and its permissions.`);
  }
}

function problemText(file: string, failure: Failure): string {
  if (!failure.fields) return `${file}: ${failure.reason}`;
  if (failure.reason === 'INVALID')
    return `${file}: the header fits no kind; name one with --kind.\n${usage}`;
  const lines = failure.fields.map(({ code, params }) => {
    const column = params?.column ? `, column ${params.column}` : '';
    const value = params?.value && code !== 'OVERLAPS' ? ` Found: "${params.value}"` : '';
    return `  ${file}, line ${params?.line}${column}: ${reasonOf(code, params)}${value}`;
  });
  const count = lines.length === 1 ? '1 error' : `${lines.length} errors`;
  return `Nothing is written, ${count}:\n${lines.join('\n')}`;
}

/** The words of the page that reads files in. */
function reasonOf(code: string, params: Record<string, string | number> = {}): string {
  const messages = loadMessages('en') as { register: { importing: { errors: Record<string, string> } } };
  const t = createTranslator({ locale: 'en', messages, namespace: 'register.importing.errors' });
  return code in messages.register.importing.errors ? t(code, params) : code;
}

function tell({ kind, dryRun, rows, added, changed, ended, unchanged }: ImportResult): void {
  console.log(`${kind}: ${rows} rows${dryRun ? ' (dry run, nothing is written)' : ''}`);
  const list = (title: string, lines: string[]) => {
    console.log(`${title}: ${lines.length}`);
    for (const line of lines.slice(0, 20)) console.log(`  ${line}`);
    if (lines.length > 20) console.log(`  … and ${lines.length - 20} more`);
  };
  list(
    'added',
    added.map(({ key, label }) => `${key}  ${label}`),
  );
  list(
    'changed',
    changed.map(
      ({ key, changes }) =>
        `${key}  ${changes.map((c) => `${c.field}: ${c.before} → ${c.after}`).join('; ')}`,
    ),
  );
  list(
    'ended',
    ended.map(({ key, label, on }) => `${key}  ${label}, from ${on}`),
  );
  console.log(`unchanged: ${unchanged}`);
}
