import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { OperatorError } from '../operator-error.ts';

// A start that follows a stop may come while the one before is still draining.
const defaultPatienceMs = 2_000;
const retryMs = 100;

/** Throws OperatorError unless the server will be able to listen, on both loopbacks where `localhost` may mean either. */
export async function assertPortFree(
  host: string,
  port: number,
  patienceMs = defaultPatienceMs,
): Promise<void> {
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host];
  const deadline = Date.now() + patienceMs;
  for (const each of hosts) {
    let code = await tryToListen(each, port);
    while (code === 'EADDRINUSE' && Date.now() < deadline) {
      await pause(retryMs);
      code = await tryToListen(each, port);
    }
    explainRefusal(code, each, port);
  }
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (err: NodeJS.ErrnoException) => resolve(err.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

function explainRefusal(code: string | undefined, host: string, port: number): void {
  // A machine without IPv6 has no second loopback to be taken.
  if (code === undefined || (host === '::1' && code !== 'EADDRINUSE')) return;
  if (code === 'EADDRINUSE') {
    throw new OperatorError(
      `Port ${port} is already in use: stop the program that has it, or choose another one, for example PORT=${port + 1} npm start.`,
    );
  }
  if (code === 'EACCES') {
    throw new OperatorError(`Port ${port} may not be used by this account: choose one above 1023 with PORT.`);
  }
  throw new OperatorError(`EarnTrack cannot listen on HOST=${host}, port ${port} (${code}).`);
}
