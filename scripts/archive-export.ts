import { disconnect } from '@/lib/db';
import { writeArchive } from './archive-package.ts';
import { readArguments } from './arguments.ts';
import { prepareDatabase } from './prepare-database.ts';
import { Problem } from './say.ts';
import { onStop, runScript } from './stopping.ts';

const usage =
  'Usage: npm run archive:export -- --to FOLDER [--office ID]   (without --office: all authorities)';

/** `npm run archive:export`: a package for the public archive. Erasing waits for it; see docs/privacy.md. */
await runScript(async () => {
  const { to, office = null } = readArguments(usage, { to: { type: 'string' }, office: { type: 'string' } });
  if (!to) throw new Problem(usage);
  if (!process.env.DATABASE_URL) process.env.DATABASE_URL = (await prepareDatabase()).appUrl;
  onStop(disconnect);
  const { folder, manifest, manifestHash } = await writeArchive(to, office);
  for (const { name, records } of manifest.files) console.log(`${String(records).padStart(8)}  ${name}`);
  console.log(
    `Written to ${folder}\nEverything until ${manifest.through}; SHA-256 of the manifest: ${manifestHash}`,
  );
});
