import type {
  ControlTotalView,
  ImportItemView,
  ImportState,
  NewProductsView,
  OutcomeCounts,
  PlatformChoiceWire,
  UndoCounts,
  ValueName,
} from '@earntrack/contract';
import type { LocalDate } from '@earntrack/domain';
import type { ColumnType, Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Items by kind and by what becomes of them. */
export interface ImportCounts {
  staged: number;
  kinds: Record<ImportItemView['kind'], number>;
  outcomes: OutcomeCounts;
  /** Known once all of the file was looked at; not in imports from before products came with a file. */
  newProducts?: NewProductsView;
  /** Of what is looked at before it is recorded. */
  possibleDuplicates?: number;
  staying?: number;
  /** Not in imports from before these were counted. */
  notTaken?: number;
  takenBack?: number;
}

/** The columns that say each value of rows of one kind. */
export type RowOriginWire = Partial<Record<ValueName, string[]>>;

/** One file taken in. Columns of jsonb are written as `JSON.stringify(value)` and read as the value. */
export interface StatementImportTable {
  user_id: string;
  id: string;
  preset_id: string;
  /** What the file was read by, where that was no preset. */
  mapping: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  file_name: string;
  /** Hexadecimal. */
  file_sha256: string;
  state: ImportState;
  row_count: number;
  item_count: number;
  /** How the file was recognised and read, in words. */
  why: string;
  /** From which columns rows of earnings are made, by kinds of rows; null in imports from before it was kept. */
  origins: ColumnType<RowOriginWire[] | null, string | null, string | null>;
  /** Where the rows of each platform name go. */
  platforms: ColumnType<PlatformChoiceWire[], string, string>;
  /** Kept up to date with every chunk, so that nobody has to count the items. */
  counts: ColumnType<ImportCounts, string, string>;
  /** Null until the import was committed. */
  control: ColumnType<ControlTotalView[] | null, string | null, string | null>;
  created_at: Generated<Date>;
  committed_at: Date | null;
  /** The latest day of its rows: of two files that say something else of a row, the one that goes on longer came later. */
  latest_on: LocalDate | null;
  /**
   * Its place among the recorded files of its owner. The bytes of a file that is there have the place of that one, for they say
   * nothing new. Null until it is recorded, or a person said which of it and another is later.
   */
  rank: number | null;
  /**
   * What a person said of files of the same last day, by the hash of their bytes: true where that one was exported after this. Null once it is
   * recorded: places say it then.
   */
  tie_answers: ColumnType<Record<string, boolean> | null, string | null, string | null>;
  undone_at: Date | null;
  /** What undoing it did; null unless it is undone. */
  undo: ColumnType<UndoCounts | null, string | null, string | null>;
}

/** Without the names of columns, which may be long, and which few ask for. */
export type StatementImportRow = Omit<Selectable<StatementImportTable>, 'origins'>;
export type NewStatementImport = Insertable<StatementImportTable>;
export type StatementImportPatch = Updateable<StatementImportTable>;

export const STATEMENT_IMPORT_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  preset_id: 'text',
  mapping: 'jsonb?',
  file_name: 'text',
  file_sha256: 'text',
  state: 'text',
  row_count: 'int4',
  item_count: 'int4',
  why: 'text',
  platforms: 'jsonb',
  counts: 'jsonb',
  control: 'jsonb?',
  created_at: 'timestamptz',
  committed_at: 'timestamptz?',
  latest_on: 'date?',
  rank: 'int4?',
  tie_answers: 'jsonb?',
  undone_at: 'timestamptz?',
  undo: 'jsonb?',
  origins: 'jsonb?',
} as const satisfies ColumnsOf<StatementImportTable>;
