import type { LocalDate } from '@earntrack/domain';
import type {
  DateOrder,
  DescribeOutcome,
  KindAnswers,
  KindUse,
  QuestionedDate,
  RowOrigin,
  UndecidedOption,
} from '@earntrack/statements';
import type { ItemLine } from './item-line.ts';

/** A mapping and the header for which it is kept. */
export interface SaveMapping {
  id: string;
  name: string;
  fingerprint: string;
  mapping: Record<string, unknown>;
}

/** How the person answered what the file does not say. */
export interface ReadingChoices {
  /** Which table of an archive or a workbook. */
  part?: string;
  presetId?: string | undefined;
  /** In place of a preset, in the form of a mapping file. */
  mapping?: Record<string, unknown> | undefined;
  /** The mapping was saved as this. */
  savedAs?: { id: string } | undefined;
  /** By which such files were read, until the person had it forgotten. */
  forgotten?: Record<string, unknown> | undefined;
  /** To be saved once the statement is recorded: by then it has proved itself. */
  toSave?: SaveMapping | undefined;
  /** What rows of kinds are that no rule knows. */
  kinds?: KindAnswers | undefined;
  /** Where what was said of them is saved, once the statement is recorded. */
  savedFor?: { id: string } | undefined;
  currency?: string;
  timeZone?: string;
  date?: LocalDate;
  dateOrder?: DateOrder;
  decimal?: '.' | ',';
  /** Records names, addresses and the like of others too. */
  keepPersonal?: boolean;
}

/** Rows of the file under one platform name; null where the whole file is of one platform. */
export interface PlatformRows {
  name: string | null;
  items: number;
  currencies: string[];
}

/** A kind of rows that no rule knows; amounts are decimal strings. */
export interface KindSummary {
  name: string;
  /** Null where it is left out. */
  use: KindUse | null;
  rows: number;
  sums: { unit: string; value: string }[];
  /** The first of them. */
  example: { row: number; on: string | null; description: string; unit: string; value: string };
}

/** A kind of statement that is recognised by its columns. */
export interface KnownStatement {
  id: string;
  name: string;
}

/** What a page shows of a file; amounts are decimal strings. The items themselves stay in the worker. */
export interface FileSummary {
  presetId: string;
  presetName: string;
  /** What else it may be read as: what is known of them all stays in the worker. */
  known: readonly KnownStatement[];
  /** What it was read by, where that was no preset alone. */
  mapping: Record<string, unknown> | null;
  /** What there is to ask of kinds of rows, with what each of them may be, and the kinds that the preset names itself. */
  kinds: { kinds: KindSummary[]; uses: KindUse[]; others: number; ofPreset: readonly string[] };
  /** Where something is asked, by what the next file is known of which the same is asked. */
  fingerprints: Fingerprints | null;
  platformKey: string | null;
  why: string;
  /** From which columns rows of earnings are made, by kinds of rows. */
  origins: RowOrigin[];
  /** Whether columns of the export are new, gone or called otherwise; `why` says which. */
  hasDrifted: boolean;
  rowCount: number;
  itemCount: number;
  earnings: number;
  work: number;
  payouts: number;
  /** Payouts among them by which money was changed into another currency: none of it reached a bank. */
  conversions: number;
  firstDay: string | null;
  lastDay: string | null;
  control: { unit: string; file: string; recorded: string; leftOut: string; isOk: boolean }[];
  /** What will not be recorded, each with its reason. */
  leftOut: ItemLine[];
  /** Rows among them that take back what another file recorded, if one did. */
  mayTakeBack: number;
  /** Rows among them whose amount nobody can read. */
  unreadRows: number;
  platforms: PlatformRows[];
  /** Names of what was sold, each once. */
  products: string[];
  fileSha256: string;
}

/** By what a saved mapping knows a table that no preset does. */
export interface Fingerprints {
  /** Of the names in its header; null where no row names its columns. */
  ofHeader: string | null;
  /** Of a table without names that has as many columns. */
  ofWidth: string;
  /** The header itself: a saved mapping may nearly fit it. Empty where no row is one. */
  names: readonly string[];
  /** From 1; 0 where none is. */
  headerRow: number;
}

/** What a file shows itself, for a person to say what it means. */
export interface Described {
  outcome: DescribeOutcome;
  fingerprints: Fingerprints | null;
}

/** What a mapping would make of the file. */
export type Trial =
  | { kind: 'read'; summary: FileSummary; first: ItemLine[] }
  | { kind: 'fault'; message: string /** What is left to say. */; option?: UndecidedOption };

export type FileReading =
  | { kind: 'read'; summary: FileSummary }
  | {
      kind: 'undecided';
      option: UndecidedOption;
      message: string;
      parts?: readonly string[];
      known: readonly KnownStatement[];
      date?: QuestionedDate;
      fingerprints?: Fingerprints | null;
    }
  | {
      kind: 'refused';
      message: string;
      row?: number;
      column?: string;
      /** Where a mapping may read it all the same. */
      fingerprints?: Fingerprints | null;
    };
