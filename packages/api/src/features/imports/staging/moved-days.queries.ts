import type { EntryKind } from '@earntrack/contract';
import type { Database, StatementItemRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

/** A row of a file whose days move. */
interface DatedRow {
  kind: EntryKind;
  idWithoutDay: string;
  day: LocalDate;
}

/** One of a staged file of which no recorded file has the same on the same day. */
export type DoubtfulRow = DatedRow & StatementItemRow;

/** One of a recorded file. */
export interface RecordedRow extends DatedRow {
  targetId: string;
  /** Where it is merged into an entry that a person typed. */
  rowId: string | null;
}

const KIND = sql<EntryKind>`item.payload ->> 'kind'`;
const DAY = sql<LocalDate>`coalesce(
  item.payload ->> 'earnedOn', item.payload ->> 'paidOn', item.payload ->> 'workedOn')`;
const OF_ONE_KIND = sql<boolean>`other.payload ->> 'kind' = item.payload ->> 'kind'`;

/**
 * Rows of a staged file that recorded files have on other days alone, or of whose day and text they have a row with another reference. Of a file
 * that is new, and of one that is imported again, there are none.
 */
export function listDoubtfulRows(db: Handle, ownerId: string, importId: string): Promise<DoubtfulRow[]> {
  return db
    .selectFrom('statement_item as item')
    .selectAll('item')
    .select([sql<string>`item.id_without_day`.as('idWithoutDay'), KIND.as('kind'), DAY.as('day')])
    .where('item.user_id', '=', ownerId)
    .where('item.import_id', '=', importId)
    .where('item.id_without_day', 'is not', null)
    .where('item.row_id', 'is', null)
    .where('item.decision', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          recordedRows(selectFrom('statement_item as other'), ownerId)
            .whereRef('other.target_id', '=', 'item.target_id')
            .whereRef('other.id_without_day', '=', 'item.id_without_day')
            .where(OF_ONE_KIND),
        ),
      ),
    )
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          recordedRows(selectFrom('statement_item as other'), ownerId)
            .where('other.id_without_day', 'is not', null)
            .whereRef('other.id_without_day', '=', 'item.id_without_day'),
        ),
        exists(
          recordedRows(selectFrom('statement_item as other'), ownerId)
            .whereRef('other.target_id', '=', 'item.target_id')
            .where(OF_ONE_KIND),
        ),
      ]),
    )
    .orderBy('item.chunk')
    .orderBy('item.position')
    .execute();
}

/** Rows of recorded files that say this, whatever the day, but for those that the staged file has on the same day. */
export function listRowsOnAnyDay(
  db: Handle,
  ownerId: string,
  { importId, idsWithoutDay }: { importId: string; idsWithoutDay: readonly string[] },
): Promise<RecordedRow[]> {
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .select([sql<string>`item.target_id`.as('targetId'), 'item.row_id as rowId'])
      .select([sql<string>`item.id_without_day`.as('idWithoutDay'), KIND.as('kind'), DAY.as('day')])
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('file.state', '=', 'committed')
      .where('item.id_without_day', '=', anyOf(idsWithoutDay))
      // Said for the planner: without it the partial index on id_without_day cannot be used.
      .where('item.id_without_day', 'is not', null)
      .where('item.target_id', 'is not', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('statement_item as own')
              .select('own.position')
              .where('own.user_id', '=', ownerId)
              .where('own.import_id', '=', importId)
              .where('own.target_id', 'is not', null)
              .whereRef('own.target_id', '=', 'item.target_id')
              .whereRef('own.id_without_day', '=', 'item.id_without_day'),
          ),
        ),
      )
      // What was there first, so that a file imported again finds the entries that it found before.
      .orderBy('file.committed_at')
      .orderBy('item.target_id')
      .execute()
  );
}

/** Those of these entries of which a recorded file has a row that says, but for its day, what another one does not. */
export async function listHeldByOthers(
  db: Handle,
  ownerId: string,
  targetIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('statement_item as other')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'other.user_id').onRef('file.id', '=', 'other.import_id'),
    )
    .select(sql<string>`other.target_id`.as('targetId'))
    .where('other.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('file.state', '=', 'committed')
    .where('other.target_id', '=', anyOf(targetIds))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('other.target_id', 'is not', null)
    .where('other.id_without_day', 'is not', null)
    .execute();
  return new Set(rows.map(({ targetId }) => targetId));
}

interface WithItem extends Database {
  item: Database['statement_item'];
}
type OtherRows = SelectQueryBuilder<
  WithItem & { other: Database['statement_item'] },
  'item' | 'other',
  object
>;

function recordedRows(others: OtherRows, ownerId: string) {
  return others
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'other.user_id').onRef('file.id', '=', 'other.import_id'),
    )
    .select('other.position')
    .where('other.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('file.state', '=', 'committed')
    .where('other.target_id', 'is not', null);
}
