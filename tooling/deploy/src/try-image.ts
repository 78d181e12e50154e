import { setTimeout as pause } from 'node:timers/promises';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { findFreePort } from '@earntrack/embedded-postgres/free-port';
import { type Engine, exitCodeOf, runToEnd, start } from './engine.ts';

const HOST = '127.0.0.1';
const POLL_MS = 100;
const PATIENCE_MS = 60_000;

/** Migrates an empty database, serves, has the server tried from outside, and asks it to end: all in the image. */
export async function tryImage(engine: Engine, tag: string): Promise<void> {
  const postgres = await startThrowawayPostgres();
  try {
    const container = await engine.prepare(tag);
    const port = await findFreePort();
    const url = `http://${HOST}:${port}`;
    const env = { DATABASE_URL: postgres.url, PUBLIC_URL: url, HOST, PORT: String(port) };
    const inImage = (...command: string[]) => engine.run(container, { env, command });
    await runToEnd(inImage('earntrack', 'migrate', 'up'));
    const startedAt = performance.now();
    const server = start(inImage('node', 'apps/server/src/main.ts'));
    const ended = exitCodeOf(server);
    await Promise.race([untilReady(url), ended.then(failEarly)]);
    console.log(`ready after ${Math.round(performance.now() - startedAt)} ms`);
    await runToEnd(inImage('earntrack', 'smoke', url));
    engine.askToEnd(server);
    const code = await Promise.race([ended, pause(PATIENCE_MS, 'not at all', { ref: false })]);
    if (code !== 0) throw new Error(`Asked to end, the server did so with ${code}`);
    console.log('drained, and ended with 0');
  } finally {
    await postgres.stop();
  }
}

function failEarly(code: number | null): never {
  throw new Error(`The server ended with ${code} before it was ready`);
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isReady(url))) {
    if (Date.now() > deadline) throw new Error(`Not ready within ${PATIENCE_MS / 1_000} s`);
    await pause(POLL_MS);
  }
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    // Nobody listens yet.
    () => false,
  );
}
