import { del, entries, get, update, type UseStore } from 'idb-keyval';
import type { OutboxEntry } from './outbox-entry.ts';

const DATABASE = 'earntrack-outbox';
const STORE = 'entries-by-account';

let opening: Promise<IDBDatabase> | null = null;

async function open(): Promise<IDBDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  request.addEventListener('success', () => resolve(request.result));
  request.addEventListener('error', () =>
    reject(request.error ?? new Error('The store of kept entries did not open')),
  );
  const database = await promise;
  const reopen = () => {
    opening = null;
  };
  database.addEventListener('close', reopen);
  database.addEventListener('versionchange', () => {
    database.close();
    reopen();
  });
  return database;
}

const store: UseStore = async (mode, act) => {
  opening ??= open();
  const database = await opening.catch((err: unknown) => {
    opening = null;
    throw err;
  });
  // What is said to be kept is on the disk, not in a buffer that a flat battery empties.
  return act(database.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE));
};

/** The account's entries in the order in which they were made. */
export async function readEntries(accountId: string): Promise<OutboxEntry[]> {
  return (await get<OutboxEntry[]>(accountId, store)) ?? [];
}

/** Changes the account's entries in one transaction, whichever tab does something else at the time. */
export async function changeEntries(
  accountId: string,
  change: (entries: readonly OutboxEntry[]) => OutboxEntry[],
): Promise<void> {
  await update<OutboxEntry[]>(accountId, (entries = []) => change(entries), store);
}

/** Forgets what an account keeps on this device: the account is gone, and nobody can send it any more. */
export async function forgetEntries(accountId: string): Promise<void> {
  await del(accountId, store);
}

/** What every account keeps on this device. */
export async function readEveryonesEntries(): Promise<[accountId: string, kept: OutboxEntry[]][]> {
  return entries<string, OutboxEntry[]>(store);
}
