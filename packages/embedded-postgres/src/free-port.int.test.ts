import { expect, test } from 'vitest';
import { findFreePort } from './free-port.ts';

test('a port is given to one alone, however many ask at once', async () => {
  // Of ten thousand, as many would be given twice almost surely.
  const ports = await Promise.all(Array.from({ length: 400 }, () => findFreePort()));
  expect(new Set(ports).size).toBe(400);
});
