import { spawnSync } from 'node:child_process';
import { root } from './files.ts';
import type { Count } from './test-steps.ts';

type Answer = { metadata?: { vulnerabilities?: Record<string, number> }; message?: string };

/**
 * Known vulnerabilities of what ships (`npm audit --omit=dev`): high and critical ones fail. A registry that cannot be
 * asked, which mirrors behind a firewall often cannot, is said in the line, and counts as neither passed nor failed.
 */
export function checkVulnerabilities(): Count {
  const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const answer = read(asked.stdout);
  const known = answer.metadata?.vulnerabilities;
  if (!known) {
    const why = (answer.message ?? asked.error?.message ?? 'no answer').split(' - ')[0];
    console.log(`skip   known vulnerabilities: NOT CHECKED, the registry cannot be asked (${why})`);
    return { passed: 0, failed: 0 };
  }
  const grave = (known.high ?? 0) + (known.critical ?? 0);
  console.log(
    `${grave > 0 ? 'FAILED' : 'ok    '} known vulnerabilities (${grave} high or critical in what ships)`,
  );
  if (grave > 0) console.log('Run npm audit --omit=dev to see them.');
  return grave > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

function read(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}
