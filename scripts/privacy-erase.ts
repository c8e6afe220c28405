import { erasePersonalData } from '@/domain/retention/mutations';
import { systemActor } from '@/lib/actor';
import { asActor, disconnect } from '@/lib/db';
import { readArguments } from './arguments.ts';
import { prepareDatabase } from './prepare-database.ts';
import { Problem } from './say.ts';
import { onStop, runScript } from './stopping.ts';

const usage = `Usage: npm run privacy:erase -- --yes [--email ADDRESS]
Erases the personal data of everybody who is due, or with --email of one person. It cannot be undone.`;

const words: Record<string, string> = {
  STILL_IN_ROLE: 'That person has a role now: end the contact or the membership first.',
  NOT_ARCHIVED:
    'Not everything about that person is in a package for the archive: run npm run archive:export first.',
};

/** `npm run privacy:erase`: what the worker does every night, at once; or one person, on demand. */
await runScript(async () => {
  const given = readArguments(usage, { yes: { type: 'boolean' }, email: { type: 'string' } });
  if (!given.yes) throw new Problem(usage);
  const email = given.email?.toLowerCase();
  if (!process.env.DATABASE_URL) process.env.DATABASE_URL = (await prepareDatabase()).appUrl;
  onStop(disconnect);
  const actor = systemActor('privacy-erase');
  const outcome = await asActor(actor, async (tx) => {
    if (email === undefined) return erasePersonalData(actor, tx, {});
    const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
    if (!person) throw new Problem(`Nobody has the address ${email}.`);
    return erasePersonalData(actor, tx, { personId: person.id });
  });
  if (!outcome.ok) throw new Problem(words[outcome.reason] ?? outcome.reason);
  const { people, addresses, waiting } = outcome.value;
  console.log(`Erased: ${people} people, ${addresses} network addresses.`);
  if (waiting > 0)
    console.log(`${waiting} more wait for a package for the archive (npm run archive:export).`);
});
