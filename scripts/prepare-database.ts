import pg from 'pg';
import { lastLines, runChild, tsx } from './children.ts';
import { ensureFolder, inData, inRoot } from './files.ts';
import { migrate } from './migrate.ts';
import { type Database, recreateDatabase, startPostgres } from './postgres.ts';
import { Problem, step } from './say.ts';

/** The database of DATABASE_URL and DATABASE_OWNER_URL, or else the embedded one; migrated. */
export async function prepareDatabase(): Promise<Database> {
  const database = askedDatabase() ?? (await step('PostgreSQL started', startPostgres));
  await migrateAndTell(database.ownerUrl);
  const { embedded, ownerUrl } = database;
  if ((await loaded(ownerUrl)) !== 'begun') return database;
  if (!embedded) {
    throw new Problem(
      'An earlier start was interrupted while it loaded the demo: give DATABASE_URL an empty database.',
    );
  }
  console.log('An earlier start was interrupted while it loaded the demo: starting with an empty database.');
  await recreateDatabase();
  await migrateAndTell(ownerUrl);
  return database;
}

/**
 * Loads the June 2023 replay once, in a process of its own, through the functions that the interface uses.
 * That it has begun and ended is noted in the database itself.
 *
 * @param env the application's environment
 * @returns whether there was anything to load
 * @throws Problem when the database holds anything else: nobody's real data get the story among them
 */
export async function loadDemo(env: Record<string, string | undefined>, ownerUrl: string): Promise<boolean> {
  if ((await loaded(ownerUrl)) === 'done') return false;
  if (await query(ownerUrl, 'select exists (select from person) or exists (select from incident) as note')) {
    throw new Problem(
      'The database holds data that are not the demo’s, and the demo would be mixed into them: give DATABASE_URL an empty database, or start anew with `npm run demo -- --reset` (its data are lost).',
    );
  }
  const log = `${ensureFolder(inData('log'))}/load-demo-${process.pid}.log`;
  await note(ownerUrl, 'begun');
  const [command, args] = tsx(inRoot('scripts', 'load-demo.ts'));
  const code = await runChild('load-demo', command, args, { env, log });
  if (code !== 0)
    throw new Problem(`${lastLines(log, 20)}\nThe demo could not be loaded: see the lines above.`);
  await note(ownerUrl, 'done');
  return true;
}

const migrateAndTell = (ownerUrl: string) =>
  step(
    'Migrated',
    () => migrate(ownerUrl),
    (names) => (names.length > 0 ? `${names.length} migrations` : 'nothing to do'),
  );

/** The database of DATABASE_URL and DATABASE_OWNER_URL, when they are set. */
export function askedDatabase(): Database | undefined {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (!appUrl && !ownerUrl) return undefined;
  if (!appUrl || !ownerUrl) {
    throw new Problem(
      'Set both DATABASE_URL (the application) and DATABASE_OWNER_URL (migrations), or neither.',
    );
  }
  return { appUrl, ownerUrl, embedded: false };
}

const words = { begun: 'The demo is being loaded.', done: 'The demo is loaded.' };

/** Kept as the comment on the schema public: it belongs to the data, and goes with them. */
async function loaded(ownerUrl: string): Promise<keyof typeof words | undefined> {
  const found = await query(
    ownerUrl,
    `select obj_description('public'::regnamespace, 'pg_namespace') as note`,
  );
  if (found === words.done) return 'done';
  return found === words.begun ? 'begun' : undefined;
}

const note = (ownerUrl: string, word: keyof typeof words) =>
  query(ownerUrl, `comment on schema public is '${words[word]}'`);

async function query(connectionString: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ note: unknown }>(text);
    return rows[0]?.note;
  } finally {
    await client.end();
  }
}
