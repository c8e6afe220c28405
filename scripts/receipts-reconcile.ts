import { reconcile, walkOptions } from '@/domain/receipts/mutations';
import { systemActor } from '@/lib/actor';
import { asActor, disconnect } from '@/lib/db';
import { prepareDatabase } from './prepare-database.ts';
import { Problem } from './say.ts';
import { onStop, runScript } from './stopping.ts';

/** `npm run receipts:reconcile`: walks chain and returns both ways; exit code 1 and the problems when anything is wrong. */
await runScript(async () => {
  if (!process.env.DATABASE_URL) process.env.DATABASE_URL = (await prepareDatabase()).appUrl;
  onStop(disconnect);
  const actor = systemActor('receipts-reconcile');
  const outcome = await asActor(actor, (tx) => reconcile(actor, tx), walkOptions);
  if (!outcome.ok) throw new Problem(outcome.reason);
  const { receipts, well, problems } = outcome.value;
  console.log(`${receipts} receipts walked, ${well ? 'all is well' : `${problems.length} problems`}`);
  for (const { code, sequence, about } of problems) console.log(`  ${code} ${sequence ?? ''} ${about}`);
  return well ? 0 : 1;
});
