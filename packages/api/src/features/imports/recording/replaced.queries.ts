import type { ReplacedEntry, StatementItemRow } from '@earntrack/db';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

type Kind = 'earning' | 'work' | 'payout';

/** Each column of a row as text, of what a query calls entry. */
function asTexts() {
  return sql<ReplacedEntry['entry']>`(
    select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(entry) - 'user_id'))`;
}

/** What an entry is now, with the hours of an earning. Null where there is none. */
export async function findReplaced(
  tx: Handle,
  ownerId: string,
  { kind, id }: { kind: Kind; id: string },
): Promise<ReplacedEntry | null> {
  const row = await tx
    // The three have the columns that are asked for; the builder takes no choice of tables.
    .selectFrom(`${kind} as entry` as 'earning as entry')
    .select(asTexts().as('texts'))
    .where('entry.user_id', '=', ownerId)
    .where('entry.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const hours = await tx
    .selectFrom('work as entry')
    .select(asTexts().as('texts'))
    .where('entry.user_id', '=', ownerId)
    .where('entry.earning_id', '=', id)
    // Said for the planner: without it the partial index on earning_id cannot be used.
    .where('entry.earning_id', 'is not', null)
    .execute();
  return { entry: row.texts, hours: hours.map(({ texts }) => texts) };
}

/** Puts entries of a kind into the bin, with the hours of earnings, as of this moment. */
export async function binEntries(
  tx: Handle,
  ownerId: string,
  { kind, ids, at }: { kind: Kind; ids: readonly string[]; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    // The three have the columns that are written; the builder takes no choice of tables.
    .updateTable(kind as 'earning')
    .set(({ eb }) => ({ deleted_at: at, updated_at: at, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .execute();
  if (kind !== 'earning') return;
  await tx
    .updateTable('work')
    .set({ deleted_at: at, updated_at: at })
    .where('user_id', '=', ownerId)
    .where('earning_id', '=', anyOf(ids))
    // Said for the planner: without it the partial index on earning_id cannot be used.
    .where('earning_id', 'is not', null)
    .execute();
}

/** Entries of a kind are no person's any more: back from the bin, and what files say of them is written. */
export async function releaseEntries(
  tx: Handle,
  ownerId: string,
  { kind, ids }: { kind: Kind; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  const released = { request_hash: null, deleted_at: null };
  // A statement says how long, and not from when.
  const patch = kind === 'work' ? { ...released, started_at: null, ended_at: null } : released;
  await tx.updateTable(kind).set(patch).where('user_id', '=', ownerId).where('id', '=', anyOf(ids)).execute();
}

/** Corrections that people gave up for rows of an import, and what each corrected. */
export async function listReplacedCorrections(
  db: Handle,
  ownerId: string,
  importId: string,
): Promise<{ id: string; adjusts_id: string }[]> {
  return (
    db
      .selectFrom('statement_item')
      .select([
        sql<string>`replaced -> 'entry' ->> 'id'`.as('id'),
        sql<string>`replaced -> 'entry' ->> 'adjusts_id'`.as('adjusts_id'),
      ])
      .where('user_id', '=', ownerId)
      .where('import_id', '=', importId)
      // Most rows replace nothing: of those nothing is unfolded.
      .where('replaced', 'is not', null)
      .where(sql<SqlBool>`replaced -> 'entry' ->> 'adjusts_id' is not null`)
      .execute()
  );
}

/** Those of these earnings of which people gave up corrections for rows of any import. */
export async function listCorrectedGivenUp(
  db: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('statement_item')
    .select(sql<string>`replaced -> 'entry' ->> 'adjusts_id'`.as('id'))
    .distinct()
    .where('user_id', '=', ownerId)
    .where(sql<SqlBool>`replaced -> 'entry' ->> 'adjusts_id' = any(${ids}::text[])`)
    // Said for the planner: without it the partial index on what was corrected cannot be used.
    .where(sql<SqlBool>`replaced -> 'entry' ->> 'adjusts_id' is not null`)
    .execute();
  return rows.map(({ id }) => id);
}

/** A row of a recorded file that a person took. */
export interface TakenRow extends Pick<StatementItemRow, 'import_id' | 'chunk' | 'position' | 'target_id'> {
  kind: Kind | 'leftOut';
  committed_at: Date;
}

/** Rows of recorded files that were taken after this instant and become these entries, what was taken first comes first. */
export async function listTakenAfter(
  db: Handle,
  ownerId: string,
  { targetIds, after }: { targetIds: readonly string[]; after: Date | null },
): Promise<TakenRow[]> {
  if (targetIds.length === 0 || after === null) return [];
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .select(['item.import_id', 'item.chunk', 'item.position', 'item.target_id'])
      .select(sql<TakenRow['kind']>`item.payload ->> 'kind'`.as('kind'))
      .select(sql<Date>`file.committed_at`.as('committed_at'))
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('item.target_id', '=', anyOf(targetIds))
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .where('item.decision', '=', 'take')
      .where('file.state', '=', 'committed')
      .where('file.committed_at', '>', after)
      .orderBy('file.committed_at')
      .execute()
  );
}

/**
 * Leaves what a row keeps to the one that was taken next, unless that keeps something of its own: where the row, whose file was recorded
 * at this moment, put the entry into the bin, that is what the next one found.
 */
export async function leaveReplaced(
  tx: Handle,
  ownerId: string,
  { stored, heir, committedAt }: { stored: StatementItemRow; heir: TakenRow; committedAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('statement_item')
    .set({ replaced: JSON.stringify(stored.replaced) })
    .where('user_id', '=', ownerId)
    .where('import_id', '=', heir.import_id)
    .where('chunk', '=', heir.chunk)
    .where('position', '=', heir.position)
    .where(
      sql<SqlBool>`(replaced is null or (replaced -> 'entry' ->> 'deleted_at')::timestamptz = ${committedAt})`,
    )
    .execute();
}
