import { disconnect } from '@/lib/db';
import { readArguments } from './arguments.ts';
import { backUp } from './backup-package.ts';
import { startPostgres } from './postgres.ts';
import { askedDatabase } from './prepare-database.ts';
import { Problem, step } from './say.ts';
import { onStop, runScript } from './stopping.ts';

/** `npm run backup`: every table of one moment, into a new folder; the application may go on working. */
await runScript(async () => {
  const usage = 'Usage: npm run backup -- --to FOLDER';
  const { to } = readArguments(usage, { to: { type: 'string' } });
  if (!to) throw new Problem(usage);
  const { ownerUrl, appUrl } = askedDatabase() ?? (await step('PostgreSQL started', startPostgres));
  process.env.DATABASE_URL = appUrl;
  onStop(disconnect);
  const { folder, manifest } = await step('Saved', () => backUp(ownerUrl, to));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `${manifest.tables.length} tables, ${rows} rows, ${manifest.receipts.sequence} receipts: ${folder}`,
  );
  console.log('Not in it: the private key of receipts. Keep it apart (docs/operations.md, “Backup”).');
});
