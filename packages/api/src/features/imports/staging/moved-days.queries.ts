import type { EntryKind } from '@earntrack/contract';
import type { Database, StatementItemRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

/** A row of a file whose days move. */
export interface DatedRow {
  kind: EntryKind;
  idWithoutDay: string;
  day: LocalDate;
}

/** One of a staged file that no recorded file has on this day. */
export type UnknownRow = DatedRow & StatementItemRow;

/** One of a recorded file. */
export interface RecordedRow extends DatedRow {
  targetId: string;
  /** Where it is merged into an entry that a person typed. */
  rowId: string | null;
}

const KIND = sql<EntryKind>`item.payload ->> 'kind'`;
const DAY = sql<LocalDate>`coalesce(
  item.payload ->> 'earnedOn', item.payload ->> 'paidOn', item.payload ->> 'workedOn')`;

/** Rows of a staged file of which recorded files say the same, but on other days. */
export function listUnknownRows(db: Handle, ownerId: string, importId: string): Promise<UnknownRow[]> {
  return db
    .selectFrom('statement_item as item')
    .selectAll('item')
    .select([sql<string>`item.id_without_day`.as('idWithoutDay'), KIND.as('kind'), DAY.as('day')])
    .where('item.user_id', '=', ownerId)
    .where('item.import_id', '=', importId)
    .where('item.id_without_day', 'is not', null)
    .where('item.row_id', 'is', null)
    .where('item.decision', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        recordedRows(selectFrom('statement_item as other'), ownerId)
          .where('other.id_without_day', 'is not', null)
          .whereRef('other.id_without_day', '=', 'item.id_without_day'),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          recordedRows(selectFrom('statement_item as other'), ownerId)
            .whereRef('other.target_id', '=', 'item.target_id')
            .where(sql<boolean>`other.payload ->> 'kind' = item.payload ->> 'kind'`),
        ),
      ),
    )
    .orderBy('item.chunk')
    .orderBy('item.position')
    .execute();
}

/** Rows of recorded files that say this, whatever the day, but for those of entries of which the staged file has a row itself. */
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
      .where(sql<boolean>`item.decision is distinct from 'leaveOut'`)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('statement_item as own')
              .select('own.position')
              .where('own.user_id', '=', ownerId)
              .where('own.import_id', '=', importId)
              .where('own.target_id', 'is not', null)
              .whereRef('own.target_id', '=', 'item.target_id'),
          ),
        ),
      )
      .orderBy('day')
      .orderBy('item.target_id')
      .execute()
  );
}

type OtherRows = SelectQueryBuilder<
  WithItem & { other: Database['statement_item'] },
  'item' | 'other',
  object
>;
interface WithItem extends Database {
  item: Database['statement_item'];
}

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
