import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** No system gives a connection that goes out a port from here, so that a port which is free stays so for a while. */
const FIRST = 20_000;
const END = 30_000;

/** A loopback port for somebody who listens later, or again and again: nothing listens on it, no connection takes it. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve).listen(port, '127.0.0.1', () => resolve(null));
  });
  if (problem === null) await new Promise((resolve) => server.close(resolve));
  // Also one that the system keeps for itself is not free; without a loopback interface none ever is.
  else if (problem.code !== 'EADDRINUSE' && problem.code !== 'EACCES') throw problem;
  return problem === null;
}
