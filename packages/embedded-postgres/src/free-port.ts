import { randomInt } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** No system gives a connection that goes out a port from here, so that a port which is free stays so for a while. */
const FIRST = 20_000;
const END = 30_000;

/** Within this whoever was given a port listens on it. */
const SPOKEN_FOR_MS = 5 * 60_000;

/**
 * A loopback port for somebody who listens later, or again and again: nothing listens on it, no connection takes it, and nobody else on this
 * machine is given it meanwhile.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, END);
    if ((await isFree(port)) && (await isOurs(port))) return port;
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

/** Between being free and being listened on, a port may take long: a file says that it is spoken for. */
async function isOurs(port: number): Promise<boolean> {
  const folder = join(tmpdir(), 'earntrack-ports');
  const sign = join(folder, String(port));
  try {
    await mkdir(folder, { recursive: true });
    const said = await stat(sign).catch(() => null);
    if (said !== null && Date.now() - said.mtimeMs > SPOKEN_FOR_MS) await rm(sign, { force: true });
    await writeFile(sign, '', { flag: 'wx' });
    return true;
  } catch (err) {
    // Where nothing can be written, as in somebody else's folder, it is as good as a free one can be.
    return (err as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}
