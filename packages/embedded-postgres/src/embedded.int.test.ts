import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';

import { assertSupportedServer } from './connection.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findRunningPostgres,
  startEmbeddedPostgres,
} from './embedded.ts';
import { isPostmasterOf, waitUntil } from './postmaster.ts';
import { ask, makeTestFolder } from './testing.ts';

const entry = new URL('./index.ts', import.meta.url).href;

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(options);
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** Starts the database in another process, which says what it got and then waits to be killed. */
async function startElsewhere(dataDir: string) {
  const script = `
    import { startEmbeddedPostgres } from '${entry}';
    const { url, pid } = await startEmbeddedPostgres({ dataDir: process.argv[1] });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, pid } = JSON.parse(line) as { url: string; pid: number };
  return { child, url, pid };
}

async function killAndWait(child: ReturnType<typeof spawn>): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

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

  it('refuses a second start on the same folder with a clear sentence', async () => {
    const dataDir = makeTestFolder();
    const first = await startElsewhere(dataDir);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      new RegExp(`Another EarnTrack \\(process ${first.child.pid}\\) is running on ${dataDir}`),
    );
    await killAndWait(first.child);
    await start({ dataDir });
  });

  it('lets exactly one of several simultaneous starts have the folder', async () => {
    const dataDir = makeTestFolder();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => start({ dataDir })));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(String(refused[0]?.status === 'rejected' && refused[0].reason)).toMatch(/Another EarnTrack/);
  });

  it('is not confused by a process number that now belongs to another program', async () => {
    const dataDir = makeTestFolder();
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    const folder = join(dataDir, 'postgres');
    writeFileSync(
      join(folder, 'postmaster.pid'),
      `${process.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );
    expect((await start({ dataDir })).adopted).toBe(false);
  });

  it('refuses the database of another major version', async () => {
    const dataDir = makeTestFolder();
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      /made by PostgreSQL 17.*ships PostgreSQL 18/,
    );
  });

  it('makes the database anew when the first attempt was cut short', async () => {
    const dataDir = makeTestFolder();
    mkdirSync(join(dataDir, 'postgres.partial', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.password.partial'), 'old');
    expect(await ask((await start({ dataDir })).url, 'select 1::text as answer')).toBe('1');
  });

  it('overwrites no files that are not a database of its own', async () => {
    const dataDir = makeTestFolder();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'letter.txt'), 'dear');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/holds files that are no database/);
    expect(readFileSync(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('dear');
  });

  it('says in a sentence that the folder is no folder', async () => {
    const file = join(makeTestFolder(), 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ dataDir: join(file, 'data') })).rejects.toThrow(
      /cannot be written \(ENOTDIR\)/,
    );
    await expect(startEmbeddedPostgres({ dataDir: '/proc/nowhere/data' })).rejects.toThrow(
      /cannot be written/,
    );
  });
});

describe('finding a database without starting it', () => {
  it('gives the URL while the server runs, and nothing before and after', async () => {
    const dataDir = makeTestFolder();
    expect(await findRunningPostgres(dataDir)).toBeUndefined();
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await findRunningPostgres(dataDir)).toBe(postgres.url);
    await postgres.stop();
    expect(await findRunningPostgres(dataDir)).toBeUndefined();
  });

  it('accepts a server of a supported version, and says why it refuses another', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: makeTestFolder() });
    await expect(assertSupportedServer(postgres.url)).resolves.toBeUndefined();
    await postgres.stop();
    await expect(assertSupportedServer(postgres.url)).rejects.toThrow(
      /127\.0\.0\.1:\d+\/earntrack\) does not answer/,
    );
  });

  it('says what is wrong with an address that cannot be one of a PostgreSQL', async () => {
    for (const url of ['not a url', 'mysql://a:b@127.0.0.1/c', 'http://127.0.0.1:1/c'])
      await expect(assertSupportedServer(url)).rejects.toThrow(/DATABASE_URL is no address of a PostgreSQL/);
  });

  it('says that a password is missing, or wrong', async () => {
    const postgres = await start({ dataDir: makeTestFolder() });
    const without = new URL(postgres.url);
    without.password = '';
    await expect(assertSupportedServer(without.href)).rejects.toThrow(/asks for a password/);
    without.password = 'wrong';
    await expect(assertSupportedServer(without.href)).rejects.toThrow(/password authentication failed/);
  });
});

// Only root can run a program as somebody else, so only root can show that it does.
describe.runIf(process.getuid?.() === 0)('startEmbeddedPostgres as root', () => {
  it('runs the database as the account that is asked for, which owns it from then on', async () => {
    const dataDir = makeTestFolder();
    const first = await startEmbeddedPostgres({ dataDir, databaseUser: 'nobody' });
    const uidOf = (pid: number) => /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const nobody = String(statSync(join(dataDir, 'postgres')).uid);
    expect(uidOf(first.pid)).toBe(nobody);
    await first.stop();
    expect(uidOf((await start({ dataDir })).pid)).toBe(nobody);
  });

  it('accepts a uid that has no passwd entry', async () => {
    const dataDir = makeTestFolder();
    const postgres = await start({ dataDir, databaseUser: '54321' });
    expect(await ask(postgres.url, 'select current_user as answer')).toBe('earntrack');
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(54_321);
  });

  it('lets the account pass through an existing private folder, and names the one that bars it', async () => {
    const dataDir = makeTestFolder(0o700);
    await start({ dataDir });
    const closed = makeTestFolder();
    const inside = await startEmbeddedPostgres({ dataDir: join(closed, 'data') });
    await inside.stop();
    chmodSync(closed, 0o700);
    await expect(startEmbeddedPostgres({ dataDir: join(closed, 'data') })).rejects.toThrow(
      new RegExp(`may not enter ${closed}:`),
    );
  });
});
