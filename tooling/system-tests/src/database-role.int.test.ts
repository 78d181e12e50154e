import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { runSql } from '@earntrack/testkit';
import { findFreePort } from '@earntrack/testkit/free-port';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandsOfPage } from './how-to.ts';
import { earntrack } from './operator-command.ts';
import { DOCKER } from './places.ts';
import { installPrograms, pathOf } from './programs.ts';
import { startProgram } from './running.ts';

const run = promisify(execFile);
const TEST_MS = 180_000;
const INIT = join(DOCKER, 'postgres');
const NOBODY_THERE = 'http://127.0.0.1:1';
const ends = new AsyncDisposableStack();
afterAll(() => ends.disposeAsync());

interface Made {
  /** As compose tells the app. */
  env: { DATABASE_URL: string; BACKUP_TO: string };
  /** Stays connected as the superuser, whom no password lets in any more. */
  superuser: Client;
  superuserUrl: string;
}

beforeAll(() => installPrograms(['psql', 'prometheus-postgres-exporter']), TEST_MS);

/** A new PostgreSQL as its image gives it, then what compose mounts for it, in the order of its names. */
async function makeDatabase(): Promise<Made> {
  const server = await startServer();
  const password = randomBytes(24).toString('hex');
  const given = await givenToPostgres({ POSTGRES_PASSWORD: password });
  const superuserUrl = await renameSuperuser(server.url, given);
  await runSql(superuserUrl, `create database ${given['POSTGRES_DB']}`);
  const superuser = new Client({
    connectionString: withParts(superuserUrl, { database: given['POSTGRES_DB'] }),
  });
  await superuser.connect();
  ends.defer(() => superuser.end());
  const { hostname, port, password: theirs } = new URL(superuserUrl);
  const place = { PGHOST: hostname, PGPORT: port, PGPASSWORD: theirs };
  const env = { PATH: process.env['PATH'], ...given, ...place };
  const [user, database] = [given['POSTGRES_USER'] ?? '', given['POSTGRES_DB'] ?? ''];
  const file = join(INIT, '10-statistics.sql');
  await run(pathOf('psql'), ['-X', '-v', 'ON_ERROR_STOP=1', '-U', user, '-d', database, '-f', file], { env });
  await run(join(INIT, '20-role.sh'), { env });
  const DATABASE_URL = withParts(superuserUrl, { user: given['POSTGRES_ROLE'], password, database });
  return { env: { DATABASE_URL, BACKUP_TO: await placeOfBackups() }, superuser, superuserUrl };
}

async function startServer() {
  const server = await startThrowawayPostgres({
    settings: { shared_preload_libraries: 'pg_stat_statements' },
  });
  ends.defer(() => server.stop());
  return server;
}

async function placeOfBackups(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-role-'));
  ends.defer(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'backups');
}

/** What compose.yaml sets for PostgreSQL where .env says nothing but these. */
async function givenToPostgres(secrets: Record<string, string>): Promise<Record<string, string>> {
  const text = await readFile(join(DOCKER, 'compose.yaml'), 'utf8');
  const { services } = parse(text, { merge: true }) as {
    services: { postgres: { environment: Record<string, string> } };
  };
  const entries = Object.entries(services.postgres.environment).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{(\w+):[?-]([^}]*)\}/g, (_, key: string, other: string) => secrets[key] ?? other),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Ours is called as the role of the app is; that of the image is called as compose says. */
async function renameSuperuser(
  url: string,
  { POSTGRES_USER: name = '' }: Record<string, string>,
): Promise<string> {
  const passing = withParts(url, { user: 'passing', password: 'x' });
  await runSql(url, `create role passing superuser login password 'x'`);
  await runSql(passing, `alter role ${new URL(url).username} rename to ${name}`);
  const renamed = withParts(url, { user: name });
  await runSql(renamed, 'drop role passing');
  return renamed;
}

function withParts(
  url: string,
  parts: { user?: string | undefined; password?: string; database?: string | undefined },
) {
  const changed = new URL(url);
  if (parts.user !== undefined) changed.username = parts.user;
  if (parts.password !== undefined) changed.password = parts.password;
  if (parts.database !== undefined) changed.pathname = `/${parts.database}`;
  return changed.href;
}

async function expectDone(args: string[], env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await earntrack(args, env);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
}

/** What the audit says of the database, by verdict. */
async function auditOf(env: Record<string, string>): Promise<[string, string][]> {
  const { stdout } = await earntrack(['audit', 'security', '--json', '--url', NOBODY_THERE], env);
  const { findings } = JSON.parse(stdout) as { findings: { part: string; name: string; verdict: string }[] };
  return findings.filter(({ part }) => part === 'Database').map(({ name, verdict }) => [name, verdict]);
}

/** What the exporter of compose reads, as the role that it is given there. */
async function scrape(databaseUrl: string): Promise<string> {
  const port = await findFreePort();
  const exporter = await startProgram({
    command: pathOf('prometheus-postgres-exporter'),
    args: [`--web.listen-address=127.0.0.1:${port}`],
    env: { DATA_SOURCE_NAME: `${databaseUrl}?sslmode=disable` },
    readyUrl: `http://127.0.0.1:${port}/`,
  });
  try {
    return await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  } finally {
    await exporter.stop();
  }
}

test(
  'the role that compose makes migrates, proves a backup and is scraped, and the audit has nothing to say of it',
  async () => {
    const { env, superuserUrl } = await makeDatabase();
    await expect(runSql(superuserUrl, 'select')).rejects.toThrow('password authentication failed');
    await expectDone(['migrate', 'up'], env);
    await expectDone(['backup'], env);
    expect(await expectDone(['backup', 'list'], env)).toContain('✓');
    expect(await auditOf(env)).toEqual([
      ['Role earntrack', 'ok'],
      ['The way to it', 'ok'],
      ['Who may sign in to PostgreSQL', 'ok'],
    ]);
    const { BACKUP_TO: _, ...makesNone } = env;
    expect((await auditOf(makesNone))[0]).toEqual(['Role earntrack', 'look']);
    const metrics = await scrape(env.DATABASE_URL);
    expect(metrics).toMatch(/^pg_up(?:\{[^}]*\})? 1$/m);
    expect(metrics).toMatch(/^pg_exporter_last_scrape_error(?:\{[^}]*\})? 0$/m);
  },
  TEST_MS,
);

test(
  'after its password was changed as the page says, the new role does all of it, and restores while others are connected',
  async () => {
    const made = await makeDatabase();
    await expectDone(['migrate', 'up'], made.env);
    const [make, , close] = commandsOfPage('rotate-secrets').map(({ text }) => text);
    const password = randomBytes(24).toString('hex');
    await made.superuser.query(make?.replace('the new one', password) ?? '');
    await made.superuser.query(close ?? '');
    const DATABASE_URL = withParts(made.env.DATABASE_URL, { user: 'earntrack_b', password });
    const env = { ...made.env, DATABASE_URL };
    await expect(runSql(made.env.DATABASE_URL, 'select')).rejects.toThrow('password authentication failed');
    await expectDone(['migrate', 'status'], env);
    await expectDone(['backup'], env);
    expect((await auditOf(env)).map(([, verdict]) => verdict)).toEqual(['ok', 'ok', 'ok']);
    expect(await scrape(DATABASE_URL)).toMatch(/^pg_up(?:\{[^}]*\})? 1$/m);
    // The superuser would be cut off by nobody else.
    await made.superuser.end();
    const other = new Client({ connectionString: DATABASE_URL });
    other.on('error', () => undefined);
    await other.connect();
    await expectDone(['backup', 'restore', 'latest', '--replace'], env);
    await expect(other.query('select')).rejects.toThrow(/terminated|not queryable/);
  },
  TEST_MS,
);

test(
  'a database from before, whose superuser the app is, gets such a role as the page of the audit says',
  async () => {
    const server = await startServer();
    const { username, password: theirs, hostname, port } = new URL(server.url);
    await runSql(server.url, 'create database earntrack');
    const before = {
      BACKUP_TO: await placeOfBackups(),
      DATABASE_URL: withParts(server.url, { database: 'earntrack' }),
    };
    await expectDone(['migrate', 'up'], before);
    expect((await auditOf(before))[0]).toEqual([`Role ${username}`, 'act']);
    const statements = commandsOfPage('security-audit').find(({ language }) => language === 'sql');
    const password = randomBytes(24).toString('hex');
    const given = statements?.text.replace(/password '[^']+'/, `password '${password}'`);
    const env = { PATH: process.env['PATH'], PGHOST: hostname, PGPORT: port, PGPASSWORD: theirs };
    const asking = run(pathOf('psql'), ['-X', '-v', 'ON_ERROR_STOP=1', '-U', username, '-d', 'earntrack'], {
      env,
    });
    asking.child.stdin?.end(given);
    await asking;
    const place = { user: 'earntrack_app', password, database: 'earntrack_own' };
    const after = { ...before, DATABASE_URL: withParts(server.url, place) };
    await expectDone(['migrate', 'up'], after);
    await expectDone(['backup'], after);
    expect((await auditOf(after)).map(([, verdict]) => verdict)).toEqual(['ok', 'ok', 'ok']);
    await runSql(after.DATABASE_URL, 'select from pg_stat_statements limit 1');
  },
  TEST_MS,
);
