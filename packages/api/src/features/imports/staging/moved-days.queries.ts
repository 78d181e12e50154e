import type { EntryKind } from '@earntrack/contract';
import type { Database, StatementItemRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';
import { givenRows } from '../../../bulk-rows.queries.ts';
import type { ItemPosition } from './items.queries.ts';

/** A row of a file whose days move. */
export interface DatedRow {
  kind: EntryKind;
  idWithoutDay: string;
  day: LocalDate;
}

/** A row of a staged file that no recorded file has on this day. */
export type UnknownRow = DatedRow &
  StatementItemRow & {
    /** Whether a recorded file has a row of another reference that says the same on this day. */
    isAnothers: boolean;
    /** The same of a file that is undone. */
    wasAnothers: boolean;
  };

/** A row of a file that is recorded, or was. */
export interface RecordedRow extends DatedRow {
  targetId: string;
  /** Null unless it is merged into an entry that a person typed. */
  rowId: string | null;
  isUndone: boolean;
}

const KIND = sql<EntryKind>`item.payload ->> 'kind'`;
const DAY = sql<LocalDate>`coalesce(
  item.payload ->> 'earnedOn', item.payload ->> 'paidOn', item.payload ->> 'workedOn')`;

export interface LookedThrough {
  importId: string;
  /** What is decided of its rows is what a person decided of rows of other files: it may be of another reference. */
  isStaging: boolean;
}

/**
 * Rows of a staged file that no recorded file has on their days, and of which one that is recorded, or was, says the same on another day or of
 * another reference.
 */
export function listUnknownRows(
  db: Handle,
  ownerId: string,
  { importId, isStaging }: LookedThrough,
): Promise<UnknownRow[]> {
  return db
    .selectFrom('statement_item as item')
    .selectAll('item')
    .select([sql<string>`item.id_without_day`.as('idWithoutDay'), KIND.as('kind'), DAY.as('day')])
    .select(({ exists, selectFrom }) => [
      exists(rowsOfTarget(selectFrom('statement_item as other'), ownerId, ['committed']))
        .$castTo<boolean>()
        .as('isAnothers'),
      exists(
        rowsOfTarget(selectFrom('statement_item as other'), ownerId, ['undone']).whereRef(
          'other.id_without_day',
          '<>',
          'item.id_without_day',
        ),
      )
        .$castTo<boolean>()
        .as('wasAnothers'),
    ])
    .where('item.user_id', '=', ownerId)
    .where('item.import_id', '=', importId)
    .where('item.id_without_day', 'is not', null)
    .$if(!isStaging, (query) => query.where('item.decision', 'is', null))
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          recordedRows(selectFrom('statement_item as other'), ownerId, RECORDED)
            .where('other.id_without_day', 'is not', null)
            .whereRef('other.id_without_day', '=', 'item.id_without_day'),
        ),
        exists(rowsOfTarget(selectFrom('statement_item as other'), ownerId, RECORDED)),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          rowsOfTarget(selectFrom('statement_item as other'), ownerId, ['committed'])
            // Of a file that was recorded before rows had such an id nobody knows the reference.
            .where(sql<boolean>`coalesce(other.id_without_day = item.id_without_day, true)`),
        ),
      ),
    )
    .orderBy('item.chunk')
    .orderBy('item.position')
    .execute();
}

/** Rows of files that are or were recorded that say this, whatever the day; of those that are undone what a person did not decide otherwise. */
export function listRowsOnAnyDay(
  db: Handle,
  ownerId: string,
  idsWithoutDay: readonly string[],
): Promise<RecordedRow[]> {
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .select([sql<string>`item.target_id`.as('targetId'), 'item.row_id as rowId'])
      .select([sql<string>`item.id_without_day`.as('idWithoutDay'), KIND.as('kind'), DAY.as('day')])
      .select(sql<boolean>`file.state = 'undone'`.as('isUndone'))
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('file.state', 'in', RECORDED)
      .where(({ eb, or }) => or([eb('file.state', '=', 'committed'), eb('item.decision', 'is', null)]))
      .where('item.id_without_day', '=', anyOf(idsWithoutDay))
      // Said for the planner: without it the partial index on id_without_day cannot be used.
      .where('item.id_without_day', 'is not', null)
      .where('item.target_id', 'is not', null)
      // What was there first, so that a file imported again finds the entries that it found before.
      .orderBy('file.state')
      .orderBy('file.committed_at')
      .orderBy('item.target_id')
      .execute()
  );
}

/** The rows of one file that are of any of these entries. */
export function listRowsOfTargets(
  db: Handle,
  ownerId: string,
  { importId, targetIds }: { importId: string; targetIds: readonly string[] },
): Promise<(ItemPosition & { targetId: string })[]> {
  return (
    db
      .selectFrom('statement_item')
      .select(['chunk', 'position', sql<string>`target_id`.as('targetId')])
      .where('user_id', '=', ownerId)
      .where('import_id', '=', importId)
      .where('target_id', '=', anyOf(targetIds))
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('target_id', 'is not', null)
      .execute()
  );
}

const PLACE = ['chunk', 'position', 'target_id', 'row_id', 'decision', 'outcome'] as const;
export type PlaceOfRow = Pick<StatementItemRow, (typeof PLACE)[number]>;

/** Writes what rows of one file become. */
export async function updatePlaces(
  tx: Handle,
  ownerId: string,
  { importId, rows }: { importId: string; rows: readonly PlaceOfRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .updateTable('statement_item as item')
    .from(givenRows(tx, ownerId, { table: 'statement_item', columns: PLACE, rows }).as('given'))
    .set({
      target_id: sql.ref<string | null>('given.target_id'),
      row_id: sql.ref<string | null>('given.row_id'),
      decision: sql.ref<PlaceOfRow['decision']>('given.decision'),
      outcome: sql.ref<PlaceOfRow['outcome']>('given.outcome'),
    })
    .where('item.user_id', '=', ownerId)
    .where('item.import_id', '=', importId)
    .whereRef('item.chunk', '=', sql.ref<number>('given.chunk'))
    .whereRef('item.position', '=', sql.ref<number>('given.position'))
    .execute();
}

type OtherRows = SelectQueryBuilder<
  WithItem & { other: Database['statement_item'] },
  'item' | 'other',
  object
>;
interface WithItem extends Database {
  item: Database['statement_item'];
}

const RECORDED = ['committed', 'undone'] as const;
type RecordedState = (typeof RECORDED)[number];

function recordedRows(others: OtherRows, ownerId: string, states: readonly RecordedState[]) {
  return others
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'other.user_id').onRef('file.id', '=', 'other.import_id'),
    )
    .select('other.position')
    .where('other.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('file.state', 'in', states)
    .where('other.target_id', 'is not', null);
}

/** Those of the entry that a row has by its day. */
function rowsOfTarget(others: OtherRows, ownerId: string, states: readonly RecordedState[]) {
  return recordedRows(others, ownerId, states)
    .whereRef('other.target_id', '=', 'item.target_id')
    .where(sql<boolean>`other.payload ->> 'kind' = item.payload ->> 'kind'`);
}
