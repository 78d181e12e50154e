import { createHash } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sha256Hex } from './file-hash.ts';

function expected(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const samples = [0, 1, 55, 56, 63, 64, 65, 1000].map((length) =>
  Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256),
);

test('a file has the same hash with and without the browser’s own digest', async () => {
  for (const bytes of samples) expect(await sha256Hex(bytes)).toBe(expected(bytes));
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal('crypto', {});
  for (const bytes of samples) expect(await sha256Hex(bytes)).toBe(expected(bytes));
});
