import type { Actor, Handle } from '../../actor.ts';
import { findLastChangeAt } from './imports.queries.ts';

/** Now, and not before the last import was recorded or undone, whatever the clocks of servers say: what came after which import is told by it. */
export async function momentAfterRecorded(tx: Handle, { userId, now }: Actor): Promise<Date> {
  const last = await findLastChangeAt(tx, userId);
  return last !== null && last > now ? last : now;
}
