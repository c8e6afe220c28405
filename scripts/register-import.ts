import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { decodeCsv } from '@/domain/register/decode';
import { importRegister } from '@/domain/register/mutations/import-register';
import { type ImportKind, type ImportResult, importKinds } from '@/domain/register/schema';
import { systemActor } from '@/lib/actor';
import { asActor, disconnect } from '@/lib/db';
import { loadMessages } from '@/lib/messages';
import { daySchema } from '@/lib/moment';
import type { Failure } from '@/lib/outcome';
import { readArguments } from './arguments.ts';
import { codeOf } from './files.ts';
import { prepareDatabase } from './prepare-database.ts';
import { Problem } from './say.ts';
import { onStop, runScript } from './stopping.ts';

const usage = `Usage: npm run register:import -- FILE [--kind KIND] [--complete-from YYYY-MM-DD] [--dry-run]
Kinds: ${importKinds.join(', ')}; guessed from the header when left out.`;

/** `npm run register:import`: one CSV file into the register, or with --dry-run what it would do. */
await runScript(async () => {
  const { file, kind, completeFrom, dryRun } = readAsked();
  if (!process.env.DATABASE_URL) process.env.DATABASE_URL = (await prepareDatabase()).appUrl;
  onStop(disconnect);
  const actor = systemActor('register-import');
  const input = { csv: readFile(file), file: basename(file), dryRun, ...kind, ...completeFrom };
  const outcome = await asActor(actor, (tx) => importRegister(actor, tx, input));
  if (!outcome.ok) throw new Problem(problemText(file, outcome));
  tell(outcome.value);
});

function readAsked() {
  const given = readArguments(
    usage,
    { kind: { type: 'string' }, 'complete-from': { type: 'string' }, 'dry-run': { type: 'boolean' } },
    1,
  );
  const { kind, 'complete-from': completeFrom, 'dry-run': dryRun = false } = given;
  const [file = ''] = given.files;
  if (kind !== undefined && !(importKinds as readonly string[]).includes(kind)) throw new Problem(usage);
  if (completeFrom !== undefined && !daySchema.safeParse(completeFrom).success) throw new Problem(usage);
  return {
    file,
    dryRun,
    kind: kind === undefined ? {} : { kind: kind as ImportKind },
    completeFrom: completeFrom === undefined ? {} : { completeFrom },
  };
}

function readFile(file: string): string {
  const csv = textOf(file);
  if (csv.trim() === '') throw new Problem(`${file} is empty.`);
  return csv;
}

function textOf(file: string): string {
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
  return `Nothing is written, ${count}:\n${firstOf(lines).join('\n')}`;
}

/** A wrong header or a wrong file makes an error of every line: nobody reads them all. */
function firstOf(lines: string[]): string[] {
  const more = lines.length - 20;
  return more > 0 ? [...lines.slice(0, 20), `  … and ${more} more`] : lines;
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
    for (const line of firstOf(lines.map((one) => `  ${one}`))) console.log(line);
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
