import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from './places.ts';
import { installPrograms } from './programs.ts';

const run = promisify(execFile);
const PER_SECOND = 20;
const SECONDS = 6;

interface Result {
  earnings: number;
  runs: {
    kpis: { name: string; value: number | null }[];
    callers: { errand: string; asked: number; failed: number; p50Ms: number; p99Ms: number }[];
    failures: Record<string, number>;
  }[];
  floor: { answer: string; account: string; statements: number; kept: number; made: number; floor: number }[];
}

beforeAll(() => installPrograms(), 300_000);

test('the bench of the targets gets an answer to every request through two instances, and every figure from Prometheus', async () => {
  const small = ['--rows', '8000', '--rate', `${PER_SECOND}`, '--seconds', `${SECONDS}`, '--instances', '2'];
  const bench = join(ROOT, 'tooling/bench/src/main.ts');
  const { stdout } = await run(process.execPath, [bench, 'kpi', ...small, '--json']);
  const result = JSON.parse(stdout) as Result;
  expect(result.earnings).toBe(8000);
  const [through] = result.runs;
  expect(through?.failures).toEqual({});
  expect(through?.callers[0]).toMatchObject({ errand: 'all', asked: PER_SECOND * SECONDS, failed: 0 });
  expect(through?.kpis.filter(({ value }) => value === null)).toEqual([]);
  expect(Object.fromEntries(through?.kpis.map(({ name, value }) => [name, value]) ?? [])).toMatchObject({
    availability: 1,
    errors: 0,
  });
  const floors = result.floor.map(({ answer, account }) => `${answer} of ${account}`);
  expect(floors).toEqual(['list of ordinary', 'summary of ordinary', 'list of large', 'summary of large']);
  expect(result.floor.every(({ kept, made, floor }) => Math.min(kept, made, floor) > 0)).toBe(true);
  expect(result.floor.map(({ statements }) => statements > 1)).toEqual([false, true, false, true]);
}, 120_000);
