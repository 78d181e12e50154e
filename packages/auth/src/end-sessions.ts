import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { type Doing, recordAct } from './audit.ts';
import { deleteSessionOf, deleteSessionsOf } from './session.queries.ts';
import { deleteFamiliesOf, deleteFamily } from './token-family.queries.ts';

/** Ends the session of somebody who signs out; one that has ended stays ended. */
export async function signOut(db: Kysely<Database>, doing: Doing, sessionId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (await deleteSessionOf(tx, doing.userId, sessionId))
      await recordAct(tx, doing, { action: 'signed_out' });
  });
}

/** Ends a session or a sign-in of a program, whichever has this id: it is a hash of one of the two. */
export async function endDevice(db: Kysely<Database>, doing: Doing, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const browser = await deleteSessionOf(tx, doing.userId, id);
    const ended = browser ?? (await deleteFamily(tx, doing.userId, id));
    if (!ended) return;
    const details = { kind: browser ? 'browser' : 'program', userAgent: ended.user_agent };
    await recordAct(tx, doing, { action: 'device_ended', details });
  });
}

/** Ends every session but one, and every sign-in of a program. Returns how many. */
export function endOthers(db: Kysely<Database>, doing: Doing, keptId: string): Promise<number> {
  return inTransaction(db, async (tx) => {
    const browsers = await deleteSessionsOf(tx, doing.userId, keptId);
    const count = browsers + (await deleteFamiliesOf(tx, doing.userId));
    if (count > 0) await recordAct(tx, doing, { action: 'other_devices_ended', details: { count } });
    return count;
  });
}
