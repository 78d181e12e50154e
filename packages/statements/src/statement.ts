import type { Clock, Components, Currency, LocalDate, Micros } from '@earntrack/domain';
import type { Drift, Resemblance } from './header/drift.ts';
import type { DateOrder } from './preset.ts';
import type { RowOrigin } from './rows/origins.ts';
import type { OwnFileSale } from './rows/own-file.ts';
import type { AskedKinds } from './rows/row-kinds.ts';

/** Currency code, or "s" for seconds where a row holds hours and no money. */
export type Unit = string;

/** What the file's own money column says in one row; seconds are millionths too. Rows count from 1, header included. */
export interface FileRow {
  row: number;
  unit: Unit;
  value: Micros;
  /** Of a row of an entry, its place among the `origins` of the statement; left out for the first. */
  origin?: number | undefined;
}

export interface Hours {
  clock: Clock;
  seconds: number;
}

interface Item {
  /** The same row has the same key in every later export; no two items of a file that are of one kind, or would be, share one. */
  key: string;
  /** What a row says is divided where it is behind two items: a payout, and what was taken for it. */
  rows: FileRow[];
}

interface RecordedItem extends Item {
  /** As the row names it; null when the whole file is of one platform. */
  platformName: string | null;
  description: string;
  /** What the row is known by on whatever day it stands, in files whose days move; left out where it has no reference. */
  keyWithoutDay?: string;
}

export interface StatementEarning extends RecordedItem {
  kind: 'earning';
  externalId: string | null;
  earnedOn: LocalDate;
  currency: Currency;
  components: Components;
  hours: Hours | null;
  /** What the person wrote beside it: only EarnTrack's own file says it. */
  note?: string;
  tags?: string[];
  /** Null where nothing was sold; left out where the file does not say. */
  sale?: OwnFileSale | null;
  /** The id of the row that this one adjusts, as the file writes it; left out where the file does not say. */
  adjusts?: string | null;
  /** The keys that rows of fees and taxes which are in it have where they stand alone, as in an export of fees; left out where there are none. */
  joins?: string[];
  /** What each of them says, one after the other. */
  joined?: Components[];
}

export interface StatementWork extends RecordedItem {
  kind: 'work';
  workedOn: LocalDate;
  clock: Clock;
  seconds: number;
}

export interface StatementPayout extends RecordedItem {
  kind: 'payout';
  externalId: string | null;
  paidOn: LocalDate;
  currency: Currency;
  /** Positive = sent to the user. */
  amount: Micros;
}

export interface StatementLeftOut extends Item {
  kind: 'leftOut';
  reason: string;
  /** The same with what the cells say, which may name somebody: for who has the file, and never sent. */
  reasonHere?: string;
  /** Nobody can say what the amount of the row is: it counts as nothing in the control total. */
  isUnread: boolean;
  /** The row has a status of its own by which nothing is to be recorded of it: what another file says of it is taken back. */
  takesBack?: TakingBack;
}

/** What of a row that is left out says of which row of other files it is, and why it is nothing any more. */
export interface TakingBack {
  /** As the row names it; null when the whole file is of one platform. */
  platformName: string | null;
  on: LocalDate;
  /** Its status, as the file writes it. */
  says: string | null;
  /** What it would be without that; left out where nothing tells: orders and payouts may both be counted from 1. */
  kinds?: RecordedKind[];
}

/** What something is that is recorded. */
export type RecordedKind = 'earning' | 'work' | 'payout';

export type StatementItem = StatementEarning | StatementWork | StatementPayout | StatementLeftOut;

/** One unit of the control total: it holds when file = recorded + leftOut, to the last digit. */
export interface ControlTotal {
  unit: Unit;
  file: Micros;
  recorded: Micros;
  leftOut: Micros;
  ok: boolean;
}

/** Items that are made whenever they are asked for, so that of a long file none has to stay in the memory. */
export interface ItemList extends Iterable<StatementItem> {
  readonly length: number;
  /** Those from an index on, and before another. */
  slice: (start: number, end: number) => StatementItem[];
}

export interface StatementItems extends ItemList {
  /** All but those left out. */
  recorded: ItemList;
}

/** A whole file as it was read, its items all at once. */
export type Statement = StatementOf<StatementItem[]>;

/** A whole file as it was read, which is looked at again for each item: it must not change. */
export type OpenStatement = StatementOf<StatementItems>;

/** What is said of a file. Every data row is behind exactly one item, but for those of payouts with a fee, which are two. */
export interface StatementOf<Items extends Iterable<StatementItem>> {
  /** Null when a mapping was used. */
  presetId: string | null;
  /** Key of the platform in the catalogue; null when the rows name their platforms. */
  platformKey: string | null;
  /** How the file was recognised and which decisions were made, in words. */
  why: string;
  /** How its columns differ from those that this export used to have; null when they do not. */
  drift: Drift | null;
  /** Columns of the file that say who or where somebody else is: recorded only where the person asked for that. */
  personalColumns: string[];
  /** Data rows of the file. */
  rowCount: number;
  /** From which columns rows of earnings are made, by kinds of rows. */
  origins: RowOrigin[];
  /** Kinds of rows that no rule knows, and what a person said of them. */
  kinds: AskedKinds;
  items: Items;
  control: ControlTotal[];
}

/** What the person must say before the file can be read. */
export type UndecidedOption = 'currency' | 'timeZone' | 'preset' | 'date' | 'dates' | 'numbers' | 'part';

export type ReadOutcome = { kind: 'read'; statement: Statement } | ReadFailure;

export type OpenOutcome = { kind: 'read'; statement: OpenStatement } | ReadFailure;

/** A date that may be read with the day or the month first, and the day that it is then. */
export type QuestionedDate = { text: string } & Record<DateOrder, LocalDate>;

/** Why a file is not read: what the person must say, or what is wrong with it. */
export type ReadFailure =
  | {
      kind: 'undecided';
      option: UndecidedOption;
      message: string;
      /** Names of the tables of the file, where it must be said which one is meant. */
      parts?: readonly string[];
      /** The one that is asked about, where the order of day and month must be said. */
      date?: QuestionedDate;
      /** The known export that the file resembles, and what it lacks to be one. */
      resembles?: Resemblance;
    }
  | { kind: 'refused'; message: string; row?: number; column?: string };
