import { answers } from './app.ts';
import { lastLines, type Running, runChild, startChild, tsx } from './children.ts';
import { appEnvironment } from './environment.ts';
import { whatIsWrong } from './fault-check.ts';
import { answerForever, type Client, type Ledger, makeClients, newLedger } from './fault-clients.ts';
import { ensureFolder, inRoot, newSecret } from './files.ts';
import { migrate } from './migrate.ts';
import { freePort } from './ports.ts';
import type { Throwaway } from './postgres.ts';
import { Problem } from './say.ts';

/** What one fault did, in one line, and what was wrong after it. */
export interface Told {
  told: string;
  wrong: string[];
}

type Environment = Record<string, string | undefined>;

/** Web, worker and PostgreSQL of their own with the story loaded, and eight clients who type and submit. */
export class Stage {
  readonly ledger: Ledger = newLedger();
  private answering = false;
  private busy: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly database: Throwaway,
    readonly base: string,
    readonly env: Environment,
    readonly logs: string,
    readonly clients: Client[],
    readonly parts: Record<'web' | 'worker', Running>,
  ) {}

  /** @param build the folder of the production build */
  static async open(database: Throwaway, build: string, logs: string): Promise<Stage> {
    await migrate(database.ownerUrl);
    const port = await freePort();
    const env = {
      ...appEnvironment(database, port, newSecret() + newSecret()),
      LOG_LEVEL: 'error',
      NEXT_DIST_DIR: build,
    };
    ensureFolder(logs);
    await script('load-demo', env, logs);
    const parts = { web: startWeb(env, logs), worker: startWorker(env, logs) };
    const base = `http://127.0.0.1:${port}`;
    await answers(`${base}/readyz`);
    return new Stage(database, base, env, logs, await makeClients(database.ownerUrl), parts);
  }

  /** Lets the clients type and submit until they are told to stop. */
  begin(): void {
    this.answering = true;
    const running = () => this.answering;
    this.busy = Promise.all(
      this.clients.map((client) => answerForever(this.base, client, this.ledger, running)),
    );
  }

  async end(): Promise<void> {
    this.answering = false;
    await this.busy;
  }

  /** Starts web or worker again; `more` is environment. */
  start(part: 'web' | 'worker', more: Environment = {}): void {
    this.parts[part] = (part === 'web' ? startWeb : startWorker)({ ...this.env, ...more }, this.logs);
  }

  ready(): Promise<void> {
    return answers(`${this.base}/readyz`);
  }

  /** What had been told before the check began: what comes in meanwhile is checked next time. */
  wrong(): Promise<string[]> {
    const { receipts, typed } = this.ledger;
    return whatIsWrong(this.database.ownerUrl, {
      ...this.ledger,
      receipts: [...receipts],
      typed: new Map(typed),
    });
  }

  /** The product's own walk over chain and returns; a sentence when it finds anything. */
  async reconciled(): Promise<string[]> {
    return await script('receipts-reconcile', this.env, this.logs).then(
      () => [],
      (error: Error) => [error.message],
    );
  }

  async close(): Promise<void> {
    await this.end();
    await Promise.all([this.parts.web.stop(), this.parts.worker.stop()]);
  }
}

async function script(name: string, env: Environment, logs: string): Promise<void> {
  const [command, args] = tsx(inRoot('scripts', `${name}.ts`));
  const log = `${logs}/${name}.log`;
  if ((await runChild(name, command, args, { env, log })) !== 0) {
    throw new Problem(`${lastLines(log, 20)}\n${name} failed.`);
  }
}

function startWeb(env: Environment, logs: string): Running {
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
  const args = [next, 'start', '-p', env.PORT ?? '', '-H', '127.0.0.1'];
  return startChild('web', process.execPath, args, { env, log: `${logs}/web.log` });
}

function startWorker(env: Environment, logs: string): Running {
  const [command, args] = tsx(inRoot('scripts', 'worker.ts'));
  return startChild('worker', command, args, { env, log: `${logs}/worker.log` });
}
