import { existsSync } from 'node:fs';
import { ensureFolder, inData, newSecret, readJson, writeJson } from './files.ts';
import type { Database } from './postgres.ts';

/** The environment of web, worker and the loading of the demo. */
export function appEnvironment(database: Database, port: number, secret: string) {
  const address = `http://localhost:${port}`;
  return {
    ...process.env,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    PORT: String(port),
    BASE_URL: address,
    NEXTAUTH_URL: address,
    AUTH_SECRET: secret,
    DEMO: '1',
    TZ: 'UTC',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Signs the sessions of this checkout's demo: kept, so that a restart signs nobody out. */
export function keptSecret(): string {
  const file = inData('secret.json');
  ensureFolder(inData());
  if (!existsSync(file)) writeJson(file, { authSecret: newSecret() + newSecret() });
  return readJson<{ authSecret: string }>(file)?.authSecret ?? '';
}
