import type { PlatformView, SessionView } from '@earntrack/contract';

/** As much of an account as is needed to record something without a network. */
interface DeviceCopy {
  session: SessionView;
  platforms: PlatformView[] | null;
}

const KEY = 'device-copy';

/** What the server last said of the person who is signed in on this device; null where nobody is. */
export function readDeviceCopy(storage: Storage = localStorage): DeviceCopy | null {
  const text = storage.getItem(KEY);
  if (text === null) return null;
  try {
    return JSON.parse(text) as DeviceCopy;
  } catch {
    // Half a copy is none.
    storage.removeItem(KEY);
    return null;
  }
}

/** Keeps the session for the next start; one without an account takes everything away. */
export function copySession(session: SessionView, storage: Storage = localStorage): void {
  if (session.account === null) return forgetDeviceCopy(storage);
  const before = readDeviceCopy(storage);
  const isSamePerson = before?.session.account?.id === session.account.id;
  write({ session, platforms: isSamePerson ? before.platforms : null }, storage);
}

export function copyPlatforms(platforms: PlatformView[], storage: Storage = localStorage): void {
  const before = readDeviceCopy(storage);
  if (before) write({ ...before, platforms }, storage);
}

export function forgetDeviceCopy(storage: Storage = localStorage): void {
  storage.removeItem(KEY);
}

function write(copy: DeviceCopy, storage: Storage): void {
  try {
    storage.setItem(KEY, JSON.stringify(copy));
  } catch {
    // A full store: the app then only opens with a network, as it did before.
    storage.removeItem(KEY);
  }
}
