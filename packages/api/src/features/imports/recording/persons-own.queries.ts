import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';
import { leftHash } from '../../../identity/left-hash.ts';

type Ids = readonly string[];

interface Kept {
  ids: Ids;
  at: Date;
}

/**
 * Makes earnings a person's own as of this moment, as a change of theirs would: no import writes them any more. They say what they said, so
 * their version stays. What lies in the bin stays as it is.
 */
export async function makePersons(tx: Handle, ownerId: string, { ids, at }: Kept): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('earning')
    .set({ request_hash: leftHash(at), updated_at: at })
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('request_hash', 'is', null)
    .where('deleted_at', 'is', null)
    .execute();
}

/** Makes earnings again a person's own as of a moment, in the bin or not, or no person's where there is none. */
export async function setLeft(
  tx: Handle,
  ownerId: string,
  { ids, at }: { ids: Ids; at: Date | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('earning')
    .set({ request_hash: at && leftHash(at) })
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .execute();
}

/** What these earnings correct. */
export async function listCorrectedBy(db: Handle, ownerId: string, ids: Ids): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('earning')
    .select('adjusts_id')
    .distinct()
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('adjusts_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.adjusts_id ?? []);
}
