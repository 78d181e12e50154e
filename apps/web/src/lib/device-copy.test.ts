import type { PlatformView, SessionView } from '@earntrack/contract';
import { beforeEach, expect, test } from 'vitest';
import { copyPlatforms, copySession, readDeviceCopy } from './device-copy.ts';

const storage = sessionStorage;
beforeEach(() => storage.clear());

function sessionOf(id: string | null): SessionView {
  const account = id === null ? null : { id, email: `${id}@example.com`, role: 'user' as const };
  return { account, profile: null, registration: 'open', isFirstAccount: false, canSendMail: false };
}

const uber = { id: 'p', name: 'Uber' } as PlatformView;

test('what the server last said is there at the next start', () => {
  copySession(sessionOf('ana'), storage);
  copyPlatforms([uber], storage);
  copySession(sessionOf('ana'), storage);
  expect(readDeviceCopy(storage)).toEqual({ session: sessionOf('ana'), platforms: [uber] });
});

test('nothing of one person is there for the next', () => {
  copySession(sessionOf('ana'), storage);
  copyPlatforms([uber], storage);
  copySession(sessionOf('bruno'), storage);
  expect(readDeviceCopy(storage)).toEqual({ session: sessionOf('bruno'), platforms: null });
});

test('signing out leaves nothing, and nothing is kept of nobody', () => {
  copySession(sessionOf('ana'), storage);
  copySession(sessionOf(null), storage);
  copyPlatforms([uber], storage);
  expect(storage.length).toBe(0);
});

test('half a copy is none', () => {
  storage.setItem('device-copy', '{"session":');
  expect(readDeviceCopy(storage)).toBeNull();
});

test('a full store keeps no copy, and nothing breaks', () => {
  copySession(sessionOf('ana'), storage);
  const full: Storage = Object.create(storage, {
    getItem: { value: (key: string) => storage.getItem(key) },
    removeItem: { value: (key: string) => storage.removeItem(key) },
    setItem: {
      value: () => {
        throw new DOMException('There is no room', 'QuotaExceededError');
      },
    },
  });
  copyPlatforms([uber], full);
  expect(readDeviceCopy(storage)).toBeNull();
});
