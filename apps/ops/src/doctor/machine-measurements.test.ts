import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { isThisMachine, measureDisk, measureNetwork, readCounters } from './machine-measurements.ts';

const line = (name: string, received: number, sent: number) =>
  `  ${name}: ${received} 1 0 0 0 0 0 0 ${sent} 2 0 0 0 0 0 0`;
const at = (ms: number, ...lines: string[]) => ({
  at: ms,
  bytes: readCounters(['Inter-|   Receive  |  Transmit', ' face |bytes packets', ...lines].join('\n')),
});

it('takes the busiest network in its busier direction, and not what stays on the machine', () => {
  const first = at(0, line('lo', 0, 0), line('eth0', 0, 1_000), line('eth1', 0, 0));
  const second = at(2_000, line('lo', 9e12, 9e12), line('eth0', 5_000, 126_000_000), line('eth1', 7_000, 3));
  const { value, basis } = measureNetwork(first, second);
  expect(value).toBeCloseTo(504, 0);
  expect(basis).toBe('on eth0 over 2 s');
  expect(measureNetwork(first, null).value).toBeNull();
  expect(measureNetwork(at(0), at(1_000)).value).toBeNull();
});

it('measures the file system of a folder that there is, and says so of one that is not', async () => {
  const there = await measureDisk(tmpdir());
  expect(there.value).toBeGreaterThan(0);
  expect(there.value).toBeLessThanOrEqual(1);
  expect(await measureDisk('/not/there')).toMatchObject({
    value: null,
    basis: expect.stringContaining('ENOENT'),
  });
});

it('knows which address is this machine', () => {
  expect(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:1'].every(isThisMachine)).toBe(true);
  expect(isThisMachine('https://localhost.example.org')).toBe(false);
});
