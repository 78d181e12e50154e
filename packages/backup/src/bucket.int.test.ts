import { startTestObjectStore } from '@earntrack/testkit';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { makeBackupKey } from './keys.ts';
import { listBackups } from './list-backups.ts';
import { restoreDatabase } from './restore-database.ts';
import { runBackup, type RunWish } from './run-backup.ts';
import { databaseOf, urlOf } from './session.ts';
import { openStore } from './stores/open-store.ts';
import { PRESENT, QUIET, wishOf } from './testing/backup-wish.ts';
import { ask, filledDatabase, fingerprints } from './testing/filled-database.ts';

let database: Awaited<ReturnType<typeof filledDatabase>>;
let handle: DatabaseHandle;

beforeAll(async () => {
  database = await filledDatabase();
  handle = createDatabase({ connectionString: database.url });
});
afterAll(async () => {
  await handle.close();
  await database.drop();
});

it('a backup in a bucket, encrypted, is made, proved, listed, restored and pruned as one in a folder is', async () => {
  const server = await startTestObjectStore();
  onTestFinished(() => server.stop());
  const { endpoint, credentials } = server;
  const store = openStore(`s3://${server.bucket}/production`, { ...credentials, endpoint });
  const { identity, recipient } = await makeBackupKey();
  const wanted = (more: Partial<RunWish> = {}) =>
    wishOf({ db: handle.db, url: database.url, folder: '/' }, { store, recipient, ...more });
  const { manifest, proof } = await runBackup(wanted());
  expect(proof?.rows).toBeGreaterThan(0);
  expect(await listBackups(store)).toMatchObject([
    { name: manifest.name, isEncrypted: true, verifiedAt: PRESENT.toISOString() },
  ]);
  const before = await fingerprints(database.url, database.people[0].userId);
  const target = urlOf(database.url, `${databaseOf(database.url)}_bucket`);
  onTestFinished(async () => void (await ask(database.url, `drop database ${databaseOf(target)}`)));
  const wish = {
    store,
    backup: manifest.name,
    identity,
    mayReplace: false,
    now: () => PRESENT,
    watch: QUIET,
  };
  await restoreDatabase({ ...wish, databaseUrl: target });
  const after = await fingerprints(target, database.people[0].userId);
  expect({ earning: after['earning'], work: after['work'] }).toEqual({
    earning: before['earning'],
    work: before['work'],
  });

  const tomorrow = new Date(PRESENT.getTime() + 86_400_000);
  await runBackup(wanted({ now: () => tomorrow, keep: { days: 1, weeks: 0, months: 0 } }));
  expect(await store.list()).toEqual(['2026-11-27T00-00-30Z']);
  expect([...server.objects.keys()].filter((key) => key.includes(manifest.name))).toEqual([]);
});
