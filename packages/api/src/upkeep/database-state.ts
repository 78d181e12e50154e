import { asLocalDate } from '@earntrack/domain';
import type { Handle } from '../actor.ts';
import { estimateArchivable } from './archived-years.queries.ts';
import {
  type Connections,
  type DatabaseFigures,
  findLongestLockWait,
  findOldestTransaction,
  findStatements,
  type IndexState,
  listIndexStates,
  listSetAside,
  listSlowStatements,
  listTableStates,
  type LockWait,
  type LongTransaction,
  readConnections,
  readDatabaseFigures,
  type SetAside,
  type SlowStatement,
  type TableState,
} from './database-state.queries.ts';

export type { IndexState, SlowStatement, TableState } from './database-state.queries.ts';

/** Why the slowest statements are not known, or the slowest of them. */
export type Statements =
  | { known: true; slowest: SlowStatement[] }
  | { known: false; why: 'not shipped' | 'not loaded' | 'not made' | 'not allowed' };

/** How PostgreSQL is, as it tells itself: everything is counted or read at this moment. */
export interface DatabaseState {
  connections: Connections;
  oldestTransaction: LongTransaction | null;
  longestLockWait: LockWait | null;
  tables: TableState[];
  indexes: IndexState[];
  figures: DatabaseFigures;
  /** About how many earnings of before that year could be put away; null where PostgreSQL has not looked at them yet. */
  archivable: { beforeYear: number; earnings: number | null };
  /** What restores keep out of the way until somebody drops it. */
  setAside: SetAside[];
  statements: Statements;
}

/** Of this year and the two before it somebody may still open a day: tax offices ask for the last one late. */
const YEARS_AT_WORK = 2;
const SLOWEST = { leastCalls: 10, limit: 5 };
const NOT_LOADED = '55000';
const NOT_ALLOWED = '42501';

/** One question after the other on one connection: whoever looks takes nothing from those that are looked at. */
export async function readDatabaseState(db: Handle, now: Date): Promise<DatabaseState> {
  const beforeYear = now.getUTCFullYear() - YEARS_AT_WORK;
  return {
    connections: await readConnections(db),
    oldestTransaction: await findOldestTransaction(db),
    longestLockWait: await findLongestLockWait(db),
    tables: await listTableStates(db),
    indexes: await listIndexStates(db),
    figures: await readDatabaseFigures(db),
    archivable: { beforeYear, earnings: await estimateArchivable(db, asLocalDate(`${beforeYear}-01-01`)) },
    setAside: await listSetAside(db),
    statements: await readStatements(db),
  };
}

async function readStatements(db: Handle): Promise<Statements> {
  const { isShipped, isLoaded, schema } = await findStatements(db);
  if (!isLoaded) return { known: false, why: isShipped ? 'not loaded' : 'not shipped' };
  if (schema === null) return { known: false, why: 'not made' };
  try {
    return { known: true, slowest: await listSlowStatements(db, { schema, ...SLOWEST }) };
  } catch (err) {
    const code = err instanceof Error && 'code' in err ? err.code : undefined;
    if (code === NOT_LOADED) return { known: false, why: 'not loaded' };
    if (code === NOT_ALLOWED) return { known: false, why: 'not allowed' };
    throw err;
  }
}
