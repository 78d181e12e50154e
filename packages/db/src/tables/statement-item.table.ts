import type { ImportOutcome, ItemDecision, StatementItemWire } from '@earntrack/contract';
import type { ColumnType, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** One thing that a staged statement says. Columns of jsonb are written as `JSON.stringify(value)`. */
export interface StatementItemTable {
  user_id: string;
  import_id: string;
  chunk: number;
  /** From 0, inside the chunk. */
  position: number;
  /** The whole item as the wire says it, without components of zero. */
  payload: ColumnType<StatementItemWire, string, string>;
  /** The deterministic id of the earning, work or payout that it becomes; null when left out. */
  target_id: string | null;
  platform_id: string | null;
  /** As it was decided last: when it was staged, or when the import was committed. */
  outcome: ImportOutcome;
  /** What a person decided before it was recorded. */
  decision: ItemDecision | null;
  /** Of a row that was merged into an entry that a person typed: the id that it has in every export. */
  row_id: string | null;
  /**
   * What its entry was when a person took the row instead of what they had: given back where the import is undone. Null where no person
   * held the entry.
   */
  replaced: ColumnType<ReplacedEntry | null, string | null, string | null>;
  /** The ids of what rows of fees which are in it are where they stand alone; null where there are none. */
  joined_ids: ColumnType<readonly string[] | null, string | null, string | null>;
  /**
   * Of an earning, the place of each of its rows among the `origins` of its import, in their order; null where each is of the first. Not in
   * the payload: the version before reads that strictly, and would take nothing of it.
   */
  row_origins: ColumnType<readonly number[] | null, string | null, string | null>;
  /** Of a row of a file whose days move: an id made of all that it says but the day. */
  id_without_day: string | null;
  /**
   * Of a row that is left out: whether nobody can say what its amount is. Not in the payload: the version before reads that strictly. Null of
   * other rows, and where it was not said.
   */
  is_unread: boolean | null;
}

/** Columns by name, each value as text: no digit is lost on the way through JSON. */
type RowAsTexts = Readonly<Record<string, string | null>>;

/** A row of `earning`, `work` or `payout` as it was, and the rows of `work` that held the hours of an earning. */
export interface ReplacedEntry {
  entry: RowAsTexts;
  hours: readonly RowAsTexts[];
}

export type StatementItemRow = Selectable<StatementItemTable>;
export type NewStatementItem = Insertable<StatementItemTable>;
export type StatementItemPatch = Updateable<StatementItemTable>;

export const STATEMENT_ITEM_COLUMNS = {
  user_id: 'uuid',
  import_id: 'uuid',
  chunk: 'int4',
  position: 'int4',
  payload: 'jsonb',
  target_id: 'uuid?',
  platform_id: 'uuid?',
  outcome: 'text',
  decision: 'text?',
  row_id: 'uuid?',
  replaced: 'jsonb?',
  joined_ids: 'jsonb?',
  row_origins: 'jsonb?',
  id_without_day: 'uuid?',
  is_unread: 'bool?',
} as const satisfies ColumnsOf<StatementItemTable>;
