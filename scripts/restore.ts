import { disconnect } from '@/lib/db';
import { readArguments } from './arguments.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres.ts';
import { askedDatabase } from './prepare-database.ts';
import { readBackup, restore, verifyRestored } from './restore-package.ts';
import { Problem, step } from './say.ts';
import { onStop, runScript } from './stopping.ts';

const usage = 'Usage: npm run restore -- --from FOLDER [--replace]';

/** `npm run restore`: a backup into an empty database, with --replace also into another. Stop the application first. */
await runScript(async () => {
  const { from: folder, replace = false } = readArguments(usage, {
    from: { type: 'string' },
    replace: { type: 'boolean' },
  });
  if (!folder) throw new Problem(usage);
  const manifest = await step('Checksums hold', () => readBackup(folder));
  const { ownerUrl, appUrl } = askedDatabase() ?? (await step('PostgreSQL started', startPostgres));
  process.env.DATABASE_URL = appUrl;
  onStop(disconnect);
  await step('Migrated', () => migrate(ownerUrl));
  const rows = await step('Restored', () => restore(ownerUrl, folder, manifest, { replace }));
  const wrong = await step('Verified receipts and figures', () => verifyRestored(ownerUrl, manifest));
  if (wrong.length > 0) throw new Problem(`The restore is NOT sound:\n  ${wrong.join('\n  ')}`);
  console.log(
    `Done: ${manifest.tables.length} tables, ${rows} rows, ${manifest.receipts.sequence} receipts in an unbroken chain, figures of ${manifest.figures.length} incidents as they were on ${manifest.madeAt}.`,
  );
  if (manifest.signingKeys.length > 0) {
    console.log(
      `Receipts were signed with the keys ${manifest.signingKeys.join(', ')}: bring the private key along.`,
    );
  }
});
