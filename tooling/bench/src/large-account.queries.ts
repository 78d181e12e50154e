import type { DatabaseHandle } from '@earntrack/db';
import { sql } from 'kysely';

export const EARNINGS = 100_000;
export const WORK = 20_000;
const DAYS = 550;

/**
 * Fills an account as somebody's who earns on five platforms every day for eighteen months: one of them in another
 * currency, every fiftieth earning a refund of another one, a tenth with hours of its own, and stretches of work of
 * about an hour, half of which run into the next one on another platform. The guard is off: it is bulk SQL.
 */
export async function fillAccount(
  { db }: DatabaseHandle,
  userId: string,
  platformIds: readonly string[],
): Promise<void> {
  const user = sql`${userId}::uuid`;
  const platforms = sql`${platformIds}::uuid[]`;
  const count = sql`${EARNINGS}::int`;
  const days = sql`${DAYS}::int`;
  await sql`
    insert into earning (user_id, id, platform_id, currency, source, earned_on, base_micros, tips_micros, fees_micros,
      taxes_withheld_micros, note, has_own_hours)
    select ${user}, gen_random_uuid(), (${platforms})[1 + i % 5], case i % 5 when 4 then 'EUR' else 'USD' end, 'statement',
      current_date - ${days} + 1 + (i * ${days} / ${count}), (5 + i % 97) * 1000000::int8 + i % 100 * 10000,
      case when i % 3 = 0 then 2500000 else 0 end, (i % 13) * 100000, case when i % 40 = 0 then 1000000 else 0 end,
      'trip ' || i, i % 10 = 3
    from generate_series(0, ${count} - 1) as i`.execute(db);
  await sql`
    with numbered as (
      select id, platform_id, currency, earned_on, row_number() over (order by platform_id, earned_on, id) as n
      from earning where user_id = ${user} and not has_own_hours)
    update earning set adjusts_id = sale.id, base_micros = -1000000, tips_micros = 0, fees_micros = 0
    from numbered as refund join numbered as sale on sale.n = refund.n - 1 and refund.n % 50 = 0
      and sale.platform_id = refund.platform_id
    where earning.user_id = ${user} and earning.id = refund.id`.execute(db);
  await sql`
    with own as (
      insert into work (user_id, id, earning_id, worked_on, clock, engaged_seconds, source)
      select user_id, gen_random_uuid(), id, earned_on, 'engaged', 1800, 'typed'
      from earning where user_id = ${user} and has_own_hours returning id, user_id, earning_id)
    insert into work_platform (user_id, work_id, platform_id)
    select own.user_id, own.id, earning.platform_id from own
    join earning on earning.user_id = own.user_id and earning.id = own.earning_id`.execute(db);
  await fillStretches(db, { user, platforms, days });
  for (const table of ['earning', 'work', 'work_platform'])
    await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
}

async function fillStretches(
  db: DatabaseHandle['db'],
  { user, platforms, days }: Record<'user' | 'platforms' | 'days', ReturnType<typeof sql>>,
): Promise<void> {
  const stretches = sql`${WORK - EARNINGS / 10}::int`;
  await sql`
    with stretch as (
      insert into work (user_id, id, worked_on, clock, started_at, ended_at, online_seconds, source)
      select ${user}, gen_random_uuid(), day, 'online', started, started + length, extract(epoch from length)::int, 'typed'
      from (
        select day, day::timestamptz + make_interval(hours => 4 + i % 19) as started,
          make_interval(mins => 50 + i % 2 * 30) as length
        from (select i, (current_date - ${days} + 1 + (i * ${days} / ${stretches})) as day
          from generate_series(0, ${stretches} - 1) as i) as days) as spans
      returning id, user_id, started_at)
    insert into work_platform (user_id, work_id, platform_id)
    select user_id, id, (${platforms})[1 + extract(hour from started_at)::int % 5] from stretch
    union
    select user_id, id, (${platforms})[1 + (extract(hour from started_at)::int + 1) % 5] from stretch
    where extract(hour from started_at)::int % 10 = 0`.execute(db);
}
