import { expect, test } from 'vitest';
import { clockWords, deviceWords } from './device-words.ts';

const calm = { isOnline: true, pause: null, waiting: 0, refused: 0 } as const;

test('nothing is said while everything is sent and the network is there', () => {
  expect(deviceWords(calm)).toBe('');
});

test.each([
  [{ isOnline: false }, 'Offline: figures show when you are back.'],
  [
    { isOnline: false, waiting: 2 },
    'Offline: figures show when you are back. 2 entries wait for the network.',
  ],
  [{ waiting: 1 }, '1 entry is on its way.'],
  [{ waiting: 1, pause: 'unreachable' }, '1 entry waits until the server can be reached.'],
  [{ waiting: 3, pause: 'signed_out' }, 'You were signed out meanwhile: 3 entries wait until you sign in.'],
  [{ refused: 1 }, '1 entry needs another look before it can be recorded.'],
] as const)('%j is said as “%s”', (state, words) => {
  expect(deviceWords({ ...calm, ...state })).toBe(words);
});

test('a wrong clock is said with how far and which way', () => {
  expect(clockWords(0)).toBe('');
  expect(clockWords(3 * 3_600_000)).toBe(
    'The clock of this device is 3\u00a0h slow; days here follow the server’s.',
  );
  expect(clockWords(-40 * 86_400_000)).toBe(
    'The clock of this device is 40 days fast; days here follow the server’s.',
  );
});
