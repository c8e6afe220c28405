import pg from 'pg';
import { readArguments } from './arguments.ts';
import { Problem } from './say.ts';
import { runScript } from './stopping.ts';

const usage = 'Usage: npm run person:add -- --email ADDRESS --role ROLE [--office ID] [--name NAME]';
const withOffice = ['governor', 'directorate', 'ministry', 'observer', 'operator'];

/** `npm run person:add`: a person with a role, as the owner of the database; how the first administrator comes in. */
await runScript(async () => {
  const text = { type: 'string' } as const;
  const { email, role, office, name } = readArguments(usage, {
    email: text,
    role: text,
    office: text,
    name: text,
  });
  if (!email?.includes('@') || !role || ![...withOffice, 'admin'].includes(role)) throw new Problem(usage);
  if (withOffice.includes(role) && !office) throw new Problem(`The role ${role} needs --office.\n${usage}`);
  if (!process.env.DATABASE_OWNER_URL) throw new Problem('Set DATABASE_OWNER_URL: see docs/operations.md.');
  const db = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await db.connect();
  try {
    await db.query('begin');
    if (office && (await db.query('select from office where id = $1', [office])).rowCount === 0) {
      throw new Problem(`There is no office ${office}: import the offices first (npm run register:import).`);
    }
    const { rows } = await db.query(
      `insert into person (id, email, name) values (uuidv7(), lower($1), $2)
       on conflict (email) do update set name = coalesce(excluded.name, person.name) returning id`,
      [email, name ?? null],
    );
    await db.query(
      `insert into membership (id, "personId", role, "officeId") select uuidv7(), $1, $2, $3
       where not exists (select from membership where "personId" = $1 and role = $2 and "officeId" is not distinct from $3 and "validTo" is null)`,
      [rows[0].id, role, office ?? null],
    );
    await db.query(
      `insert into audit_event (at, role, kind, "objectType", "objectId", "officeId", after)
       values (now(), 'owner', 'person.added', 'person', $1, $2, $3)`,
      [rows[0].id, office ?? null, JSON.stringify({ role, office: office ?? null })],
    );
    await db.query('commit');
  } finally {
    await db.end();
  }
  console.log(`${email} may now sign in as ${role}${office ? ` of ${office}` : ''}.`);
});
