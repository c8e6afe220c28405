import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Problem } from './say.ts';

/**
 * What stands behind a script's name: its options, and as many files as it wants. What it does not know, and a value
 * that is missing or empty, ends in its usage.
 */
export function readArguments<T extends ParseArgsOptionsConfig>(usage: string, options: T, files = 0) {
  const { values, positionals } = parsed(usage, options);
  if (positionals.length !== files || Object.values(values).includes('')) throw new Problem(usage);
  return { ...values, files: positionals };
}

function parsed<T extends ParseArgsOptionsConfig>(usage: string, options: T) {
  try {
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
  } catch {
    throw new Problem(usage);
  }
}
