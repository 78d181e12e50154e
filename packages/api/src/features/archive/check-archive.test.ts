import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '@earntrack/contract';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import {
  type MadeArchive,
  makeArchive,
  payoutLine,
  platformLine,
  PROFILE_LINE,
} from '../../testing/made-archive.ts';
import { checkArchive } from './check-archive.ts';
import { fileSink, openTemporaryFile } from './temporary-file.ts';
import { openZip } from './zip-reader.ts';

const handles: FileHandle[] = [];
afterEach(() => Promise.all(handles.splice(0).map((handle) => handle.close())));

async function made(wish: MadeArchive = {}): Promise<FileHandle> {
  const file = await makeArchive(wish);
  handles.push(file);
  return file;
}

async function fileOf(bytes: Uint8Array): Promise<FileHandle> {
  const file = await openTemporaryFile();
  handles.push(file);
  await new Promise<void>((resolve) => void fileSink(file).end(bytes, resolve));
  return file;
}

const check = async (file: FileHandle) => checkArchive(await openZip(file));

async function refusal(file: FileHandle): Promise<string> {
  const fault: unknown = await check(file).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof AppError)) throw new Error('It was not refused in words', { cause: fault });
  expect(fault.code).toBe('invalid_input');
  expect(fault.message).toMatch(/Nothing was restored\.$/);
  return fault.message;
}

async function bytesOf(wish: MadeArchive = {}): Promise<Buffer> {
  const file = await made(wish);
  const bytes = Buffer.alloc((await file.stat()).size);
  await file.read(bytes, 0, bytes.length, 0);
  return bytes;
}

const FULL: MadeArchive = { lines: { platforms: [platformLine()], payouts: [payoutLine()] } };
const PLATFORMS = 'data/platforms.ndjson';
const platforms = (...lines: object[]): MadeArchive => ({
  lines: { platforms: lines as Record<string, unknown>[] },
});

test('an archive that is what its manifest says is taken', async () => {
  const { manifest } = await check(await made(FULL));
  const payouts = manifest.files.find(({ path }) => path === 'data/payouts.ndjson');
  expect(payouts).toMatchObject({ rows: 1, money: { USD: { amount: '12.5' } } });
});

test.each<[string, MadeArchive, RegExp]>([
  ['has no manifest', { files: (files) => files.delete('manifest.json') }, /no archive of EarnTrack/],
  ['has a manifest of nonsense', { files: (files) => files.set('manifest.json', '{') }, /no archive/],
  ['is of another program', { manifest: { format: 'other' } }, /no archive of EarnTrack/],
  ['is newer', { manifest: { formatVersion: 2, productVersion: '9.1' } }, /newer EarnTrack \(9\.1\)/],
  ['has no version', { manifest: { formatVersion: 'one' } }, /manifest.*\(formatVersion\)/],
  ['lacks a file', { files: (files) => files.delete(PLATFORMS) }, /“data\/platforms.ndjson” is missing/],
  [
    'lacks a file and does not say so',
    {
      files: (files) => files.delete(PLATFORMS),
      describe: (file) => (file.path === PLATFORMS ? null : file),
    },
    /“data\/platforms.ndjson” is missing/,
  ],
  ['has a file more', { files: (files) => files.set('data/more.ndjson', '') }, /no archive of EarnTrack/],
  ['was changed', { files: (files) => files.set('README.txt', 'Hallo\n') }, /README.txt” .* was changed/],
  [
    'counts wrongly',
    { describe: (file) => ({ ...file, rows: file.path === PLATFORMS ? 7 : file.rows }) },
    /was changed/,
  ],
  [
    'adds up wrongly',
    {
      ...FULL,
      describe: (file) => ({
        ...file,
        money: file.path.includes('payouts') ? { USD: { amount: '1' } } : file.money,
      }),
    },
    /was changed/,
  ],
  ['has two profiles', { lines: { profile: [PROFILE_LINE, PROFILE_LINE] } }, /exactly one profile/],
  ['has an unknown field', platforms({ ...platformLine(), extra: 1 }), /Line 1 .*extra/],
  [
    'lacks a field',
    platforms({ id: platformLine()['id'], currency: 'USD' }),
    /Line 1 of “data\/platforms.ndjson”.*name/,
  ],
  ['has a number for an amount', platforms(platformLine({ expectedHourly: 12.5 })), /expectedHourly/],
  ['has a day that does not exist', { lines: { payouts: [payoutLine({ paidOn: '2026-02-30' })] } }, /paidOn/],
  [
    'has an amount beyond all bounds',
    { lines: { payouts: [payoutLine({ amount: '1'.repeat(13) })] } },
    /amount/,
  ],
  ['has a time zone of nowhere', platforms(platformLine({ timeZone: 'Mars/Base' })), /timeZone/],
  ['has a text that cannot be stored', platforms(platformLine({ name: 'a\0b' })), /Line 1/],
  ['has half of a character', platforms(platformLine({ name: '\ud83d' })), /Line 1/],
  ['has a line that is no JSON', { files: (files) => files.set(PLATFORMS, 'nonsense\n') }, /Line 1/],
  ['has a line that breaks off', { files: (files) => files.set(PLATFORMS, '{}') }, /breaks off/],
  ['has an endless line', { files: (files) => files.set(PLATFORMS, randomText(1_100_000)) }, /far too long/],
  ['has a bomb in it', { files: (files) => files.set('README.txt', ' '.repeat(3_000_000)) }, /far more than/],
  [
    'has more files than any',
    { files: (files) => Array.from({ length: 70 }, (_, at) => files.set(`data/${at}`, '')) },
    /no archive of EarnTrack/,
  ],
])('an archive that %s is refused in words', async (_what, wish, sentence) => {
  expect(await refusal(await made(wish))).toMatch(sentence);
});

/** Nothing that would be taken for a bomb. */
function randomText(length: number): string {
  return randomBytes(length).toString('base64');
}

test('a file that is no zip file, or a part of one, is refused in words', async () => {
  const whole = await bytesOf(FULL);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('date,amount\n'),
    whole.subarray(0, whole.length - 30),
    whole.subarray(0, 500),
    whole.subarray(500),
  ]) {
    expect(await refusal(await fileOf(bytes))).toMatch(/zip file|damaged|no archive/);
  }
});

test.each([
  ['climbs out of its folder', '../A/A.txt'],
  ['begins at the root', '/EADME.txt'],
  ['speaks of another drive', 'C:/DME.txt'],
  ['has a backslash', 'R\\ADME.txt'],
])('a name that %s is refused, wherever it would lead', async (_what, name) => {
  const bytes = await bytesOf(FULL);
  const renamed = Buffer.from(bytes.toString('latin1').replaceAll('README.txt', name), 'latin1');
  expect(await refusal(await fileOf(renamed))).toMatch(/zip file|no archive|missing/);
});

test('a byte that changed on the way is noticed, or changes nothing', async () => {
  const bytes = await bytesOf(FULL);
  const whole = await check(await fileOf(bytes));
  const flip = fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7) });
  await fc.assert(
    fc.asyncProperty(flip, async ({ at, bit }) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const file = await fileOf(changed);
      const taken = await check(file).catch((fault: unknown) => fault);
      if (taken instanceof AppError) return;
      expect(taken).toMatchObject({ manifest: whole.manifest });
    }),
    { numRuns: 300 },
  );
});
