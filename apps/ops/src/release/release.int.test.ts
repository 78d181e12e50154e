import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateDown, migrateUp, migrationStatus } from '@earntrack/migrations';
import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';

import packageFile from '../../package.json' with { type: 'json' };
import { run } from './release-command.ts';

let postgres: Awaited<ReturnType<typeof startThrowawayPostgres>>;
const printed = { out: [] as string[], err: [] as string[] };
beforeAll(async () => {
  postgres = await startThrowawayPostgres();
  vi.stubEnv('DATABASE_URL', postgres.url);
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.err.push(line));
});
beforeEach(() => {
  printed.out = [];
  printed.err = [];
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await postgres.stop();
});

async function listed(): Promise<object[]> {
  printed.out = [];
  expect(await run(['list', '--json'])).toBe(0);
  return JSON.parse(printed.out.join('')) as object[];
}

it('records how releases went, the same one once, and lists them latest first', async () => {
  await expect(run(['record', '--result', 'failed'])).rejects.toThrow('This database keeps no releases yet');
  await migrateUp(postgres.url);
  expect(await run(['list'])).toBe(0);
  expect(printed).toEqual({ out: [], err: ['No release was recorded yet.'] });

  const id = randomUUID();
  const first = ['record', '--result', 'succeeded', '--id', id, '--note', 'the first'];
  expect([await run(first), await run(first)]).toEqual([0, 0]);
  expect(printed.out[0]).toContain(`  succeeded    ${packageFile.version}  ${id}  the first`);
  expect(printed.out[1]).toBe(printed.out[0]);
  const other = run(['record', '--result', 'failed', '--id', id]);
  await expect(other).rejects.toThrow('Another release was recorded with this id');
  await run(['record', '--result', 'rolled_back', '--version', '9.9.9']);
  expect(await listed()).toMatchObject([
    { result: 'rolled_back', version: '9.9.9' },
    { id, result: 'succeeded', version: packageFile.version },
  ]);
  const { applied } = await migrationStatus(postgres.url);
  const steps = applied.length - applied.findIndex(({ name }) => name === '0022-releases');
  await expect(migrateDown(postgres.url, { steps })).rejects.toThrow('Table release holds rows');
});

it('records by the role of the page on deploying, which can read and add releases and nothing else', async () => {
  await migrateUp(postgres.url);
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/how-to/deploy.md'), 'utf8');
  const [, text = ''] = /```sql by hand: release\.int[^\n]*\n([\s\S]*?)```/.exec(page) ?? [];
  await runSql(postgres.url, text);
  const url = Object.assign(new URL(postgres.url), {
    username: 'earntrack_release',
    password: /password '(.+?)'/.exec(text)?.[1] ?? '',
  }).href;
  vi.stubEnv('DATABASE_URL', url);
  onTestFinished(() => void vi.stubEnv('DATABASE_URL', postgres.url));
  const id = randomUUID();
  const failed = ['record', '--result', 'failed', '--id', id, '--note', 'Railway says: failure'];
  expect([await run(failed), await run(failed)]).toEqual([0, 0]);
  expect(await listed()).toContainEqual(expect.objectContaining({ id, result: 'failed' }));
  for (const sql of ['delete from release', "update release set note = ''", 'select 1 from account'])
    await expect(runSql(url, sql)).rejects.toThrow('permission denied');
});

it('says how it is called that was called without what it needs', async () => {
  for (const args of [['record'], ['forget'], []]) expect(await run(args)).toBe(2);
  expect(printed.out).toEqual([]);
  expect(new Set(printed.err)).toEqual(new Set([expect.stringMatching(/^Usage: earntrack release record/)]));
});
