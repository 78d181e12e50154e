import { useSyncExternalStore } from 'react';
import { isSame, type OutboxEntry, withEntry, withEntryAt, withoutEntry } from './outbox-entry.ts';
import { changeEntries, readEntries } from './outbox-store.ts';

/** Why nothing is sent right now. */
export type Pause = 'signed_out' | 'unreachable' | null;

interface OutboxState {
  entries: readonly OutboxEntry[];
  pause: Pause;
  /** False until the store of this device was read. */
  isRead: boolean;
}

const NOTHING: OutboxState = { entries: [], pause: null, isRead: false };

let accountId: string | null = null;
let state = NOTHING;
const listeners = new Set<() => void>();
const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('earntrack-outbox') : null;
otherTabs?.addEventListener('message', () => void readAnew());

function become(next: Partial<OutboxState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** Shows and sends what this account keeps here; entries of others stay where they are, unseen. */
export async function openOutbox(ofAccount: string): Promise<void> {
  if (accountId !== ofAccount) state = NOTHING;
  accountId = ofAccount;
  await readAnew();
}

/** The person left: what they keep waits for them. */
export function closeOutbox(): void {
  accountId = null;
  become(NOTHING);
}

export function outboxOwner(): string | null {
  return accountId;
}

export function outboxEntries(): readonly OutboxEntry[] {
  return state.entries;
}

/** What is on the disk now: another tab may have sent or kept something. */
export async function readAnew(): Promise<void> {
  const owner = accountId;
  if (owner === null) return;
  const entries = await readEntries(owner);
  if (owner === accountId) become({ entries, isRead: true });
}

type Change = (entries: readonly OutboxEntry[]) => OutboxEntry[];

async function change(owner: string, make: Change): Promise<void> {
  await changeEntries(owner, make);
  otherTabs?.postMessage('changed');
  await readAnew();
}

function ownerNow(): string {
  if (accountId === null) throw new Error('Nobody is signed in who could keep an entry');
  return accountId;
}

/** Resolves once the entry is on the disk of this device. */
export async function keepEntry(entry: OutboxEntry): Promise<void> {
  await change(ownerNow(), (entries) => withEntry(entries, entry));
  // Without it a browser that runs out of room may empty the store.
  void navigator.storage?.persist?.();
}

export async function restoreEntry(entry: OutboxEntry, place: number): Promise<void> {
  await change(ownerNow(), (entries) => withEntryAt(entries, entry, place));
}

/** It was recorded by another way, or is not wanted any more. */
export async function dropEntry(id: string): Promise<void> {
  if (!state.entries.some((entry) => entry.id === id)) return;
  await change(ownerNow(), (entries) => withoutEntry(entries, id));
}

/** It was recorded as it was sent; changed meanwhile, it stays. */
export async function dropSent(owner: string, sent: OutboxEntry): Promise<void> {
  await change(owner, (entries) => entries.filter((entry) => !isSame(entry, sent)));
}

export async function refuseSent(owner: string, sent: OutboxEntry, refusal: string): Promise<void> {
  await change(owner, (entries) =>
    entries.map((entry) => (isSame(entry, sent) ? { ...entry, refusal } : entry)),
  );
}

export function pauseOutbox(pause: Pause): void {
  if (pause !== state.pause) become({ pause });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back after every change. */
export const watchOutbox = subscribe;

export function useOutbox(): OutboxState {
  return useSyncExternalStore(subscribe, () => state);
}
