import { listReleases, recordRelease, type ReleaseNote } from '@earntrack/api/server';
import { createDatabase, type DatabaseHandle, type ReleaseRow } from '@earntrack/db';

import { OperatorError } from '../operator-error.ts';

const SHOWN = 100;
const NO_SUCH_TABLE = '42P01';

/** Records one release. Also on a schema that is not current: a release can fail before its migrations are through. */
export function noteRelease(databaseUrl: string, release: ReleaseNote): Promise<ReleaseRow> {
  return withReleases(databaseUrl, (db) => recordRelease(db, release));
}

/** The latest hundred, latest first. */
export function latestReleases(databaseUrl: string): Promise<ReleaseRow[]> {
  return withReleases(databaseUrl, (db) => listReleases(db, SHOWN));
}

/** One release in one line. */
export function describeRelease({ at, result, version, note, id }: ReleaseRow): string {
  return `${at.toISOString()}  ${result.padEnd(11)}  ${version}  ${id}${note === '' ? '' : `  ${note}`}`;
}

async function withReleases<T>(
  connectionString: string,
  work: (db: DatabaseHandle['db']) => Promise<T>,
): Promise<T> {
  const database = createDatabase({ connectionString, applicationName: 'earntrack release' });
  try {
    return await work(database.db);
  } catch (err) {
    if (err instanceof Error && 'code' in err && err.code === NO_SUCH_TABLE)
      throw new OperatorError(
        'This database keeps no releases yet: run "earntrack migrate up" of this version first.',
      );
    throw err;
  } finally {
    await database.close();
  }
}
