import type { Kysely } from 'kysely';
import { operatorPlugin } from './guard/query-guard.ts';
import type { Database } from './tables/index.ts';

/**
 * The one door to the rows of several users at once: sweeps, metrics, deleting an account. The same connection or
 * transaction as `db`, without the query guard. `reason` says to the reader why; throws a RangeError when it is blank.
 */
export function asOperator(db: Kysely<Database>, reason: string): Kysely<Database> {
  if (reason.trim() === '') throw new RangeError('Say why this query needs the rows of several users');
  return db.withPlugin(operatorPlugin);
}
