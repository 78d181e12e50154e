import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { dumpSchema, migrateUp } from '@earntrack/migrations';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { makeBackupKey } from './keys.ts';
import { listBackups } from './list-backups.ts';
import { planRestore, restoreDatabase } from './restore-database.ts';
import { runBackup, runBackupOfDay, type RunWish } from './run-backup.ts';
import { databaseOf, urlOf } from './session.ts';
import { openStore } from './stores/open-store.ts';
import { emptyFolder, PRESENT, QUIET, whileRead, wishOf } from './testing/backup-wish.ts';
import { ask, filledDatabase, fingerprints } from './testing/filled-database.ts';
import { verifyBackup } from './verify-backup.ts';

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

const wishFor = (folder: string, more: Partial<RunWish> = {}) =>
  wishOf({ db: handle.db, url: database.url, folder }, more);

const databasesLeft = () =>
  ask(database.url, `select datname from pg_database where datname ~ '^${databaseOf(database.url)}_'`);

it('a backup is restored and compared at once, says what it holds, and leaves nothing but itself', async () => {
  const folder = await emptyFolder();
  const phases = new Set<string>();
  const watch = { signal: null, onProgress: ({ phase }: { phase: string }) => void phases.add(phase) };
  const { manifest, proof } = await runBackup(wishFor(folder, { watch }));
  const [name] = await readdir(folder);
  expect(name).toBe('2026-11-26T00-00-30Z');
  expect(proof).toMatchObject({
    backup: name,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
  });
  const euros = manifest.money.find(({ table }) => table === 'earning')?.sums[0];
  const [row] = await ask(
    database.url,
    `select count(*)::int as rows, sum(net_micros)::text as net from earning where currency = 'EUR'`,
  );
  expect(euros).toMatchObject({ currency: 'EUR', rows: row?.['rows'], micros: { net_micros: row?.['net'] } });
  expect([...phases]).toEqual(['reading', 'preparing', 'loading', 'indexing', 'comparing']);
  expect(await listBackups(openStore(folder))).toMatchObject([
    { name, state: 'whole', verifiedAt: PRESENT.toISOString() },
  ]);
  expect((await stat(join(folder, name ?? '', 'earning.copy.zst'))).mode & 0o777).toBe(0o600);
  const [run] = await ask(
    database.url,
    'select state, name, byte_count::int as bytes from backup_run order by begun_at desc, state limit 1',
  );
  expect(run).toMatchObject({ state: 'verified', name, bytes: proof?.bytes });

  await ask(database.url, 'create table schema_backfill (step text primary key, after uuid not null)');
  onTestFinished(async () => void (await ask(database.url, 'drop table schema_backfill')));
  const later = () => new Date(PRESENT.getTime() + 1_000);
  await expect(runBackup(wishFor(folder, { now: later }))).rejects.toThrow('finish "earntrack migrate up"');
  expect(await readdir(folder)).toEqual([name]);
  expect(await databasesLeft()).toEqual([]);
});

it('a database is restored as it was, row for row and key for key, once it may be replaced, and what was there is set aside', async () => {
  const folder = await emptyFolder();
  const [ana, rui] = database.people;
  const { manifest } = await runBackup(wishFor(folder, { isVerified: false }));
  const target = await filledDatabase();
  onTestFinished(() => target.drop());
  const wish = { databaseUrl: target.url, store: openStore(folder), backup: manifest.name };
  const before = await fingerprints(target.url);
  expect(await planRestore(wish)).toMatchObject({ present: { accounts: 2, earnings: 600 } });
  const restore = (mayReplace: boolean) =>
    restoreDatabase({ ...wish, identity: null, mayReplace, now: () => PRESENT, watch: QUIET });
  await expect(restore(false)).rejects.toThrow(/has \d+ tables, 2 accounts and 600 earnings\. Say --replace/);
  expect(await fingerprints(target.url)).toEqual(before);

  // Deleted since: its hash is all that the present database knows of it.
  await ask(
    target.url,
    `insert into deleted_account (user_hash) values (encode(sha256('${rui.userId}'), 'hex'))`,
  );
  const restored = await restore(true);
  onTestFinished(
    async () => void (await ask(database.url, `drop database "${restored.setAsideAs}" with (force)`)),
  );
  expect(restored).toMatchObject({ leftOut: { deletedAccounts: 1, revokedTokens: 2, isKnown: true } });
  const gone = ['session', 'api_token', 'live_event'];
  const [there, here] = [
    await fingerprints(target.url, ana.userId),
    await fingerprints(database.url, ana.userId),
  ];
  for (const table of gone) for (const prints of [there, here]) delete prints[table];
  expect(there).toEqual(here);
  expect(await ask(target.url, `select email from account`)).toEqual([{ email: ana.email }]);
  expect(await ask(target.url, `select from session`)).toEqual([]);
  expect(await dumpSchema(target.url)).toBe(await dumpSchema(database.url));
  const asleep = `select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal`;
  expect(await ask(target.url, asleep)).toEqual([]);
  expect(await fingerprints(urlOf(target.url, restored.setAsideAs ?? ''))).toMatchObject({
    earning: before['earning'],
  });
});

it('a backup of an earlier version comes back in the schema of this one, and what somebody began to use meanwhile stays', async () => {
  const folder = await emptyFolder();
  const names = (await ask(database.url, 'select name from schema_migration order by name')).map(({ name }) =>
    String(name),
  );
  const earlier = `${databaseOf(database.url)}_earlier`;
  await ask(database.url, `create database "${earlier}"`);
  onTestFinished(async () => void (await ask(database.url, `drop database "${earlier}" with (force)`)));
  const url = urlOf(database.url, earlier);
  await migrateUp(url, { only: names.filter((name) => name < '0019') });
  await ask(
    url,
    `insert into account (user_id, email, password_hash, role) values (gen_random_uuid(), 'old@example.com', '', 'user')`,
  );
  const { manifest } = await runBackup(wishFor(folder, { databaseUrl: url }));
  expect(manifest.migrations.at(-1)).toBe('0018-live-events');
  const name = `${earlier}_new`;
  const how = { backup: manifest.name, identity: null, watch: QUIET, mayReplace: false, now: () => PRESENT };
  const wish = { ...how, databaseUrl: urlOf(url, name) };
  // Somebody begins to use it meanwhile, in a schema of their own.
  const begin = async () => {
    await ask(database.url, `create database "${name}"`);
    await ask(urlOf(url, name), 'create schema theirs; create table theirs.thing (id int)');
  };
  const store = whileRead(openStore(folder), 'account', begin);
  await expect(restoreDatabase({ ...wish, store })).rejects.toThrow('has 1 tables, 0 accounts');
  expect(await ask(urlOf(url, name), 'select from theirs.thing')).toEqual([]);
  const done = await restoreDatabase({ ...wish, mayReplace: true, store: openStore(folder) });
  const aside = String(done.setAsideAs);
  onTestFinished(async () => void (await ask(database.url, `drop database "${aside}" with (force)`)));
  expect(await ask(urlOf(url, aside), 'select from theirs.thing')).toEqual([]);
  onTestFinished(async () => void (await ask(database.url, `drop database "${name}" with (force)`)));
  expect(done).toMatchObject({ leftOut: { isKnown: false } });
  expect(await ask(urlOf(url, name), 'select email from account')).toEqual([{ email: 'old@example.com' }]);
  expect(await dumpSchema(urlOf(url, name))).toBe(await dumpSchema(database.url));
});

it('a backup that lost a byte, a row, a table or its manifest is found, and its scratch database goes all the same', async () => {
  const folder = await emptyFolder();
  const { manifest } = await runBackup(wishFor(folder, { isVerified: false }));
  const store = openStore(folder);
  const verify = () =>
    verifyBackup({
      databaseUrl: database.url,
      store,
      backup: manifest.name,
      identity: null,
      now: () => PRESENT,
      watch: QUIET,
    });
  const path = join(folder, manifest.name, 'earning.copy.zst');
  const good = await readFile(path);
  const text = zstdDecompressSync(good).toString('utf8');

  const flipped = Buffer.from(good);
  flipped[good.length >> 1] = (flipped[good.length >> 1] ?? 0) ^ 1;
  await writeFile(path, flipped);
  await expect(verify()).rejects.toThrow('is damaged in the table earning');
  await writeFile(path, zstdCompressSync(text.slice(text.indexOf('\n') + 1)));
  await expect(verify()).rejects.toThrow('are not the');
  await rm(path);
  await expect(verify()).rejects.toThrow('earning.copy.zst is missing');
  await writeFile(path, good);

  const manifestPath = join(folder, manifest.name, 'manifest.json');
  const money = manifest.money.map((entry) =>
    entry.table === 'earning' ? { ...entry, ofEachUser: 'a'.repeat(64) } : entry,
  );
  await writeFile(manifestPath, JSON.stringify({ ...manifest, money }));
  await expect(verify()).rejects.toThrow('The money of the table earning does not add up');
  await writeFile(
    manifestPath,
    JSON.stringify({ ...manifest, tables: manifest.tables.filter(({ name }) => name !== 'goal') }),
  );
  await expect(verify()).rejects.toThrow('lacks the table goal');
  await rm(manifestPath);
  await expect(verify()).rejects.toThrow('There is no whole backup');
  expect(await databasesLeft()).toEqual([]);
});

it('trying again after a proof that failed leaves the newest try alone, and never what was proved or made by hand', async () => {
  const folder = await emptyFolder();
  await ask(database.url, `delete from backup_run; update account set created_at = '2026-11-20T12:00Z'`);
  const keep = { days: 7, weeks: 0, months: 0 };
  const around = <T>(work: () => Promise<T>) => work();
  const atHour = (hour: number, more: Partial<RunWish> = {}) => {
    const now = () => new Date(Date.UTC(2026, 10, 26, hour, 0));
    return wishFor(folder, { keep, now, ...more });
  };
  await runBackup(atHour(1));
  await runBackup(atHour(2, { isVerified: false, keep: null }));
  const scratchUrl = urlOf(database.url, 'postgres').replace(/:\d+\//, ':1/');
  for (const hour of [3, 5, 7])
    await expect(runBackupOfDay({ ...atHour(hour, { scratchUrl }), around })).rejects.toThrow(
      'does not let us in',
    );
  expect((await readdir(folder)).toSorted()).toEqual([
    '2026-11-26T01-00-00Z',
    '2026-11-26T02-00-00Z',
    '2026-11-26T07-00-00Z',
  ]);
});

it('of two backups that begin at once one begins in the next second, and where time stands still it says so', async () => {
  const folder = await emptyFolder();
  const startedMs = performance.now();
  const now = () => new Date(PRESENT.getTime() + performance.now() - startedMs);
  const wish = wishFor(folder, { isVerified: false, keep: null, now });
  const made = await Promise.all([runBackup(wish), runBackup(wish)]);
  const names = made.map(({ manifest }) => manifest.name).toSorted();
  expect(new Set(names).size).toBe(2);
  expect((await readdir(folder)).toSorted()).toEqual(names);
  await expect(runBackup(wishFor(folder, { isVerified: false, keep: null }))).rejects.toThrow(
    'was begun in this very second',
  );
});

it('an encrypted backup is proved by who made it without the key, and opened by nobody else than who has it', async () => {
  const folder = await emptyFolder();
  const [key, other] = [await makeBackupKey(), await makeBackupKey()];
  const { manifest, proof } = await runBackup(wishFor(folder, { recipient: key.recipient }));
  expect(proof?.backup).toBe(manifest.name);
  const misspelt = `${key.recipient.slice(0, -1)}${key.recipient.endsWith('q') ? 'p' : 'q'}`;
  const later = () => new Date(PRESENT.getTime() + 1_000);
  await expect(runBackup(wishFor(folder, { recipient: misspelt, now: later }))).rejects.toThrow(
    'is no public key of age',
  );
  const object = await readFile(join(folder, manifest.name, 'account.copy.zst.age'), 'latin1');
  expect(object).toMatch(/^age-encryption\.org/);
  expect(JSON.stringify(manifest.money)).not.toContain('EUR');
  const verify = (identity: string | null) =>
    verifyBackup({
      databaseUrl: database.url,
      store: openStore(folder),
      backup: manifest.name,
      identity,
      now: () => PRESENT,
      watch: QUIET,
    });
  await expect(verify(null)).rejects.toThrow('is encrypted: name the file with its key');
  await expect(verify(other.identity)).rejects.toThrow('The key does not open this backup');
  await expect(verify(key.identity)).resolves.toMatchObject({ backup: manifest.name });
});

it('the backup of a day is made by one server alone, tried again after a failure, and given up without a trace when asked', async () => {
  const folder = await emptyFolder();
  await ask(database.url, 'delete from backup_run');
  const around = <T>(work: () => Promise<T>) => work();
  const at = (time: string, more: Partial<RunWish> = {}) =>
    runBackupOfDay({ ...wishFor(folder, { isVerified: false, now: () => new Date(time), ...more }), around });
  await ask(database.url, `update account set created_at = '2026-11-26T12:00Z'`);
  expect(await at('2026-11-26T13:00:00Z')).toBeNull();
  await ask(database.url, `update account set created_at = '2026-11-25T12:00Z'`);

  const ending = AbortSignal.abort();
  await expect(at('2026-11-26T00:00:01Z', { watch: { ...QUIET, signal: ending } })).rejects.toThrow(
    'This operation was aborted',
  );
  const nowhere = openStore('/dev/null/backups');
  await expect(at('2026-11-26T00:00:02Z', { store: nowhere })).rejects.toThrow('cannot be written: ENOTDIR');
  expect(await at('2026-11-26T00:30:00Z')).toBeNull();
  const tries = await Promise.all([at('2026-11-26T01:30:00Z'), at('2026-11-26T01:30:01Z')]);
  expect(tries.filter((report) => report !== null)).toHaveLength(1);
  expect(await at('2026-11-26T23:59:00Z')).toBeNull();
  expect(await at('2026-11-27T00:00:00Z')).not.toBeNull();
  expect(
    await ask(database.url, 'select state, count(*)::int as runs from backup_run group by 1 order by 1'),
  ).toEqual([
    { state: 'failed', runs: 1 },
    { state: 'made', runs: 2 },
  ]);
});
