import { randomBytes } from 'node:crypto';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import type { TestProject } from 'vitest/node';
import { startTestPooler, type TestPooler } from './test-pooler.ts';
import { runSql, urlOfDatabase } from './test-server.ts';

/** As many as a test has connections of its own: some hold one transaction while they wait for another. */
const SIZE_OF_POOLER = 4;

/**
 * Runs once before the integration tests of a package: a PostgreSQL server of its own, or the one that
 * EARNTRACK_TEST_DATABASE_URL names (15 to 18), with a migrated template database. With EARNTRACK_TEST_POOLER=true a pgbouncer in
 * transaction mode stands before it. Returns what takes all of it away again.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const givenUrl = process.env['EARNTRACK_TEST_DATABASE_URL'];
  const server = givenUrl
    ? { url: givenUrl, stop: () => Promise.resolve() }
    : await startThrowawayPostgres({ isSmall: true });
  const templateName = `earntrack_template_${randomBytes(6).toString('hex')}`;
  let pooler: TestPooler | null = null;
  const teardown = async () => {
    await pooler?.stop();
    if (givenUrl) await runSql(server.url, `drop database if exists ${templateName} with (force)`);
    await server.stop();
  };
  try {
    await runSql(server.url, `create database ${templateName}`);
    await migrateUp(urlOfDatabase(server.url, templateName));
    if (process.env['EARNTRACK_TEST_POOLER'] === 'true')
      pooler = await startTestPooler(server.url, { size: SIZE_OF_POOLER });
  } catch (err) {
    await teardown();
    throw err;
  }
  project.provide('testServer', {
    adminUrl: server.url,
    templateName,
    poolerUrl: pooler?.urlOf(server.url) ?? null,
  });
  return teardown;
}
