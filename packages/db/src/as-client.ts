import { AsyncLocalStorage } from 'node:async_hooks';

const clients = new AsyncLocalStorage<string>();

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Runs `work` so that the changes of its transactions are told with `clientId`, a UUID that a client gave itself: it knows its
 * own changes again by it. Anything else counts as no client.
 */
export function asClient<T>(clientId: string | null, work: () => T): T {
  return clientId !== null && UUID.test(clientId) ? clients.run(clientId, work) : work();
}

/** How a transaction begins: with who asked for it, in the same round trip. Other statements are left as they are. */
export function beginAsClient(text: string): string {
  const clientId = text === 'begin' ? clients.getStore() : undefined;
  return clientId === undefined ? text : `begin; set local earntrack.origin = '${clientId}'`;
}
