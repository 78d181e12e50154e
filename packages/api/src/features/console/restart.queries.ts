import { LIVE_CHANNEL, restartNote } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** Heard by every server, once the transaction has ended well. */
export async function sayRestart(tx: Handle, instanceId: string): Promise<void> {
  await sql`select pg_notify(${LIVE_CHANNEL}, ${restartNote(instanceId)})`.execute(tx);
}
