import { disconnect } from '@/lib/db';
import { backUp } from './backup-package.ts';
import { startPostgres } from './postgres.ts';
import { askedDatabase } from './prepare-database.ts';
import { Problem, step } from './say.ts';
import { onStop, runScript } from './stopping.ts';

/** `npm run backup`: every table of one moment, into a new folder; the application may go on working. */
await runScript(async () => {
  const [flag, to, ...more] = process.argv.slice(2);
  if (flag !== '--to' || !to || more.length > 0) throw new Problem('Usage: npm run backup -- --to FOLDER');
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
