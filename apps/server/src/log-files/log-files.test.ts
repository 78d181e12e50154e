import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLogFiles } from './log-files.ts';

const DAY_MS = 86_400_000;
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
  const files = openLogFiles({ folder, keepDays: 7 }, failed);
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
  const files = openLogFiles({ folder, keepDays: 7 }, onFault);
  files.write('{}\n');
  await vi.waitFor(() => expect(onFault).toHaveBeenCalledTimes(1));
  files.write('{}\n');
  await files.close();
  expect(onFault).toHaveBeenCalledTimes(1);
});
