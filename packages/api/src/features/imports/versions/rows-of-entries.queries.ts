import type { EntryKind } from '@earntrack/contract';
import type { StatementItemRow } from '@earntrack/db';
import type { ComponentName } from '@earntrack/domain';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

interface Entries {
  kind: EntryKind;
  ids: readonly string[];
}

/**
 * A row of a file for each of these entries that no person typed or changed: of a file that stands, of several the one that came last; where
 * none does, of the one that made it. An entry that is held has the words of that, as undoing any other leaves it as it was before.
 */
export async function listRowsOfFileEntries(
  db: Handle,
  ownerId: string,
  { kind, ids }: Entries,
): Promise<StatementItemRow[]> {
  if (ids.length === 0) return [];
  return (
    rowsOf(db, ownerId, { kind, ids })
      // The three have the columns that are asked for; the builder takes no choice of tables.
      .innerJoin(`${kind} as entry` as 'earning as entry', (join) =>
        join.onRef('entry.user_id', '=', 'item.user_id').onRef('entry.id', '=', 'item.target_id'),
      )
      .where('entry.user_id', '=', ownerId)
      .where('entry.request_hash', 'is', null)
      .where('file.state', 'in', ['committed', 'undone'])
      .execute()
  );
}

/** The same of files that stand, whether the entries are there or not. */
export async function listRowsThatStand(
  db: Handle,
  ownerId: string,
  { kind, ids }: Entries,
): Promise<StatementItemRow[]> {
  if (ids.length === 0) return [];
  return rowsOf(db, ownerId, { kind, ids }).where('file.state', '=', 'committed').execute();
}

/** The same of files that are recorded or were, but not of one of them, whether the entries are there or not. */
export async function listRowsOfOthers(
  db: Handle,
  ownerId: string,
  { without, ...entries }: Entries & { without: string },
): Promise<StatementItemRow[]> {
  if (entries.ids.length === 0) return [];
  return rowsOf(db, ownerId, entries)
    .where('file.state', 'in', ['committed', 'undone'])
    .where('file.id', '<>', without)
    .execute();
}

/** The row that made each of these entries, of a file that is undone or of the one without which is asked; where none did, of the one of these that came last. */
export async function listFormerRows(
  db: Handle,
  ownerId: string,
  { without, kind, ids }: Entries & { without: string | null },
): Promise<Pick<StatementItemRow, 'import_id' | 'target_id'>[]> {
  if (ids.length === 0) return [];
  return entryRows(db, ownerId, { kind, ids })
    .distinctOn('item.target_id')
    .select(['item.import_id', 'item.target_id'])
    .where((eb) => eb.or([eb('file.state', '=', 'undone'), eb('file.id', '=', without)]))
    .orderBy('item.target_id')
    .orderBy(sql`item.outcome = 'new'`, 'desc')
    .orderBy('file.committed_at', 'desc')
    .execute();
}

function rowsOf(db: Handle, ownerId: string, entries: Entries) {
  return entryRows(db, ownerId, entries)
    .distinctOn('item.target_id')
    .selectAll('item')
    .orderBy('item.target_id')
    .orderBy('file.state')
    .orderBy(sql`file.state = 'undone' and item.outcome = 'new'`, 'desc')
    .orderBy('file.committed_at', 'desc');
}

function entryRows(db: Handle, ownerId: string, { kind, ids }: Entries) {
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('item.target_id', '=', anyOf(ids))
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .where(sql<string>`item.payload ->> 'kind'`, '=', kind)
      .where((eb) => eb.or([eb('item.decision', 'is', null), eb('item.decision', '<>', 'leaveOut')]))
  );
}

/** What is money of a row by itself, whatever was taken off it. */
const MONEY = [
  'base',
  'tips',
  'bonuses',
  'adjustments',
  'reimbursements',
  'cashCollected',
] as const satisfies ComponentName[];

/**
 * Those of these earnings of which the files that stand plainly leave something: every row that has the id says an earning that is more than
 * fees, which another row could have in it, and no row has the id of what a person said it to be. Nothing else has to be read for these.
 */
export async function listPlainlySaid(
  db: Handle,
  ownerId: string,
  earningIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (earningIds.length === 0) return new Set();
  const kind: EntryKind = 'earning';
  const money = sql.join(MONEY.map((name) => sql`item.payload -> 'components' ->> cast(${name} as text)`));
  const rows = await db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select('item.target_id')
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('item.target_id', '=', anyOf(earningIds))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('item.target_id', 'is not', null)
    .where('file.state', '=', 'committed')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('statement_item as merged')
            .select('merged.row_id')
            .where('merged.user_id', '=', ownerId)
            .where('merged.row_id', 'is not', null)
            .whereRef('merged.row_id', '=', 'item.target_id'),
        ),
      ),
    )
    .groupBy('item.target_id')
    .having(
      sql<SqlBool>`bool_and(item.row_id is null and item.decision is distinct from 'leaveOut'
        and item.payload ->> 'kind' = ${kind} and concat_ws(' ', ${money}) ~ '[1-9]')`,
    )
    .execute();
  return new Set(rows.flatMap(({ target_id: id }) => id ?? []));
}

/** The ids that fees have alone which files have in any of these earnings, also such as are undone: a person may hold what those said. */
export async function listJoinedIds(
  db: Handle,
  ownerId: string,
  earningIds: readonly string[],
): Promise<string[]> {
  if (earningIds.length === 0) return [];
  const rows = await db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select('item.joined_ids')
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('item.target_id', '=', anyOf(earningIds))
    // Said for the planner, as above.
    .where('item.target_id', 'is not', null)
    .where('item.joined_ids', 'is not', null)
    .where('file.state', 'in', ['committed', 'undone'])
    .execute();
  return [...new Set(rows.flatMap((row) => row.joined_ids ?? []))];
}
