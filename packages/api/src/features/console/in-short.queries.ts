import { AppError } from '@earntrack/contract';
import { inSnapshot } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** A section of the console that takes longer says so; it does not keep a connection from the people who earn. */
const PATIENCE_MS = 3_000;
/** What PostgreSQL says of a statement that it gave up. */
const TOOK_TOO_LONG = '57014';

/** Reads at one moment of the database, none of it for longer than a few seconds. */
export async function inShort<Answer>(
  db: Handle,
  read: (tx: Handle) => Promise<Answer>,
  patienceMs: number = PATIENCE_MS,
): Promise<Answer> {
  try {
    return await inSnapshot(db, async (tx) => {
      await sql`select set_config('statement_timeout', ${`${patienceMs}ms`}, true)`.execute(tx);
      return read(tx);
    });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === TOOK_TOO_LONG)) throw cause;
    const told = 'The database took more than three seconds for this. It may be busy: ask again.';
    throw new AppError('unavailable', told, { cause });
  }
}
