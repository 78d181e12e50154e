import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { createDatabase } from '@earntrack/db';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';

import { earntrack } from '../testing/command-here.ts';

let postgres: Awaited<ReturnType<typeof startThrowawayPostgres>>;
let folder: string;
let url: string;

beforeAll(async () => {
  postgres = await startThrowawayPostgres();
  folder = mkdtempSync(join(tmpdir(), 'earntrack-backup-command-'));
  await runSql(postgres.url, 'create database earntrack');
  url = Object.assign(new URL(postgres.url), { pathname: '/earntrack' }).href;
  await migrateUp(url);
  vi.stubEnv('DATABASE_URL', url);
  vi.stubEnv('BACKUP_TO', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

function open() {
  const database = createDatabase({ connectionString: url });
  onTestFinished(() => database.close());
  return database;
}

async function register(email: string): Promise<void> {
  const settings = { timeZone: 'Europe/Vienna', currency: 'EUR', locale: 'en', weekStart: 1 };
  const wish = registerInput.parse({ email, password: 'a password of some length', ...settings });
  await createAccounts({ db: open().db }).registerAccount(wish, 'open', OPERATOR);
}

const emails = async () => (await earntrack('user', 'list')).stdout.match(/\S+@\S+/g);

it('makes a backup, proves and lists it, and has everything back once it may replace what is there', async () => {
  expect((await earntrack('backup', 'list')).stdout).toBe(`There is no backup in ${folder}.\n`);
  await register('ada@example.org');
  const made = await earntrack('backup');
  expect(made.stdout).toMatch(
    / rows of \d+ tables, .* made in [\s\S]*is good: .* to the byte and to the cent/,
  );
  const [name = ''] = readdirSync(folder);
  expect((await earntrack('backup', 'list')).stdout).toContain(`✓ ${name}`);

  await register('ben@example.org');
  const plan = await earntrack('backup', 'restore', 'latest', '--dry-run');
  expect(plan.stdout).toMatch(/It has 2 accounts and 0 earnings now[\s\S]*Nothing was changed\.\n$/);
  const refused = await earntrack('backup', 'restore', name);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Say --replace')]);
  expect(await emails()).toEqual(['ada@example.org', 'ben@example.org']);
  const done = await earntrack('backup', 'restore', name, '--replace', '--json');
  expect(JSON.parse(done.stdout)).toMatchObject({
    backup: name,
    setAsideAs: expect.stringContaining('earntrack_before_'),
  });
  expect(await emails()).toEqual(['ada@example.org']);
  const { db } = open();
  const acts = await db.selectFrom('operator_act').select(['action', 'details']).execute();
  expect(acts).toEqual([{ action: 'backup_restored', details: expect.objectContaining({ backup: name }) }]);
  const runs = await db.selectFrom('backup_run').select(['name', 'state']).execute();
  expect(runs).toEqual([{ name, state: 'verified' }]);

  const one = await earntrack('backup', 'restore', name, '--user', 'Ada@example.org');
  expect(one.stdout).toContain('ada@example.org is what the backup');
  const pruned = await earntrack('backup', 'prune', '--keep-days', '1');
  expect(pruned.stdout).toBe('All of them are kept.\n');

  await earntrack('backup', 'verify', name);
  const proofs = await db
    .selectFrom('backup_run')
    .select('begun_at')
    .where('state', '=', 'verified')
    .where('made_at', 'is', null)
    .execute();
  const begun = proofs.map(({ begun_at }) => begun_at.toISOString().slice(0, 19).replaceAll(':', '-'));
  expect(begun).toEqual([name.slice(0, 19)]);

  await earntrack('backup', '--no-verify');
  expect(readdirSync(folder)).toHaveLength(2);
  const ofProved = await earntrack('backup', 'restore', 'latest', '--dry-run', '--json');
  expect(JSON.parse(ofProved.stdout)).toMatchObject({ backup: name });
});

it('restores onto a server that has no such database yet', async () => {
  const fresh = Object.assign(new URL(url), { pathname: '/earntrack_fresh' }).href;
  vi.stubEnv('DATABASE_URL', fresh);
  onTestFinished(() => void vi.stubEnv('DATABASE_URL', url));
  const plan = await earntrack('backup', 'restore', 'latest', '--dry-run');
  expect([plan.stderr, plan.stdout]).toEqual(['', expect.stringContaining('There is no such database yet')]);
  const done = await earntrack('backup', 'restore', 'latest', '--json');
  expect(JSON.parse(done.stdout)).toMatchObject({ database: 'earntrack_fresh', setAsideAs: null });
  expect(await emails()).toEqual(['ada@example.org']);
  vi.stubEnv('DATABASE_URL', Object.assign(new URL(url), { pathname: '/earntrack_none' }).href);
  expect((await earntrack('user', 'list')).stderr).toContain('does not answer');
});

it('says in a sentence what is wrong, with 2 for what was called wrongly', async () => {
  for (const args of [
    ['restore'],
    ['list', 'x'],
    ['make', '--replace'],
    ['constructor'],
    ['verify', 'a', 'b'],
  ])
    expect((await earntrack('backup', ...args)).code).toBe(2);
  const unknown = await earntrack('backup', 'verify', '2020-01-01T00-00-00Z');
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('There is no whole backup')]);
  const nowhere = await earntrack('backup', 'list', '--to', 'backups');
  expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('is no place for backups')]);
  const key = await earntrack('backup', 'key', '--json');
  expect(JSON.parse(key.stdout)).toEqual({
    identity: expect.stringMatching(/^AGE-SECRET-KEY-1/),
    recipient: expect.stringMatching(/^age1/),
  });
});
