import type { EntryKind, ImportOutcome } from '@earntrack/contract';
import type { NewStatementItem, StatementItemPatch, StatementItemRow } from '@earntrack/db';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf, anyOfIntegers } from '../../../any-of.queries.ts';
import { GONE_FOR_GOOD } from '../../../bin-time.ts';
import { givenRows } from '../../../bulk-rows.queries.ts';
import { FORMER_REASON_OF_UNREAD } from './former-reasons.ts';

export interface ItemPosition {
  chunk: number;
  position: number;
}

export interface ItemPlace extends ItemPosition {
  importId: string;
}

const COLUMNS = [
  'import_id',
  'chunk',
  'position',
  'payload',
  'target_id',
  'platform_id',
  'outcome',
  'decision',
  'row_id',
  'joined_ids',
  'row_origins',
  'id_without_day',
  'is_unread',
] as const;
export type ItemToInsert = Required<Pick<NewStatementItem, (typeof COLUMNS)[number]>>;

export async function insertItems(tx: Handle, ownerId: string, rows: readonly ItemToInsert[]): Promise<void> {
  await tx
    .insertInto('statement_item')
    .columns(['user_id', ...COLUMNS])
    .expression(givenRows(tx, ownerId, { table: 'statement_item', columns: COLUMNS, rows }))
    .execute();
}

/** True when anything of this chunk is there. */
export async function hasChunk(
  db: Handle,
  ownerId: string,
  { importId, chunk }: { importId: string; chunk: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('statement_item')
    .select('chunk')
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .where('chunk', '=', chunk)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The platforms that any item of an import goes to. */
export async function listPlatformIdsOfItems(
  db: Handle,
  ownerId: string,
  importId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('statement_item')
    .select('platform_id')
    .distinct()
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .where(sql<SqlBool>`decision is distinct from 'leaveOut'`)
    // What takes something back needs none.
    .where(sql<SqlBool>`payload ->> 'kind' <> 'leftOut'`)
    .execute();
  return rows.flatMap((row) => row.platform_id ?? []);
}

/** Those of these platforms to which rows of other recorded files go: what is taken back of them may come back. */
export async function listPlatformsOfOthers(
  db: Handle,
  ownerId: string,
  { importId, platformIds }: { importId: string; platformIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (platformIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select('item.platform_id')
    .distinct()
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('file.state', '=', 'committed')
    .where('item.import_id', '<>', importId)
    .where('item.platform_id', '=', anyOf(platformIds))
    .where(sql<SqlBool>`item.decision is distinct from 'leaveOut' and item.payload ->> 'kind' <> 'leftOut'`)
    .execute();
  return new Set(rows.flatMap(({ platform_id: id }) => id ?? []));
}

export interface ItemFilter {
  importId: string;
  outcome?: ImportOutcome | null | undefined;
  after: ItemPosition | null;
  limit: number;
}

/** Items in the order of the file. */
export function listItems(db: Handle, ownerId: string, filter: ItemFilter): Promise<StatementItemRow[]> {
  const { importId, outcome, after, limit } = filter;
  let query = db
    .selectFrom('statement_item')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId);
  if (outcome) query = query.where('outcome', '=', outcome);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('chunk', 'position'), '>', tuple(after.chunk, after.position)),
    );
  }
  return query.orderBy('chunk').orderBy('position').limit(limit).execute();
}

/** How many rows of each of these files are left out because nobody can say what their amount is, where there are any. */
export async function countUnreadRows(
  db: Handle,
  ownerId: string,
  importIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (importIds.length === 0) return new Map();
  const files = await db
    .selectFrom('statement_item')
    .select(['import_id', sql<number>`sum(jsonb_array_length(payload -> 'rows'))::int4`.as('rows')])
    .where('user_id', '=', ownerId)
    .where('import_id', '=', anyOf(importIds))
    .where(
      // The index has few: rows that may be unread.
      sql<SqlBool>`payload ->> 'kind' = 'leftOut' and is_unread is not false and coalesce(is_unread,
        payload ->> 'reason' ~ ${FORMER_REASON_OF_UNREAD}
        and (select sum((row ->> 'value')::numeric) from jsonb_array_elements(payload -> 'rows') row) = 0)`,
    )
    .groupBy('import_id')
    .execute();
  return new Map(files.map(({ import_id: id, rows }) => [id, rows]));
}

/** Writes one outcome for these positions of a chunk. */
export async function updateOutcomes(
  tx: Handle,
  ownerId: string,
  {
    importId,
    chunk,
    outcome,
    positions,
  }: {
    importId: string;
    chunk: number;
    outcome: ImportOutcome;
    positions: readonly number[];
  },
): Promise<void> {
  if (positions.length === 0) return;
  await tx
    .updateTable('statement_item')
    .set({ outcome })
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .where('chunk', '=', chunk)
    .where('position', '=', anyOfIntegers(positions))
    .execute();
}

export function findItem(
  db: Handle,
  ownerId: string,
  { importId, chunk, position }: ItemPlace,
): Promise<StatementItemRow | undefined> {
  return db
    .selectFrom('statement_item')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .where('chunk', '=', chunk)
    .where('position', '=', position)
    .executeTakeFirst();
}

/** True where another row of the file of an item becomes this entry. */
export async function isTargetTaken(
  db: Handle,
  ownerId: string,
  { item, targetId }: { item: StatementItemRow; targetId: string },
): Promise<boolean> {
  const rows = await db
    .selectFrom('statement_item')
    .select(['chunk', 'position'])
    .where('user_id', '=', ownerId)
    .where('import_id', '=', item.import_id)
    .where('target_id', '=', targetId)
    .limit(2)
    .execute();
  return rows.some((row) => row.chunk !== item.chunk || row.position !== item.position);
}

export async function updateDecision(
  tx: Handle,
  ownerId: string,
  { importId, chunk, position, patch }: ItemPlace & { patch: StatementItemPatch },
): Promise<void> {
  await tx
    .updateTable('statement_item')
    .set(patch)
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .where('chunk', '=', chunk)
    .where('position', '=', position)
    .execute();
}

export async function deleteItems(tx: Handle, ownerId: string, importId: string): Promise<void> {
  await tx
    .deleteFrom('statement_item')
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .execute();
}

interface EntriesToForget {
  kind: 'earning' | 'work' | 'payout';
  /** Said of the table of this kind. */
  isMeant: Expression<SqlBool>;
  /** Left out: in all of them. */
  importId?: string;
}

/** Deletes what recorded files said of some entries. A file that is staged keeps its rows: it is recorded whole or not at all. */
export async function deleteItemsOf(
  tx: Handle,
  ownerId: string,
  { kind, isMeant, importId }: EntriesToForget,
): Promise<void> {
  let recorded = tx
    .selectFrom('statement_import')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('state', 'in', ['committed', 'undone']);
  if (importId !== undefined) recorded = recorded.where('id', '=', importId);
  await tx
    .deleteFrom('statement_item')
    .where('user_id', '=', ownerId)
    .where('import_id', 'in', recorded)
    .where('target_id', 'in', (eb) =>
      eb.selectFrom(kind).select('id').where('user_id', '=', ownerId).where(isMeant),
    )
    // What takes it back may keep what a person had.
    .where(sql<SqlBool>`payload ->> 'kind' in (${kind}, 'leftOut')`)
    .execute();
}

/** Deletes what this recorded file says of entries that were deleted for good before it came. */
export async function deleteItemsOfGone(tx: Handle, ownerId: string, importId: string): Promise<void> {
  const isMeant = sql<SqlBool>`deleted_at = ${GONE_FOR_GOOD}`;
  for (const kind of ['earning', 'work', 'payout'] as const)
    await deleteItemsOf(tx, ownerId, { kind, isMeant, importId });
}

/** True where a file has a row of this key that is of this kind or left out, or one that is in another row. */
export async function hasItemsByKey(
  db: Handle,
  ownerId: string,
  { importId, kind, key, id }: { importId: string; kind: EntryKind; key: string; id: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('statement_item')
    .select('position')
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .where(
      sql<SqlBool>`(payload ->> 'key' = ${key} and payload ->> 'kind' in (${kind}, 'leftOut')
        or joined_ids is not null and jsonb_exists(joined_ids, ${id}))`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
