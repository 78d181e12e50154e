import type { OperatorDoing } from '@earntrack/auth';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import { readConfig } from '../config/config.ts';
import { withExistingDatabase } from '../start/database.ts';

type Db = DatabaseHandle['db'];

/** Lends the database of this installation to one piece of an operator's work; running servers hear of it by themselves. */
export function withInstallation<T>(work: (db: Db, doing: OperatorDoing) => Promise<T>): Promise<T> {
  return withExistingDatabase(readConfig(), (url) => onDatabase(url, work));
}

/** The same for a database that is there. */
async function onDatabase<T>(url: string, work: (db: Db, doing: OperatorDoing) => Promise<T>): Promise<T> {
  await assertCurrent(url);
  const database = createDatabase({ connectionString: url, applicationName: 'earntrack operator' });
  try {
    return await work(database.db, { accountId: null, address: '', now: new Date() });
  } finally {
    await database.close();
  }
}

/** Prints what programs read, or what people do. */
export function show(isJson: boolean | undefined, value: unknown, lines: readonly string[]): void {
  console.log(isJson ? JSON.stringify(value, null, 2) : lines.join('\n'));
}

/** "2026-11-12 10:05 UTC" */
export function minuteOf(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
