import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild, tsx } from './children.ts';
import { inRoot, readJson } from './files.ts';
import { messageOf, seconds } from './say.ts';

export interface Count {
  passed: number;
  failed: number;
}

/** What one step gives: its numbers, and what to show when something failed. */
export interface Result extends Count {
  output: string;
}

type Environment = Record<string, string | undefined>;

/** Runs a step and prints one line with its time, and the output if it failed. Never throws. */
export async function runStep(name: string, work: () => Promise<Result>): Promise<Count> {
  const began = performance.now();
  const result = await work().catch((error: unknown) => ({ ...one(1), output: messageOf(error) }));
  const word = result.failed > 0 ? 'FAILED' : 'ok';
  const count = result.passed + result.failed > 1 ? `, ${result.passed} passed, ${result.failed} failed` : '';
  console.log(`${word.padEnd(6)} ${name} (${seconds(performance.now() - began)}${count})`);
  if (result.failed > 0) console.log(`${endOf(result.output)}\n`);
  return { passed: result.passed, failed: result.failed };
}

const shown = 150;

/** Tools put what matters last; the whole of it is in the run's folder. */
function endOf(output: string): string {
  const lines = output.trim().split('\n');
  const left = lines.length - shown;
  return left > 0 ? [`(${left} lines before these)`, ...lines.slice(-shown)].join('\n') : lines.join('\n');
}

/** Adds up; a part that was left out counts as nothing. */
export const sum = (counts: Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
});

/** Runs a tool to its end on Node 24; it counts as one, passed when it exits with 0. */
export async function tool(
  folder: string,
  script: string,
  args: string[],
  env: Environment = process.env,
): Promise<Result> {
  const { code, output } = await runTool(folder, script, args, env);
  return { ...one(code), output };
}

/** Vitest and Playwright count their tests themselves; an exit code without a failed test counts as one failure. */
export async function vitest(folder: string, args: string[], env: Environment): Promise<Result> {
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await runTool(folder, 'vitest/vitest.mjs', ['run', ...reporters, ...args], env);
  const told = readJson<{ numPassedTests: number; numFailedTests: number }>(report);
  return counted(code, told?.numPassedTests ?? 0, told?.numFailedTests ?? 0, output);
}

export async function playwright(folder: string, args: string[], env: Environment): Promise<Result> {
  const report = join(folder, 'playwright.json');
  const { code, output } = await runTool(folder, '@playwright/test/cli.js', ['test', ...args], {
    ...env,
    E2E_REPORT: report,
  });
  const stats = readJson<{ stats: { expected: number; unexpected: number; flaky: number } }>(report)?.stats;
  return counted(code, stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), output);
}

const one = (code: number): Count => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

const counted = (code: number, passed: number, failed: number, output: string): Result => ({
  passed,
  failed: code !== 0 && failed === 0 ? 1 : failed,
  output,
});

/** @param script below node_modules, or one of our own, which ends with .ts */
async function runTool(folder: string, script: string, args: string[], env: Environment) {
  const name = script.split('/').find((part) => !part.startsWith('@')) ?? script;
  const log = join(folder, `${name}.log`);
  const [command, all] = script.endsWith('.ts')
    ? tsx(inRoot(script), ...args)
    : [process.execPath, [inRoot('node_modules', script), ...args]];
  const code = await runChild(name, command, all, {
    env: { ...env, FORCE_COLOR: undefined, NO_COLOR: '1' },
    log,
  });
  return { code, output: readFileSync(log, 'utf8') };
}
