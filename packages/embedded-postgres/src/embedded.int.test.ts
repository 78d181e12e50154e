import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded.ts';
import { isPostmasterOf, waitUntil } from './postmaster.ts';
import { ask, killAndWait, makeTestFolder, start, startElsewhere } from './testing.ts';

describe('startEmbeddedPostgres', () => {
  it('makes a private, durable database that only the password opens', async () => {
    const dataDir = join(makeTestFolder(), 'deep', 'data');
    const postgres = await start({ dataDir });
    expect(await ask(postgres.url, 'select current_database() as answer')).toBe('earntrack');
    expect(await ask(postgres.url, `select current_setting('fsync') as answer`)).toBe('on');
    const locale =
      'select datlocprovider::text || datlocale as answer from pg_database where datname = current_database()';
    expect(await ask(postgres.url, locale)).toBe('bC.UTF-8');
    const preloaded = `select current_setting('shared_preload_libraries') as answer`;
    expect(await ask(postgres.url, preloaded)).toBe('pg_stat_statements');
    expect(await ask(postgres.url, 'select count(*) > 0 as answer from pg_stat_statements')).toBe(true);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'database-password')).mode & 0o777).toBe(0o600);
    const guess = new URL(postgres.url);
    guess.password = 'guess';
    await expect(ask(guess.href, 'select 1 as answer')).rejects.toThrow(/password authentication failed/);
  });

  it('keeps its data over a stop and a start', async () => {
    const dataDir = makeTestFolder();
    const first = await startEmbeddedPostgres({ dataDir });
    await ask(first.url, `create table kept as select 'here' as answer`);
    await first.stop();
    expect(first.isRunning()).toBe(false);
    const second = await start({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select answer from kept')).toBe('here');
  });

  it('takes over the server that a killed start left running', async () => {
    const dataDir = makeTestFolder();
    const before = await startElsewhere(dataDir);
    await killAndWait(before.child);
    const after = await start({ dataDir });
    expect(after).toMatchObject({ adopted: true, pid: before.pid, url: before.url });
    await after.stop();
    expect(isPostmasterOf(before.pid, join(dataDir, 'postgres'))).toBe(false);
  });

  it('leaves no server running when the password file does not belong to the database', async () => {
    const dataDir = makeTestFolder();
    const before = await startElsewhere(dataDir);
    await ask(before.url, `alter role earntrack password 'changed elsewhere'`);
    await killAndWait(before.child);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/database-password of the data folder/);
    expect(isPostmasterOf(before.pid, join(dataDir, 'postgres'))).toBe(false);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('loses no acknowledged row when launcher and server are killed together', async () => {
    const dataDir = makeTestFolder();
    const before = await startElsewhere(dataDir);
    await ask(before.url, 'create table acknowledged (n int primary key)');
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await ask(before.url, `insert into acknowledged values (${acknowledged + 1})`);
        acknowledged += 1;
      }
    })().catch(() => {});
    expect(await waitUntil(() => acknowledged >= 20, 20_000)).toBe(true);
    process.kill(before.pid, 'SIGKILL');
    await killAndWait(before.child);
    await writing;
    const after = await start({ dataDir });
    expect(after.adopted).toBe(false);
    const kept = Number(await ask(after.url, 'select max(n)::text as answer from acknowledged'));
    expect(kept).toBeGreaterThanOrEqual(acknowledged);
    expect(await ask(after.url, 'select count(*)::text as answer from acknowledged')).toBe(String(kept));
  });
});
