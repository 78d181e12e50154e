import type { RowOriginWire, StatementImportRow, StatementItemRow } from '@earntrack/db';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';
import type { Reader } from './row-facts.ts';

/** A row of a recorded file, with what says how late it is. */
export type StoredVersion = Pick<
  StatementItemRow,
  'target_id' | 'platform_id' | 'payload' | 'import_id' | 'decision' | 'row_id' | 'joined_ids'
> &
  Pick<StatementImportRow, 'latest_on' | 'file_name'> & {
    rank: number;
    committed_at: Date;
    read_by: string | null;
    read_table: string | null;
  };

interface ArrivingFile {
  id: string;
  rank: { latestOn: StatementImportRow['latest_on']; place: number; committedAt: Date };
  reader: Reader;
}

/** What a file was read by, a preset also where a person added kinds of rows to it; null for the form that holds whatever somebody writes into it, where an id may be of anything. */
const READ_BY = sql<string | null>`
  case file.preset_id when 'generic' then null
    when 'mapping' then encode(sha256(convert_to(file.mapping::text, 'UTF8')), 'hex')
    else file.preset_id end`;

/** The table that it reads: a corrected mapping finds ids and days where the first one did. */
export const READ_TABLE = sql<string | null>`
  case file.preset_id when 'generic' then null
    when 'mapping' then encode(sha256(convert_to((
      jsonb_path_query_array(file.mapping, '$.layouts[*].columns.id')
      || jsonb_path_query_array(file.mapping, '$.layouts[*].columns.date'))::text, 'UTF8')), 'hex')
    else file.preset_id end`;

/**
 * What recorded files that are not undone say of these entries, in no order; without one of the files. Rows that a person left out are
 * among them.
 */
export async function listVersions(
  db: Handle,
  ownerId: string,
  { targetIds, without }: { targetIds: readonly string[]; without: string | null },
): Promise<StoredVersion[]> {
  if (targetIds.length === 0) return [];
  return (
    versionsWithout(db, ownerId, without)
      .where('item.target_id', '=', anyOf(targetIds))
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .execute()
  );
}

interface FeesOfDays {
  ids: readonly string[];
  days: readonly string[];
  without: string | null;
}

/** The same of earnings of some days, in which rows of fees are that have one of these ids where they stand alone. */
export async function listJoining(db: Handle, ownerId: string, asked: FeesOfDays): Promise<StoredVersion[]> {
  if (asked.ids.length === 0) return [];
  return versionsWithout(db, ownerId, asked.without).where(joinsOneOf(asked)).execute();
}

/** The same of files that are undone, and of the one without which is asked. */
export async function listFormerJoining(
  db: Handle,
  ownerId: string,
  asked: FeesOfDays,
): Promise<StoredVersion[]> {
  if (asked.ids.length === 0) return [];
  return storedVersions(db, ownerId)
    .where(sql<SqlBool>`(file.state = 'undone' or file.id is not distinct from ${asked.without}::uuid)`)
    .where(joinsOneOf(asked))
    .execute();
}

/** Says also that there are joined ids, for the planner: without it their partial index cannot be used. */
function joinsOneOf({ ids, days }: FeesOfDays) {
  return sql<SqlBool>`(item.payload ->> 'earnedOn' = any(${days}::text[])
    and item.joined_ids is not null and jsonb_exists_any(item.joined_ids, ${ids}::text[]))`;
}

/** The same of a file that is not recorded yet, with what it is ranked by if it is recorded now. */
export async function listArriving(
  db: Handle,
  ownerId: string,
  { file: { id, rank, reader }, targetIds }: { file: ArrivingFile; targetIds: readonly string[] },
): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('statement_item')
    .select(['target_id', 'platform_id', 'payload', 'import_id', 'decision', 'row_id', 'joined_ids'])
    .where('user_id', '=', ownerId)
    .where('import_id', '=', id)
    .where('target_id', '=', anyOf(targetIds))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('target_id', 'is not', null)
    .execute();
  const { latestOn, place, committedAt } = rank;
  const said = {
    latest_on: latestOn,
    rank: place,
    committed_at: committedAt,
    read_by: reader.readBy,
    read_table: reader.table,
    file_name: '',
  };
  return rows.map((row) => ({ ...row, ...said }));
}

function versionsWithout(db: Handle, ownerId: string, without: string | null) {
  const query = storedVersions(db, ownerId).where('file.state', '=', 'committed');
  return without === null ? query : query.where('item.import_id', '<>', without);
}

function storedVersions(db: Handle, ownerId: string) {
  return db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select([
      'item.target_id',
      'item.platform_id',
      'item.payload',
      'item.import_id',
      'item.decision',
      'item.row_id',
      'item.joined_ids',
    ])
    .select(['file.latest_on', 'file.file_name'])
    .select((eb) => [
      sql<Date>`file.committed_at`.as('committed_at'),
      // What came of an archive of before files had a place, or was recorded while this version came up, has none.
      eb.fn.coalesce('file.rank', sql<number>`0`).as('rank'),
      READ_BY.as('read_by'),
      READ_TABLE.as('read_table'),
    ])
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId);
}

/** By the id of an import: its kinds of rows, and which of them its rows are that are not of the first. */
export type OriginsOfImports = ReadonlyMap<
  string,
  { kinds: readonly RowOriginWire[]; ofRows: ReadonlyMap<number, number> }
>;

/** From which columns imports say that rows of an entry are made; nothing of those that keep it not. */
export async function listOrigins(
  db: Handle,
  ownerId: string,
  { targetId, importIds }: { targetId: string; importIds: readonly string[] },
): Promise<OriginsOfImports> {
  if (importIds.length === 0) return new Map();
  const files = await db
    .selectFrom('statement_import')
    .select(['id', 'origins'])
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(importIds))
    .execute();
  const items = await db
    .selectFrom('statement_item')
    .select(['import_id', 'payload', 'row_origins'])
    .where('user_id', '=', ownerId)
    .where('target_id', '=', targetId)
    .where('import_id', '=', anyOf(importIds))
    .where('row_origins', 'is not', null)
    .execute();
  return new Map(
    files.flatMap(({ id, origins: kinds }) => {
      if (kinds === null) return [];
      const own = items.filter(({ import_id: importId }) => importId === id);
      const ofRows = own.flatMap(({ payload, row_origins: numbers }) =>
        payload.rows.map(({ row }, at) => [row, numbers?.[at] ?? 0] as const),
      );
      return [[id, { kinds, ofRows: new Map(ofRows) }] as const];
    }),
  );
}

/** By what one import is read. */
export async function findReader(db: Handle, ownerId: string, importId: string): Promise<Reader> {
  return db
    .selectFrom('statement_import as file')
    .select([READ_BY.as('readBy'), READ_TABLE.as('table')])
    .where('file.user_id', '=', ownerId)
    .where('file.id', '=', importId)
    .executeTakeFirstOrThrow();
}

/** Rows of recorded files that are not undone and that correct a row of one of these ids. */
export async function listAdjusting(
  db: Handle,
  ownerId: string,
  externalIds: readonly string[],
): Promise<StatementItemRow[]> {
  if (externalIds.length === 0) return [];
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .selectAll('item')
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where(sql<SqlBool>`item.payload ->> 'adjusts' = any(${externalIds}::text[])`)
      // Said for the planner: without it the partial index on what is adjusted cannot be used.
      .where(sql<SqlBool>`item.payload ->> 'adjusts' is not null`)
      .where('file.state', '=', 'committed')
      .execute()
  );
}

/** Those of these entries, by `versionKey`, of which an import has a row, left out by a person or not; one that is left out anyway is of each kind that it would be. */
export async function listTargetsOf(
  db: Handle,
  ownerId: string,
  { importId, targetIds }: { importId: string; targetIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (targetIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('statement_item')
    .select(['target_id', 'payload'])
    .where('user_id', '=', ownerId)
    .where('import_id', '=', importId)
    .where('target_id', '=', anyOf(targetIds))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('target_id', 'is not', null)
    .execute();
  return new Set(
    rows.flatMap(({ target_id: targetId, payload }) => {
      const kinds = payload.kind === 'leftOut' ? (payload.takesBack?.kinds ?? []) : [payload.kind];
      return kinds.map((kind) => `${kind}|${targetId}`);
    }),
  );
}

/**
 * The ids of what a person said some rows to be, by the `versionKey` of the rows' own ids, as far as recorded files hold that: of several
 * files the one that was recorded last knows. `everSaid` is what any of them holds, also one that takes it back.
 */
export async function listMerged(
  db: Handle,
  ownerId: string,
  { rowIds, without }: { rowIds: readonly string[]; without: string | null },
): Promise<{ merged: ReadonlyMap<string, string>; everSaid: readonly string[] }> {
  if (rowIds.length === 0) return { merged: new Map(), everSaid: [] };
  const typed = await ofRecordedFiles(db, ownerId)
    .where('item.row_id', '=', anyOf(rowIds))
    // Said for the planner: without it the partial index on row_id cannot be used.
    .where('item.row_id', 'is not', null)
    .execute();
  if (typed.length === 0) return { merged: new Map(), everSaid: [] };
  const own = await ofRecordedFiles(db, ownerId)
    .where('item.target_id', '=', anyOf(typed.flatMap(({ row_id: rowId }) => rowId ?? [])))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('item.target_id', 'is not', null)
    .where('item.row_id', 'is', null)
    .where(sql<SqlBool>`item.decision is distinct from 'leaveOut'`)
    .execute();
  const said = [...typed, ...own]
    // What takes an entry back has not said which it is.
    .filter(({ import_id: importId, kind }) => importId !== without && kind !== 'leftOut')
    .toSorted((one, other) => one.committed_at.getTime() - other.committed_at.getTime());
  const last = new Map(said.map((row) => [`${row.kind}|${row.row_id ?? row.target_id}`, row]));
  const merged = [...last].flatMap(([key, { row_id: rowId, target_id: targetId }]) =>
    rowId === null || targetId === null ? [] : [[key, targetId] as const],
  );
  return { merged: new Map(merged), everSaid: typed.flatMap(({ target_id: targetId }) => targetId ?? []) };
}

/** What rows of recorded files that are not undone became. */
function ofRecordedFiles(db: Handle, ownerId: string) {
  return db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select(['item.target_id', 'item.row_id', 'item.import_id'])
    .select([
      sql<string>`item.payload ->> 'kind'`.as('kind'),
      sql<Date>`file.committed_at`.as('committed_at'),
    ])
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('file.state', '=', 'committed');
}
