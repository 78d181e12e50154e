import { prepared } from '@earntrack/db';
import type { Currency, LocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** What one platform owes for in one currency, before payouts. */
export interface EarnedSums {
  platformId: string;
  currency: Currency;
  earnedMicros: bigint;
  /** Earnings of the days after the last payout. */
  countSince: number;
}

/** What one platform sent in one currency. */
export interface PaidSums {
  platformId: string;
  currency: Currency;
  paidMicros: bigint;
  lastPaidOn: LocalDate;
}

export async function sumEarned(db: Handle, ownerId: string): Promise<EarnedSums[]> {
  const rows = await earnedOf(db, { ownerId });
  return rows.map((row) => ({
    platformId: row.platform_id,
    currency: row.currency,
    earnedMicros: BigInt(row.earned),
    countSince: row.count_since,
  }));
}

const earnedOf = prepared((db, { ownerId }: { ownerId: string }) => selectEarned(db, ownerId));

// Sums are numeric and arrive as text: a few amounts of the largest size already exceed int8.
function selectEarned(db: Handle, ownerId: string) {
  return db
    .selectFrom('earning_day')
    .leftJoin(lastPayouts(db, ownerId).as('last'), (join) =>
      join
        .onRef('last.platform_id', '=', 'earning_day.platform_id')
        .onRef('last.currency', '=', 'earning_day.currency'),
    )
    .select([
      'earning_day.platform_id',
      'earning_day.currency',
      sql<string>`sum(net_micros) + sum(pass_through_tax_micros) - sum(cash_collected_micros)`.as('earned'),
      sql<number>`coalesce(
        sum(earning_count) filter (where last.paid_on is null or earned_on > last.paid_on), 0)::integer`.as(
        'count_since',
      ),
    ])
    .where('earning_day.user_id', '=', ownerId)
    .where('earning_day.earning_count', '>', 0)
    .groupBy(['earning_day.platform_id', 'earning_day.currency']);
}

export async function sumPaid(db: Handle, ownerId: string): Promise<PaidSums[]> {
  const rows = await paidOf(db, { ownerId });
  return rows.map((row) => ({
    platformId: row.platform_id,
    currency: row.currency,
    paidMicros: BigInt(row.paid),
    lastPaidOn: row.paid_on,
  }));
}

const paidOf = prepared((db, { ownerId }: { ownerId: string }) =>
  lastPayouts(db, ownerId).select((eb) => eb.fn.sum<string>('amount_micros').as('paid')),
);

function lastPayouts(db: Handle, ownerId: string) {
  return db
    .selectFrom('payout')
    .select((eb) => ['platform_id', 'currency', eb.fn.max('paid_on').as('paid_on')])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .groupBy(['platform_id', 'currency']);
}
