import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { heading, measure, row, send } from './load';

/**
 * Figures per second: the national figures through the API, whole and unchanged (304), against a bare Node server
 * that sends the same bytes.
 */
export async function benchFigures(base: string, incidentId: string, cookie: string): Promise<void> {
  const url = `${base}/api/v1/incidents/${incidentId}/figures`;
  const headers = { cookie: `kvittert-session=${cookie}` };
  const first = await send(url, { headers });
  if (first.status !== 200) throw new Error(`figures answered ${first.status}: ${first.body}`);
  const etag = String(first.headers.etag);

  const bare = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(first.body);
  }).listen(0, '127.0.0.1');
  await once(bare, 'listening');
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;

  const yardstick = await measure(async () => (await send(bareUrl)).status === 200);
  const empty = await measure(async () => (await send(`${base}/healthz`)).status === 200);
  const whole = await measure(async () => (await send(url, { headers })).status === 200);
  const unchanged = await measure(
    async () => (await send(url, { headers: { ...headers, 'if-none-match': etag } })).status === 304,
  );
  bare.close();

  console.log(`\nNational figures, ${first.body.length} bytes\n${heading}`);
  console.log(row('yardstick: bare Node server, same bytes', yardstick));
  console.log(row('yardstick: an empty handler of the same app', empty, yardstick));
  console.log(row('GET figures, 200', whole, yardstick));
  console.log(row('GET figures, unchanged, 304', unchanged, yardstick));
  console.log(row('the same, against the empty handler', unchanged, empty));
}
