import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Count, runStep } from './test-steps.ts';

/**
 * After the journeys: nothing that web and worker have logged holds a name, an e-mail address, a phone number, the secret
 * of a link that was mailed, or a text of an answer, of all that the database holds; nor anything that looks like an
 * address or a national identity number. That includes what Next prints itself (lib/console.ts).
 *
 * @param whole whether all journeys were run: then there must be much to look for, and much to look through
 */
export function checkLogs(
  folder: string,
  env: Record<string, string | undefined>,
  whole: boolean,
): Promise<Count> {
  return runStep('logs without secrets and personal data', async () => {
    const files = readdirSync(join(folder, 'app')).filter((name) => name.endsWith('.log'));
    const lines = files.flatMap((name) =>
      readFileSync(join(folder, 'app', name), 'utf8')
        .split('\n')
        .map((line) => ({ name, line })),
    );
    const secrets = await readSecrets(env.DATABASE_OWNER_URL ?? '');
    const found = lines.flatMap(({ name, line }) =>
      line && (suspicious.test(line) || secrets.some((secret) => line.includes(secret)))
        ? [`${name}: ${line.slice(0, 200)}`]
        : [],
    );
    const looked = files.length > 0 && (!whole || (secrets.length > 1000 && lines.length > 40));
    const output = looked ? found.join('\n') : `looked for ${secrets.length} in ${lines.length} lines only`;
    return {
      passed: found.length === 0 && looked ? 1 : 0,
      failed: found.length === 0 && looked ? 0 : 1,
      output,
    };
  });
}

const suspicious = /[\w.+-]+@[\w-]+\.[a-z]{2}|(?<![\w-])\d{6} ?\d{5}(?![\w-])/;

async function readSecrets(ownerUrl: string): Promise<string[]> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    const { rows } = await db.query<{ secret: string | null }>(`
      select unnest(array[email, phone, case when name like '% %' then name end]) as secret from person
      union select (regexp_matches(text, '/(?:invitation|link)/([\\w-]{20,})', 'g'))[1] from mailbox_message
      union select a.value #>> '{value}' from "return" t, jsonb_each(coalesce(t.content::jsonb -> 'answers', '{}')) a
        where a.value ->> 'kind' = 'stated'`);
    return rows.flatMap(({ secret }) =>
      secret && secret.length > 7 && /[^\d.:TZ-]/.test(secret) ? [secret] : [],
    );
  } finally {
    await db.end();
  }
}
