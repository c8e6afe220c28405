import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from './app.ts';
import { buildApp, sourcesHash } from './build.ts';
import { appEnvironment } from './environment.ts';
import { ensureFolder, inData, inRoot, newSecret } from './files.ts';
import { freePort } from './ports.ts';
import type { Database } from './postgres.ts';
import { loadDemo } from './prepare-database.ts';
import { copyDatabase } from './test-database.ts';
import { type Count, playwright, runStep } from './test-steps.ts';

type Environment = Record<string, string | undefined>;

/** Builds the app and loads the demo into a database of its own; `app` is missing when either failed. */
export async function prepareJourneys(
  template: Promise<Database>,
): Promise<{ counts: Count[]; app?: Environment }> {
  const build = buildFolder();
  const built = await runStep('production build', async () => {
    await buildApp(build);
    return { passed: 1, failed: 0, output: '' };
  });
  let app: Environment | undefined;
  const loaded = await runStep('demo loaded', async () => {
    const database = await copyDatabase(await template, 'kvittert_e2e');
    const env = appEnvironment(database, await freePort(), newSecret() + newSecret());
    await loadDemo(env, database.ownerUrl);
    app = { ...env, ...openIdEnvironment(await freePort()), NEXT_DIST_DIR: build };
    return { passed: 1, failed: 0, output: '' };
  });
  const counts = [built, loaded];
  return built.failed === 0 ? { counts, app } : { counts };
}

/** An OpenID Connect provider that e2e/open-id.ts starts on this port; nobody else is asked of it. */
function openIdEnvironment(port: number): Environment {
  const roles = [
    { claim: 'groups', value: 'kvittert-mr', role: 'governor', office: 'sf-mr' },
    { claim: 'groups', value: 'kvittert-admin', role: 'admin' },
  ];
  return {
    OIDC_ISSUER: `http://localhost:${port}`,
    OIDC_CLIENT_ID: 'kvittert',
    OIDC_CLIENT_SECRET: newSecret(),
    OIDC_NAME: 'Prøveporten',
    OIDC_SCOPE: 'openid email profile groups',
    OIDC_ROLES: JSON.stringify(roles),
  };
}

/** Starts the built app and runs Playwright against it, which gets the app's environment too. */
export function runJourneys(
  folder: string,
  app: Environment,
  browser: Promise<string>,
  args: string[],
): Promise<Count> {
  return runStep('journeys', async () => {
    const { stop } = await startApp(app, join(folder, 'app'));
    const env = { ...app, E2E_CHROMIUM: await browser, E2E_OUTPUT: join(folder, 'traces') };
    const result = await playwright(folder, args, env);
    await stop();
    return result;
  });
}

/**
 * Named after the sources, so that a second run of the same sources finds its build, and a run of other sources does
 * not build over it. Old ones go after an hour without use.
 */
function buildFolder(): string {
  const all = ensureFolder(inData('build'));
  const name = sourcesHash().slice(0, 12);
  const old = Date.now() - 3_600_000;
  for (const other of readdirSync(all)) {
    if (other !== name && statSync(join(all, other)).mtimeMs < old) {
      rmSync(inRoot('.data', 'build', other), { recursive: true, force: true });
    }
  }
  return `.data/build/${name}`;
}
