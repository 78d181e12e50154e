import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { runSql, urlOfDatabase } from './test-server.ts';

export interface TestDatabase {
  url: string;
  /** The same through the pooler of this run; null where it has none. */
  poolerUrl: string | null;
  /** Takes the database away, with every connection that is still open on it. */
  drop(): Promise<void>;
}

/**
 * A migrated database of its own for one test file or one test, copied from the template of the run in a few
 * milliseconds. Works in packages whose vitest config asks for `projects({ database: true })`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, templateName, poolerUrl } = inject('testServer');
  const name = `earntrack_test_${randomBytes(8).toString('hex')}`;
  await runSql(adminUrl, `create database ${name} template ${templateName}`);
  return {
    url: urlOfDatabase(adminUrl, name),
    poolerUrl: poolerUrl && urlOfDatabase(poolerUrl, name),
    drop: () => runSql(adminUrl, `drop database ${name} with (force)`),
  };
}

/** Ends the connections of a program, whatever its release, as a failing network would: in the middle of whatever they do. */
export function endConnections(url: string, program: string): Promise<void> {
  return runSql(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and split_part(application_name, '/', 1) = '${program}'`,
  );
}
