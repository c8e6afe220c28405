import { createServer } from 'node:net';
import { Problem } from './say.ts';

/** A port that nothing listens on: the one remembered from last time if it is still free, else a new one. */
export async function freePort(remembered?: number): Promise<number> {
  if (remembered && (await isFree(remembered))) return remembered;
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The port that PORT asks for, or undefined when it is not set; an error when it cannot be used. */
export async function askedPort(): Promise<number | undefined> {
  const asked = process.env.PORT;
  if (!asked) return undefined;
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(
      `PORT is "${asked}": set it to a number from 1 to 65535, or leave it out for a free port.`,
    );
  }
  if (!(await isFree(port))) {
    throw new Problem(
      `Port ${port} is taken or not allowed: set PORT to another one, or leave it out for a free port.`,
    );
  }
  return port;
}

/** Both loopback addresses must be free, since a browser may take either for `localhost`. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
