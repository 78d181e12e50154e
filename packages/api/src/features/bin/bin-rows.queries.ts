import { BIN_KINDS, type BinKind, type GoalPeriodKind } from '@earntrack/contract';
import type { Currency, LocalDate } from '@earntrack/domain';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { secondsOfRow } from '../work/index.ts';

/** Where a page of the bin, the newest deletion first, goes on. */
export interface BinPosition {
  deletedAt: Date;
  id: string;
  kind: BinKind;
}

export interface BinPageQuery {
  /** What was deleted before is out of the bin, whether or not it was swept. */
  since: Date;
  after: BinPosition | null;
  limit: number;
}

export interface BinRow {
  kind: BinKind;
  id: string;
  deleted_at: Date | null;
  name: string;
  platformIds: readonly string[];
  day: LocalDate | null;
  amountMicros: bigint | null;
  currency: Currency | null;
  seconds: number | null;
  periodKind: GoalPeriodKind | null;
}

type Lister = (db: Handle, ownerId: string, page: BinPageQuery) => Promise<BinRow[]>;

const NOTHING = { name: '', platformIds: [], day: null, amountMicros: null, currency: null, seconds: null };

async function listEarnings(db: Handle, ownerId: string, page: BinPageQuery): Promise<BinRow[]> {
  const rows = await db
    .selectFrom('earning')
    .select(['id', 'deleted_at', 'platform_id', 'earned_on', 'net_micros', 'currency', 'note', 'description'])
    .where('user_id', '=', ownerId)
    .where(isShown('earning', page))
    .orderBy('deleted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    kind: 'earning',
    id: row.id,
    deleted_at: row.deleted_at,
    name: row.note || row.description,
    platformIds: [row.platform_id],
    day: row.earned_on,
    amountMicros: row.net_micros,
    currency: row.currency,
    seconds: null,
    periodKind: null,
  }));
}

/** Hours that were typed with an earning lie there with it, and are not listed beside it. */
async function listWork(db: Handle, ownerId: string, page: BinPageQuery): Promise<BinRow[]> {
  const rows = await db
    .selectFrom('work')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('earning_id', 'is', null)
    .where(isShown('work', page))
    .orderBy('deleted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    ...NOTHING,
    kind: 'work',
    id: row.id,
    deleted_at: row.deleted_at,
    name: row.note,
    platformIds: row.platform_ids,
    day: row.worked_on,
    seconds: secondsOfRow(row)[row.clock] ?? null,
    periodKind: null,
  }));
}

async function listPayouts(db: Handle, ownerId: string, page: BinPageQuery): Promise<BinRow[]> {
  const rows = await db
    .selectFrom('payout')
    .select(['id', 'deleted_at', 'platform_id', 'paid_on', 'amount_micros', 'currency', 'description'])
    .where('user_id', '=', ownerId)
    .where(isShown('payout', page))
    .orderBy('deleted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    kind: 'payout',
    id: row.id,
    deleted_at: row.deleted_at,
    name: row.description,
    platformIds: [row.platform_id],
    day: row.paid_on,
    amountMicros: row.amount_micros,
    currency: row.currency,
    seconds: null,
    periodKind: null,
  }));
}

async function listGoals(db: Handle, ownerId: string, page: BinPageQuery): Promise<BinRow[]> {
  const rows = await db
    .selectFrom('goal')
    .select(['id', 'deleted_at', 'platform_id', 'target_micros', 'currency', 'period_kind'])
    .where('user_id', '=', ownerId)
    .where(isShown('goal', page))
    .orderBy('deleted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    ...NOTHING,
    kind: 'goal',
    id: row.id,
    deleted_at: row.deleted_at,
    platformIds: row.platform_id === null ? [] : [row.platform_id],
    amountMicros: row.target_micros,
    currency: row.currency,
    periodKind: row.period_kind,
  }));
}

/** Platforms and products have a name, and nothing more to be known again by. */
function named(kind: 'platform' | 'product'): Lister {
  return async (db, ownerId, page) => {
    const rows = await db
      .selectFrom(kind)
      .select(['id', 'deleted_at', 'name'])
      .where('user_id', '=', ownerId)
      .where(isShown(kind, page))
      .orderBy('deleted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(page.limit)
      .execute();
    return rows.map((row) => ({ ...NOTHING, ...row, kind, periodKind: null }));
  };
}

/** After the place where the page before ended; at the same moment and id, kinds follow each other in their order. */
function isShown(kind: BinKind, { since, after }: BinPageQuery) {
  if (!after) return sql<SqlBool>`deleted_at >= ${since}`;
  const isLater = BIN_KINDS.indexOf(kind) > BIN_KINDS.indexOf(after.kind);
  const before = isLater ? sql.raw('<=') : sql.raw('<');
  return sql<SqlBool>`deleted_at >= ${since} and (deleted_at, id) ${before} (${after.deletedAt}, ${after.id})`;
}

/** The newest of each kind of the bin, at most a page of each. */
export const BIN_LISTERS: Readonly<Record<BinKind, Lister>> = {
  earning: listEarnings,
  work: listWork,
  payout: listPayouts,
  goal: listGoals,
  product: named('product'),
  platform: named('platform'),
};

/** What each platform is called, in the bin or not. */
export async function namesOfPlatforms(db: Handle, ownerId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('platform')
    .select(['id', 'name'])
    .where('user_id', '=', ownerId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
