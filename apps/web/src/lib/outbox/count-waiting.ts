import { waiting } from './outbox-entry.ts';
import { readEveryonesEntries } from './outbox-store.ts';

export interface WaitingCount {
  /** Of the person who was signed in here last, where that is known. */
  own: number;
  others: number;
}

/** How many entries wait on this device while nobody is signed in; how many only, for whoever looks at it. */
export async function countWaiting(ownerId: string | null): Promise<WaitingCount> {
  const counts: WaitingCount = { own: 0, others: 0 };
  for (const [accountId, kept] of await readEveryonesEntries())
    counts[accountId === ownerId ? 'own' : 'others'] += waiting(kept).length;
  return counts;
}
