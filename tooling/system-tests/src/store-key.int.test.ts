import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { runSql, startTestObjectStore, type TestObjectStore } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startCustomers } from './customers.ts';
import { listBackupsOfDays, keptOf } from './kept.queries.ts';
import { earntrack } from './operator-command.ts';
import { type Pair, startPair } from './pair.ts';
import { installPrograms } from './programs.ts';
import { untilTakenBack } from './taken-back.ts';

const TEST_MS = 900_000;
const METRICS_TOKEN = randomBytes(32).toString('hex');
const BETWEEN_MS = 3_000;
/** Servers look once a minute whether the backup of the day is made. */
const LOOKED_WITHIN_MS = 300_000;

let bucket: TestObjectStore;
let pair: Pair;
const envOf = ({ accessKeyId, secretAccessKey, region }: TestObjectStore['credentials']) => ({
  BACKUP_TO: `s3://${bucket.bucket}/production`,
  AWS_ENDPOINT_URL: bucket.endpoint,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_REGION: region,
  METRICS_TOKEN,
});

beforeAll(async () => {
  await installPrograms();
  bucket = await startTestObjectStore();
  pair = await startPair(async (DATABASE_URL) => ({ DATABASE_URL, ...envOf(bucket.credentials) }));
}, 300_000);

afterAll(async () => {
  await pair?.stop();
  await bucket?.stop();
}, 60_000);

/** Backups by command, one after the other without an end, with the key that `keyNow` says. */
function backUpForever(keyNow: () => TestObjectStore['credentials']) {
  const ending = new AbortController();
  const ended: { key: string; code: number; stderr: string }[] = [];
  const working = (async () => {
    while (!ending.signal.aborted) {
      const key = keyNow();
      const env = { DATABASE_URL: pair.databaseUrl, ...envOf(key) };
      const { code, stderr } = await earntrack(['backup'], env);
      ended.push({ key: key.accessKeyId, code, stderr });
      await pause(BETWEEN_MS);
    }
  })();
  return {
    ended,
    async stop() {
      ending.abort();
      await working;
    },
  };
}

test(
  'the key of the store of backups is changed while people work and backups run, and no request fails, of either',
  async () => {
    const [before, after] = [bucket.credentials, bucket.addCredentials()];
    let known = before;
    const backups = backUpForever(() => known);
    const customers = await startCustomers(pair.origin);
    onTestFinished(async () => void (await Promise.all([backups.stop(), customers.stop()])));
    const madeWith = ({ accessKeyId }: typeof before) =>
      vi.waitFor(() => expect(backups.ended.some(({ key }) => key === accessKeyId)).toBe(true), {
        timeout: LOOKED_WITHIN_MS,
      });
    await madeWith(before);
    for (const instance of pair.instances) {
      expect(await instance.leave()).toEqual({ readiness: 503, exitCode: 0 });
      await instance.start({ DATABASE_URL: pair.databaseUrl, ...envOf(after) });
      await untilTakenBack(instance, METRICS_TOKEN);
    }
    known = after;
    await madeWith(after);
    bucket.removeCredentials(before.accessKeyId);
    await backups.stop();
    // The one of the day, by a server that knows the new key alone; there is none before there was something to lose yesterday.
    await runSql(pair.databaseUrl, `update account set created_at = created_at - interval '2 days'`);
    const proved = [{ state: 'verified', reason: '' }];
    await vi.waitFor(async () => expect(await listBackupsOfDays(pair.databaseUrl)).toEqual(proved), {
      timeout: LOOKED_WITHIN_MS,
      interval: 500,
    });
    const last = await earntrack(['backup'], { DATABASE_URL: pair.databaseUrl, ...envOf(after) });
    expect(last).toMatchObject({ code: 0 });
    await customers.stop();
    const { failures, typed, importedRows } = customers.ledger;
    expect(failures).toEqual([]);
    expect(backups.ended.filter(({ code }) => code !== 0)).toEqual([]);
    expect(bucket.refused).toEqual([]);
    expect(await keptOf(pair.databaseUrl, customers.ledger)).toEqual({ typed, importedRows, daysDiffer: 0 });
  },
  TEST_MS,
);
