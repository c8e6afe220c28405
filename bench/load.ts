import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export type Measured = { perSecond: number; p50: number; p95: number; failed: number; done: number };

/** One call of a client; answers whether it went well. `client` counts from 0. */
export type Call = (client: number, round: number) => Promise<boolean>;

/**
 * Runs `clients` loops of `call` for `seconds`, after a warm-up, and answers calls per second and latencies in
 * milliseconds. The same loop drives the product and its yardstick.
 */
export async function measure(call: Call, { clients = 8, seconds = 5, warmUp = 1 } = {}): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  const start = performance.now() + warmUp * 1000;
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; performance.now() < end; round++) {
        const began = performance.now();
        const well = await call(client, round);
        const ended = performance.now();
        if (began < start || ended > end) continue;
        if (well) times.push(ended - began);
        else failed++;
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), failed, done: times.length };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** One HTTP request over a kept connection. */
export function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: body ? { ...headers, 'content-length': String(Buffer.byteLength(body)) } : headers,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server may close a connection that rests just as we take it up again: then nothing was read of it.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(url, options));
      else reject(error);
    });
    sent.end(body);
  });
}

/** One row of the printed table. */
export function row(name: string, measured: Measured, yardstick?: Measured): string {
  const ratio = yardstick ? (measured.perSecond / yardstick.perSecond).toFixed(2) : '1.00';
  return [
    name.padEnd(52),
    measured.perSecond.toFixed(0).padStart(8),
    measured.p50.toFixed(1).padStart(8),
    measured.p95.toFixed(1).padStart(8),
    String(measured.failed).padStart(7),
    ratio.padStart(7),
  ].join(' ');
}

export const heading = `${'8 clients'.padEnd(52)} ${'per s'.padStart(8)} ${'p50 ms'.padStart(8)} ${'p95 ms'.padStart(8)} ${'failed'.padStart(7)} ${'ratio'.padStart(7)}`;
