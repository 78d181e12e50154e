import { AsyncLocalStorage } from 'node:async_hooks';

const origins = new AsyncLocalStorage<string>();

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Runs `work` so that the changes of its transactions are told with `origin`, a UUID that a client gave itself: it knows its
 * own changes again by it. Anything else counts as no origin.
 */
export function asOrigin<T>(origin: string | null, work: () => T): T {
  return origin !== null && UUID.test(origin) ? origins.run(origin, work) : work();
}

/** How a transaction begins: with its origin, in the same round trip. Other statements are left as they are. */
export function beginWithOrigin(text: string): string {
  const origin = text === 'begin' ? origins.getStore() : undefined;
  return origin === undefined ? text : `begin; set local earntrack.origin = '${origin}'`;
}
