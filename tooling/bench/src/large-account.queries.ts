import type { DatabaseHandle } from '@earntrack/db';
import { sql } from 'kysely';

/** Of somebody who drives all day, for eighteen months. */
export const LARGE = { earnings: 100_000, work: 20_000, days: 550 };

export interface AccountSize {
  earnings: number;
  /** Hours of earnings (a tenth of those) among them. */
  work: number;
  /** So many until today. */
  days: number;
}

export interface FilledAccount {
  userId: string;
  /** Five. */
  platformIds: readonly string[];
  size: AccountSize;
}

/**
 * Fills an account as somebody's who earns on five platforms every day: one of them in another
 * currency, every fiftieth earning a refund of another one, a tenth with hours of its own, and stretches of work of
 * about an hour, half of which run into the next one on another platform. What triggers would add later is said at once.
 * The guard is off: it is bulk SQL.
 */
export async function fillAccount(
  { db }: DatabaseHandle,
  { userId, platformIds, size }: FilledAccount,
): Promise<void> {
  const user = sql`${userId}::uuid`;
  const platforms = sql`${platformIds}::uuid[]`;
  const count = sql`${size.earnings}::int`;
  const days = sql`${size.days}::int`;
  // An id that can be worked out, in the form of a random one: a refund names the sale on the same platform five rows before.
  const idOf = (place: string) => {
    const digits = sql`md5(${userId}::text || ${sql.raw(place)})`;
    return sql`overlay(overlay(${digits} placing '4' from 13) placing '8' from 17)::uuid`;
  };
  const isRefund = sql`i % 41 = 40 and i % 5 <> 3`;
  await sql`
    insert into earning (user_id, id, platform_id, currency, source, earned_on, base_micros, tips_micros, fees_micros,
      taxes_withheld_micros, note, has_own_hours, adjusts_id)
    select ${user}, ${idOf('i')}, (${platforms})[1 + i % 5], case i % 5 when 4 then 'EUR' else 'USD' end, 'statement',
      current_date - ${days} + 1 + (i::int8 * ${days} / ${count})::int,
      case when ${isRefund} then -1000000 else (5 + i % 97) * 1000000::int8 + i % 100 * 10000 end,
      case when i % 3 = 0 and not (${isRefund}) then 2500000 else 0 end,
      case when ${isRefund} then 0 else (i % 13) * 100000 end,
      case when i % 40 = 0 and not (${isRefund}) then 1000000 else 0 end,
      'trip ' || i, i % 10 = 3, case when ${isRefund} then ${idOf('i - 5')} end
    from generate_series(0, ${count} - 1) as i`.execute(db);
  await sql`
    with own as (
      insert into work (user_id, id, earning_id, worked_on, clock, engaged_seconds, source, platform_ids)
      select user_id, gen_random_uuid(), id, earned_on, 'engaged', 1800, 'typed', array[platform_id]
      from earning where user_id = ${user} and has_own_hours returning id, user_id, platform_ids)
    insert into work_platform (user_id, work_id, platform_id)
    select user_id, id, platform_ids[1] from own`.execute(db);
  const stretches = sql`${Math.max(1, Math.round(size.work - size.earnings / 10))}::int`;
  await fillStretches(db, { user, platforms, days, stretches });
}

/** What autovacuum would do in its own time. */
export async function vacuumFilled({ db }: DatabaseHandle): Promise<void> {
  for (const table of ['earning', 'earning_day', 'payout', 'work', 'work_platform'])
    await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
}

async function fillStretches(
  db: DatabaseHandle['db'],
  {
    user,
    platforms,
    days,
    stretches,
  }: Record<'user' | 'platforms' | 'days' | 'stretches', ReturnType<typeof sql>>,
): Promise<void> {
  await sql`
    with stretch as (
      insert into work (user_id, id, worked_on, clock, started_at, ended_at, online_seconds, source, platform_ids)
      select ${user}, gen_random_uuid(), day, 'online', started, started + length, extract(epoch from length)::int, 'typed',
        array(
          select (${platforms})[1 + hour % 5] union select (${platforms})[1 + (hour + 1) % 5] where hour % 10 = 0 order by 1)
      from (
        select day, hour, day::timestamptz + make_interval(hours => hour) as started,
          make_interval(mins => 50 + i % 2 * 30) as length
        from (select i, 4 + i % 19 as hour, (current_date - ${days} + 1 + (i * ${days} / ${stretches})) as day
          from generate_series(0, ${stretches} - 1) as i) as days) as spans
      returning id, user_id, platform_ids)
    insert into work_platform (user_id, work_id, platform_id)
    select user_id, id, unnest(platform_ids) from stretch`.execute(db);
}
