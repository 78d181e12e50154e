import type { EntryKind } from '@earntrack/contract';
import type { Database, StatementItemRow } from '@earntrack/db';
import type { ComponentName } from '@earntrack/domain';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
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
  return rowsOf(db, ownerId, { ...entries, without })
    .where('file.state', 'in', ['committed', 'undone'])
    .where('file.id', '<>', without)
    .execute();
}

/** The same of files that are undone, and of the one without which is asked: the row that made each of these entries. */
export async function listFormerRows(
  db: Handle,
  ownerId: string,
  { without, ...entries }: Entries & { without: string | null },
): Promise<StatementItemRow[]> {
  if (entries.ids.length === 0) return [];
  return rowsOf(db, ownerId, { ...entries, without })
    .where((eb) =>
      eb.or([eb('file.state', '=', 'undone'), sql<SqlBool>`file.id is not distinct from ${without}::uuid`]),
    )
    .execute();
}

/** One row for each entry; `without` counts as undone. */
function rowsOf(
  db: Handle,
  ownerId: string,
  { kind, ids, without = null }: Entries & { without?: string | null },
) {
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .distinctOn('item.target_id')
      .selectAll('item')
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('item.target_id', '=', anyOf(ids))
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .where(sql<string>`item.payload ->> 'kind'`, '=', kind)
      .where((eb) => eb.or([eb('item.decision', 'is', null), eb('item.decision', '<>', 'leaveOut')]))
      .orderBy('item.target_id')
      .orderBy(sql`file.state = 'committed' and file.id is distinct from ${without}::uuid`, 'desc')
      .orderBy((eb) => isMaker(eb, ownerId, without), 'desc')
      .orderBy('file.committed_at', 'desc')
  );
}

type RowsAndFiles = ExpressionBuilder<
  Database & { item: Database['statement_item']; file: Database['statement_import'] },
  'item' | 'file'
>;

/** True of a row of a file that is undone and that made its entry. One did not where that was gone only because a correction of it was given up then. */
function isMaker(
  { and, eb, exists, not, or, selectFrom }: RowsAndFiles,
  ownerId: string,
  without: string | null,
) {
  const givenUpThen = selectFrom('statement_item as given')
    .innerJoin('statement_import as taking', (join) =>
      join.onRef('taking.user_id', '=', 'given.user_id').onRef('taking.id', '=', 'given.import_id'),
    )
    .select('given.import_id')
    .where('given.user_id', '=', ownerId)
    .where('taking.user_id', '=', ownerId)
    .where(sql<SqlBool>`given.replaced -> 'entry' ->> 'adjusts_id' = item.target_id::text`)
    // Said for the planner: without it the partial index on what was corrected cannot be used.
    .where(sql<SqlBool>`given.replaced -> 'entry' ->> 'adjusts_id' is not null`)
    .whereRef('taking.committed_at', '<', 'file.committed_at')
    .where((of) =>
      of.or([
        of('taking.undone_at', '>=', of.ref('file.committed_at')),
        sql<SqlBool>`taking.id is not distinct from ${without}::uuid`,
      ]),
    );
  return and([
    eb('item.outcome', '=', 'new'),
    or([eb('file.state', '=', 'undone'), sql<SqlBool>`file.id is not distinct from ${without}::uuid`]),
    not(exists(givenUpThen)),
  ]);
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
