import { randomBytes } from 'node:crypto';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import type { TestProject } from 'vitest/node';
import { runSql, urlOfDatabase } from './test-server.ts';

/**
 * Runs once before the integration tests of a package: a PostgreSQL server of its own, or the one that
 * EARNTRACK_TEST_DATABASE_URL names (15 to 18), with a migrated template database. Returns what takes both away again.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const givenUrl = process.env['EARNTRACK_TEST_DATABASE_URL'];
  const server = givenUrl ? { url: givenUrl, stop: () => Promise.resolve() } : await startThrowawayPostgres();
  const templateName = `earntrack_template_${randomBytes(6).toString('hex')}`;
  const teardown = async () => {
    if (givenUrl) await runSql(server.url, `drop database if exists ${templateName} with (force)`);
    await server.stop();
  };
  try {
    await runSql(server.url, `create database ${templateName}`);
    await migrateUp(urlOfDatabase(server.url, templateName));
  } catch (err) {
    await teardown();
    throw err;
  }
  project.provide('testServer', { adminUrl: server.url, templateName });
  return teardown;
}
