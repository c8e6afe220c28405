import { startApp } from './app.ts';
import { inData } from './files.ts';
import { askedPort, freePort } from './ports.ts';
import { Problem } from './say.ts';
import { runScript } from './stopping.ts';

/**
 * `npm run start`: web and worker of what `npm run build` built, with the environment as it is
 * (docs/operations.md). Ends both when either ends.
 */
await runScript(async () => {
  for (const name of ['DATABASE_URL', 'BASE_URL', 'AUTH_SECRET']) {
    if (!process.env[name]) throw new Problem(`Set ${name}: see docs/operations.md.`);
  }
  const port = (await askedPort()) ?? (await freePort());
  const app = await startApp({ ...process.env, PORT: String(port), NODE_ENV: 'production' }, inData('log'));
  console.log(`Web and worker run; the web process listens on http://127.0.0.1:${port}`);
  throw new Problem(await app.died);
});
