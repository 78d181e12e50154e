import { MIGRATIONS } from '@earntrack/migrations';
import { type AppDatabase, startAppDatabase } from '@earntrack/testkit/app-database';
import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { earntrack } from '../testing/command-here.ts';

let database: AppDatabase;

beforeAll(async () => {
  database = await startAppDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.stop();
});

it('plans nothing where nothing is pending, else says what is locked and ends with 2, and up does it', async () => {
  expect(await earntrack('migrate', 'plan')).toEqual({
    code: 0,
    stdout: 'Nothing is pending: the schema is current.\n',
    stderr: '',
  });
  const back = await earntrack('migrate', 'down', '--dry-run');
  expect(back).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ \d{4}-[a-z-]+: takes /) });
  expect((await earntrack('migrate', 'down', '--steps', '3')).code).toBe(0);

  const planned = await earntrack('migrate', 'plan');
  expect(planned.code).toBe(2);
  expect(planned.stdout).toContain('3 migrations are pending.');
  const json = await earntrack('migrate', 'plan', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ isAsMigrated: true, pending: [{}, {}, {}] });
  expect((await earntrack('migrate', 'up')).stdout.match(/^Applied: /gm)).toHaveLength(3);
  expect((await earntrack('migrate', 'up')).stdout).toBe('Nothing to do.\n');
});

it('says before, and again when it is done, that going back is refused over what somebody entered', async () => {
  await runSql(
    database.url,
    `insert into release (id, version, result) values (gen_random_uuid(), '1', 'succeeded')`,
  );
  const since = MIGRATIONS.filter(({ name }) => name >= '0022-releases');
  const steps = ['--steps', String(since.length)];
  const said = await earntrack('migrate', 'down', ...steps, '--dry-run');
  expect(said.code).toBe(2);
  expect(said.stdout).toContain(
    '✗ 0022-releases: takes table release, which holds rows. It will be refused: restore a backup instead.',
  );
  const refused = await earntrack('migrate', 'down', ...steps);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Table release holds rows') });
  expect((await earntrack('migrate', 'up')).code).toBe(0);
});

it('writes down a release whose migrations fail', async () => {
  const since = MIGRATIONS.filter(({ name }) => name >= '0038-archived-hours');
  expect((await earntrack('migrate', 'down', '--steps', String(since.length))).code).toBe(0);
  await runSql(database.url, 'create table work_archive ()');
  const failed = await earntrack('migrate', 'up');
  expect(failed.code).toBe(1);
  const listed = await earntrack('release', 'list', '--json');
  expect((JSON.parse(listed.stdout) as object[])[0]).toMatchObject({
    result: 'failed',
    note: expect.stringContaining('migrations: '),
  });
  await runSql(database.url, 'drop table work_archive');
  expect((await earntrack('migrate', 'up')).code).toBe(0);
});
