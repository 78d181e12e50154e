import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readKeptLines } from './kept-lines.ts';
import { openLogFiles } from './log-files.ts';

const DAY_MS = 86_400_000;
const MUCH = 1024 ** 3;
const TODAY = 'earntrack-server.log';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function dayBefore(days: number): Date {
  return new Date(Date.now() - days * DAY_MS);
}

/** What a server leaves that wrote one line on that day and ended. */
async function liveThroughDay(folder: string, days: number): Promise<void> {
  const files = openLogFiles({ folder, keepDays: 7, mostBytes: MUCH }, failed);
  files.write(`{"day":${days}}\n`);
  await files.close();
  utimesSync(join(folder, TODAY), dayBefore(days), dayBefore(days));
}

function failed(err: Error): never {
  throw err;
}

test('each day is a zipped file of its name, and after seven of them the eldest goes', async () => {
  const folder = makeFolder();
  for (let days = 9; days >= 0; days -= 1) await liveThroughDay(folder, days);
  const names = readdirSync(folder).filter((name) => name.endsWith('.gz'));
  const wanted = [7, 6, 5, 4, 3, 2, 1].map(
    (days) => `earntrack-server-${dayBefore(days).toISOString().slice(0, 10)}.log.gz`,
  );
  expect(names).toEqual(wanted);
  const yesterday = gunzipSync(readFileSync(join(folder, wanted.at(-1) ?? ''))).toString();
  expect(yesterday).toBe('{"day":1}\n');
  expect(readFileSync(join(folder, TODAY), 'utf8')).toBe('{"day":0}\n');
});

test('a day goes on in its file after a restart', async () => {
  const folder = makeFolder();
  await liveThroughDay(folder, 0);
  await liveThroughDay(folder, 0);
  expect(readFileSync(join(folder, TODAY), 'utf8')).toBe('{"day":0}\n{"day":0}\n');
});

test('a folder that cannot be written to is told once, and what is logged goes on without it', async () => {
  const folder = join(makeFolder(), 'file');
  writeFileSync(folder, '');
  const onFault = vi.fn<(err: Error) => void>();
  const files = openLogFiles({ folder, keepDays: 7, mostBytes: MUCH }, onFault);
  files.write('{}\n');
  await vi.waitFor(() => expect(onFault).toHaveBeenCalledTimes(1));
  files.write('{}\n');
  await files.close();
  expect(onFault).toHaveBeenCalledTimes(1);
});

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

test('all files together take no more than they may, whatever is written on one day, and the eldest lines go first', async () => {
  const folder = makeFolder();
  const mostBytes = 400_000;
  const files = openLogFiles({ folder, keepDays: 7, mostBytes }, failed);
  const count = 3_000;
  for (let at = 0; at < count; at += 1) files.write(`${at} ${randomBytes(150).toString('hex')}\n`);
  await files.close();
  expect(bytesIn(folder)).toBeLessThanOrEqual(mostBytes);
  expect(bytesIn(folder)).toBeGreaterThan(mostBytes / 4);
  const firsts: number[] = [];
  const kept: number[] = [];
  await readKeptLines(folder, { bytes: 10_000_000, patienceMs: 10_000 }, (line) => {
    const at = Number(line.split(' ')[0]);
    if (kept.at(-1) !== at - 1) firsts.push(at);
    kept.push(at);
  });
  // The newest file first, though numbers of those that went were given again; and none is missing between them.
  expect(firsts).toEqual(firsts.toSorted((one, other) => other - one));
  expect(firsts.length).toBeGreaterThan(3);
  const inOrder = kept.toSorted((one, other) => one - other);
  expect(inOrder).toEqual(Array.from(inOrder, (_, at) => count - inOrder.length + at));
});
