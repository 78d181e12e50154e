import type { Actor, Handle } from '../../actor.ts';
import { findLastCommittedAt } from './imports.queries.ts';

/** Now, and not before the last import that is recorded, whatever the clocks of servers say: what came after which import is told by it. */
export async function momentAfterRecorded(tx: Handle, { userId, now }: Actor): Promise<Date> {
  const last = await findLastCommittedAt(tx, userId);
  return last !== null && last > now ? last : now;
}
