import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { benchFigures } from '../bench/figures.ts';
import { benchReturns, type Leader } from '../bench/returns.ts';
import { startApp } from './app.ts';
import { buildApp } from './build.ts';
import { runChild, tsx } from './children.ts';
import { appEnvironment } from './environment.ts';
import { ensureFolder, inData, inRoot, newSecret } from './files.ts';
import { migrate } from './migrate.ts';
import { freePort } from './ports.ts';
import { startThrowawayPostgres } from './postgres.ts';
import { Problem, step } from './say.ts';
import { runScript } from './stopping.ts';

/**
 * `npm run bench`: the built product on a PostgreSQL of its own that really writes to disk (fsync on), with the
 * replay loaded, each measure beside its yardstick in the same run. Numbers are printed, never asserted.
 */
await runScript(async () => {
  const database = await step('PostgreSQL started', () => startThrowawayPostgres({ writesToDisk: true }));
  await step('Migrated', () => migrate(database.ownerUrl));
  const port = await freePort();
  const env = { ...appEnvironment(database, port, newSecret() + newSecret()), LOG_LEVEL: 'error' };
  const logs = ensureFolder(inData('log', 'bench'));
  const [command, args] = tsx(inRoot('scripts', 'load-demo.ts'));
  await step('Replay loaded', async () => {
    if ((await runChild('load-demo', command, args, { env, log: `${logs}/load.log` })) !== 0)
      throw new Problem(`See ${logs}/load.log.`);
  });
  await step('Built', () => buildApp());
  const app = await step('Web and worker started', () => startApp(env, logs));
  const base = `http://127.0.0.1:${port}`;

  const db = new pg.Client({ connectionString: database.ownerUrl });
  db.on('error', () => {});
  await db.connect();
  const { rows: incidents } = await db.query(`select id from incident`);
  await benchFigures(base, incidents[0].id, await signedIn(db, 'departementet@example.test'));
  await benchReturns(base, await leaders(db), database.ownerUrl);
  await db.end();
  await app.stop();
});

/** Leaders of services with one municipality that uses the system, each with a request of the status round. */
async function leaders(db: pg.Client): Promise<Leader[]> {
  const { rows } = await db.query(
    `select r.id, r."currentVersion", p.email, min(m."municipalityNumber") as number
     from request r join survey s on s.id = r."surveyId" join request_municipality m on m."requestId" = r.id
     join contact c on c."serviceId" = r."serviceId" and c.role = 'leader' join person p on p.id = c."personId"
     where s.title like 'Statusrunde%' group by 1, 2, 3 having count(*) = 1 order by r.id limit 8`,
  );
  const found: Leader[] = [];
  // One after the other: a connection does one thing at a time, and pg 9 will refuse two.
  for (const row of rows) {
    found.push({
      cookie: await signedIn(db, row.email),
      requestId: row.id,
      version: row.currentVersion,
      municipalityNumber: row.number,
    });
  }
  return found;
}

async function signedIn(db: pg.Client, email: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await db.query(
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
     select uuidv7(), $1, id, now(), now(), now() + interval '1 hour' from person where email = $2`,
    [createHash('sha256').update(secret).digest('hex'), email],
  );
  return secret;
}
