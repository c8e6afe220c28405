import { createHash, randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './say.ts';

export const root = join(import.meta.dirname, '..');

export const inRoot = (...parts: string[]) => join(root, ...parts);

/** What a checkout keeps between two starts: database, secrets, stamps, locks. Not in git. */
export const inData = (...parts: string[]) => inRoot('.data', ...parts);

/** Creates the folder that is to be written in, or says in one line why it cannot be. */
export function ensureFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem(`Cannot create ${folder} (${codeOf(error)}): make its parent writable for this user.`);
  }
  try {
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw new Problem(`Cannot write in ${folder} (${codeOf(error)}): make it writable for this user.`);
  }
}

/** Undefined when there is no such file; when it cannot be read, a Problem with the remedy. */
export function readJson<T>(
  file: string,
  remedy = 'mend its permissions, or remove the file',
): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new Problem(`Cannot read ${file} (${causeOf(error)}): ${remedy}.`);
  }
}

/** Written with mode 600: most of these files hold passwords. */
export function writeJson(file: string, value: unknown): void {
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new Problem(`Cannot write ${file} (${codeOf(error)}): make the folder writable for this user.`);
  }
}

export const newSecret = () => randomBytes(24).toString('base64url');

export const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** What the parser says of its input may hold a password. */
const causeOf = (error: unknown) => (error instanceof SyntaxError ? 'it is not JSON' : codeOf(error));

export const codeOf = (error: unknown) =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
