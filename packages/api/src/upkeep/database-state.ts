import type { Handle } from '../actor.ts';
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
  /** What restores keep out of the way until somebody drops it. */
  setAside: SetAside[];
  statements: Statements;
}

const SLOWEST = { leastCalls: 10, limit: 5 };
const NOT_LOADED = '55000';
const NOT_ALLOWED = '42501';

/** One question after the other on one connection: whoever looks takes nothing from those that are looked at. */
export async function readDatabaseState(db: Handle): Promise<DatabaseState> {
  return {
    connections: await readConnections(db),
    oldestTransaction: await findOldestTransaction(db),
    longestLockWait: await findLongestLockWait(db),
    tables: await listTableStates(db),
    indexes: await listIndexStates(db),
    figures: await readDatabaseFigures(db),
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
