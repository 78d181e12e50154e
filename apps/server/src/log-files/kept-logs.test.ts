import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { readKeptLines } from './kept-lines.ts';
import { keptLogs } from './kept-logs.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const line = (timestamp: string, rest: Record<string, unknown>) =>
  `${JSON.stringify({ level: 'info', timestamp, service: 'earntrack-server', message: 'request completed', ...rest })}\n`;

const SIGN_IN = { endpoint: '/trpc/:path', method: 'POST', procedures: ['auth.login'] };
const refused = (timestamp: string, request_id: string) =>
  line(timestamp, { ...SIGN_IN, level: 'warn', status: 401, error_type: 'wrong_credentials', request_id });

/** A day before, zipped, and today's, whose last line was cut off. */
function makeDays(): string {
  const folder = makeFolder();
  const before =
    refused('2026-11-11T08:00:00.000Z', 'request-1') +
    line('2026-11-11T09:00:00.000Z', { level: 'error', message: 'sweep failed', error_type: 'sweep_failed' });
  writeFileSync(join(folder, 'earntrack-server-2026-11-11.log.gz'), gzipSync(before));
  const today =
    line('2026-11-12T08:00:00.000Z', { status: 200, request_id: 'request-2' }) +
    refused('2026-11-12T09:00:00.000Z', 'request-3') +
    line('2026-11-12T09:00:01.000Z', {
      level: 'warn',
      message: 'idle connection lost',
      request_id: 'request-3',
    }) +
    '{"level":"warn","timestamp":"2026-11-12T09:00:02.0';
  writeFileSync(join(folder, 'earntrack-server.log'), today);
  writeFileSync(join(folder, 'notes.txt'), refused('2026-11-12T10:00:00.000Z', 'request-9'));
  return folder;
}

test('failures are told by type with the last of each, over zipped days and today, the latest first', async () => {
  expect(await keptLogs(makeDays()).errors()).toEqual({
    isWhole: true,
    since: '2026-11-11T08:00:00.000Z',
    groups: [
      {
        type: 'idle connection lost',
        times: 1,
        lastAt: '2026-11-12T09:00:01.000Z',
        lastPlace: '',
        lastRequestId: 'request-3',
      },
      {
        type: 'wrong_credentials',
        times: 2,
        lastAt: '2026-11-12T09:00:00.000Z',
        lastPlace: 'POST auth.login',
        lastRequestId: 'request-3',
      },
      {
        type: 'sweep_failed',
        times: 1,
        lastAt: '2026-11-11T09:00:00.000Z',
        lastPlace: '',
        lastRequestId: null,
      },
    ],
  });
});

test('the story of a request is every line of it and of no other, as it was written, in the order of time', async () => {
  const { lines, isWhole } = await keptLogs(makeDays()).story('request-3');
  expect(isWhole).toBe(true);
  expect(lines.map(({ message }) => message)).toEqual(['request completed', 'idle connection lost']);
  expect(lines[0]?.rest.split('\n')).toEqual([
    'endpoint=/trpc/:path',
    'method=POST',
    'procedures=["auth.login"]',
    'status=401',
    'error_type=wrong_credentials',
  ]);
  expect((await keptLogs(makeDays()).story('request-9')).lines).toEqual([]);
});

test('of a file that is too long only whole lines of its end are read, and it is said that there was more', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'earntrack-server.log'), 'first line\nsecond line\nthird line\n');
  const lines: string[] = [];
  const reach = { bytes: 'ond line\nthird line\n'.length, patienceMs: 1_000 };
  expect(await readKeptLines(folder, reach, (text) => lines.push(text))).toBe(false);
  expect(lines).toEqual(['third line']);
});

test('a folder that is not there is told with a sentence that says where to look', async () => {
  const logs = keptLogs(join(makeFolder(), 'gone'));
  await expect(logs.errors()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('LOG_DIR') as string,
  });
});
