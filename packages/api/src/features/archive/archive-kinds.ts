import { TABLE_COLUMNS, type USER_OWNED_TABLES } from '@earntrack/db';
import type { ArchiveKind } from './archive-rows.ts';

type UserOwned = (typeof USER_OWNED_TABLES)[number];

export interface ArchiveKindPlace {
  /** In the archive. */
  file: string;
  table: UserOwned;
  /** What orders the lines, after the owner; none where there is one row alone. */
  key: readonly string[];
  /** Columns that PostgreSQL makes out of the others, and those that hold nothing in any row that is archived. */
  leftOut: readonly string[];
  /** Archives from before there were such things have no file of them. */
  isLater?: true;
}

/** What an archive holds, each after what it points at. */
export const ARCHIVE_KINDS = {
  profile: { file: 'data/profile.ndjson', table: 'profile', key: [], leftOut: [] },
  platforms: {
    file: 'data/platforms.ndjson',
    table: 'platform',
    key: ['id'],
    leftOut: [],
  },
  products: { file: 'data/products.ndjson', table: 'product', key: ['id'], leftOut: [] },
  productPrices: {
    file: 'data/product-prices.ndjson',
    table: 'product_price',
    key: ['product_id', 'currency', 'valid_from'],
    leftOut: [],
  },
  earnings: {
    file: 'data/earnings.ndjson',
    table: 'earning',
    key: ['id'],
    leftOut: ['gross_micros', 'net_micros'],
  },
  work: { file: 'data/work.ndjson', table: 'work', key: ['id'], leftOut: ['own_currency'] },
  payouts: { file: 'data/payouts.ndjson', table: 'payout', key: ['id'], leftOut: [] },
  goals: { file: 'data/goals.ndjson', table: 'goal', key: ['id'], leftOut: [] },
  mappings: {
    file: 'data/mappings.ndjson',
    table: 'statement_mapping',
    key: ['id'],
    leftOut: [],
    isLater: true,
  },
  imports: {
    file: 'data/imports.ndjson',
    table: 'statement_import',
    key: ['id'],
    // Of recorded imports none are kept: they have become places.
    leftOut: ['tie_answers'],
  },
  importItems: {
    file: 'data/import-items.ndjson',
    table: 'statement_item',
    key: ['import_id', 'chunk', 'position'],
    leftOut: [],
  },
  bulkChanges: {
    file: 'data/bulk-changes.ndjson',
    table: 'bulk_change',
    key: ['id'],
    leftOut: [],
  },
  bulkChangeEarnings: {
    file: 'data/bulk-change-earnings.ndjson',
    table: 'bulk_change_earning',
    key: ['bulk_change_id', 'earning_id'],
    leftOut: [],
  },
} as const satisfies Record<ArchiveKind, ArchiveKindPlace>;

export const ARCHIVE_KIND_NAMES = Object.keys(ARCHIVE_KINDS) as ArchiveKind[];

/** Tables of users that are in no archive, and why. */
export const NOT_ARCHIVED = {
  earning_archive: 'read with the earnings, whose table it inherits from',
  earning_day: 'sums that PostgreSQL keeps of the earnings',
  work_archive: 'read with the work, whose table it inherits from',
  work_platform: 'stands in the line of its work',
  work_platform_archive: 'stands in the line of its work',
  idempotency_key: 'requests of programs, known for some days only',
  live_event: 'tells devices for two days what changed',
  account_audit: 'what was done on this server, from where; exported by itself',
  restored_archive: 'says where this account came from; what ids are made of is in the manifest',
} as const satisfies Partial<Record<UserOwned, string>>;

export interface ArchiveColumn {
  column: string;
  /** PostgreSQL's type, without "?". */
  type: string;
  /** Its name in a line. */
  field: string;
}

/** The columns of a kind that are archived, in the order of the table. */
export function columnsOfKind(name: ArchiveKind): ArchiveColumn[] {
  const { table, leftOut }: ArchiveKindPlace = ARCHIVE_KINDS[name];
  return Object.entries(TABLE_COLUMNS[table])
    .filter(([column]) => column !== 'user_id' && !leftOut.includes(column))
    .map(([column, type]) => ({ column, type: type.replace('?', ''), field: fieldOf(column) }));
}

/** "earned_on" is "earnedOn", and "base_micros" is "base": in an archive amounts are decimal. */
function fieldOf(column: string): string {
  return column
    .replace(/_micros$/, '')
    .replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
