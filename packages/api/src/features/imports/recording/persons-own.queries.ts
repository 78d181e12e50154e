import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';
import { LEFT, leftHash } from '../../../identity/left-hash.ts';

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

/**
 * Says the same of earnings where a change of many, or a row that was taken instead of one, remembers that it was a person's own since this moment
 * or a later one, so that taking either back does not bring that again. The caller holds the earnings.
 */
export async function setLeftBefore(
  tx: Handle,
  ownerId: string,
  { ids, since, at }: { ids: Ids; since: Date; at: Date | null },
): Promise<void> {
  // Moments of one form: what is later comes later as text too.
  const isSince = (left: RawBuilder<string>) =>
    sql<SqlBool>`starts_with(${left}, ${LEFT}) and ${left} collate "C" >= ${leftHash(since)}`;
  const hashOf = (left: RawBuilder<string>) =>
    at ? sql`to_jsonb(greatest(${left} collate "C", ${leftHash(at)}::text))` : sql`'null'::jsonb`;
  const ofChange = sql<string>`before ->> 'requestHash'`;
  await tx
    .updateTable('bulk_change_earning')
    .set({ before: sql<string>`jsonb_set(before, '{requestHash}', ${hashOf(ofChange)})` })
    .where('user_id', '=', ownerId)
    .where('earning_id', '=', anyOf(ids))
    .where(isSince(ofChange))
    .execute();
  const ofRow = sql<string>`replaced -> 'entry' ->> 'request_hash'`;
  await tx
    .updateTable('statement_item')
    .set({ replaced: sql<string>`jsonb_set(replaced, '{entry,request_hash}', ${hashOf(ofRow)})` })
    .where('user_id', '=', ownerId)
    .where('target_id', '=', anyOf(ids))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('target_id', 'is not', null)
    .where('replaced', 'is not', null)
    .where(isSince(ofRow))
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
