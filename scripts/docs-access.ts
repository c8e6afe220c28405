import { writeFileSync } from 'node:fs';
import { accessPage } from '../tests/access/render.ts';
import { inRoot } from './files.ts';
import { runScript } from './stopping.ts';

/** `npm run docs:access`: docs/access.md from the table that the tests hold the code to. */
await runScript(async () => {
  writeFileSync(inRoot('docs', 'access.md'), accessPage());
  console.log('Wrote docs/access.md.');
});
