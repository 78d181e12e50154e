import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { runSql } from './test-server.ts';

const SUMMED = `
  user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction,
  count(*) as earning_count,
  count(*) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0) as paid_count,
  sum(gross_micros) as gross_micros, sum(fees_micros) as fees_micros, sum(net_micros) as net_micros,
  sum(tips_micros) as tips_micros, sum(taxes_withheld_micros) as taxes_withheld_micros,
  sum(greatest(net_micros + taxes_withheld_micros, 0)) as positive_micros,
  sum(pass_through_tax_micros) as pass_through_tax_micros, sum(cash_collected_micros) as cash_collected_micros`;

const KEPT = `
  user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count, paid_count,
  gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros,
  pass_through_tax_micros, cash_collected_micros`;

const WRONG_DAYS = `
  with kept as (
    select ${KEPT} from earning_day
    where (earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros,
      positive_micros, pass_through_tax_micros, cash_collected_micros) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  ), summed as (select ${SUMMED} from earning where deleted_at is null group by 1, 2, 3, 4, 5, 6)
  select 'kept' as side, wrong.* from (select * from kept except select * from summed) as wrong
  union all
  select 'summed' as side, wrong.* from (select * from summed except select * from kept) as wrong`;

const WRONG_WORK = `
  select work.id, platform_ids, own_currency from work
  where platform_ids <> array(
      select platform_id from work_platform
      where work_platform.user_id = work.user_id and work_id = work.id order by platform_id)
    or own_currency is distinct from (
      select currency from earning where earning.user_id = work.user_id and earning.id = work.earning_id)`;

/** Every row of what the database keeps for reading that is not what its source says. */
export async function wrongCopies(url: string): Promise<Record<string, unknown>[]> {
  return [...(await runSql(url, WRONG_DAYS)), ...(await runSql(url, WRONG_WORK))];
}

export interface Owner {
  userId: string;
  platformIds: readonly string[];
}

/** Two people, each with two platforms. */
export async function addOwners(url: string): Promise<Owner[]> {
  const owners = [0, 1].map(() => ({ userId: randomUUID(), platformIds: [randomUUID(), randomUUID()] }));
  for (const { userId, platformIds } of owners) {
    await runSql(
      url,
      `insert into account (user_id, email, password_hash, role) values ('${userId}', '${userId}@example.com', '', 'user')`,
    );
    for (const id of platformIds) {
      await runSql(
        url,
        `insert into platform (user_id, id, name, kind, colour, currency)
         values ('${userId}', '${id}', '${id}', 'other', 1, 'EUR')`,
      );
    }
  }
  return owners;
}

/** Sixty days of earnings, a third with hours of their own, a fifth adjusting another, some in the bin. */
export async function addEarnings(url: string, { userId, platformIds }: Owner, count: number): Promise<void> {
  const platforms = `(array['${platformIds.join(`','`)}']::uuid[])`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, tips_micros, fees_micros,
        taxes_withheld_micros, pass_through_tax_micros, cash_collected_micros, source, has_own_hours, deleted_at)
      select '${userId}', gen_random_uuid(), ${platforms}[1 + i % 2], date '2026-01-01' + i % 60,
        case when i % 7 = 0 then 'USD' else 'EUR' end, i * 1000, i % 3 * 10, i % 5 * 100, i % 4, i % 6, i % 9 * 50,
        'typed', i % 3 = 0, case when i % 11 = 0 then now() end
      from generate_series(1, ${count}) as i`);
    await client.query(`
      update earning set adjusts_id = adjusted.id, base_micros = -base_micros
      from (select id from earning where user_id = '${userId}' order by id limit 1) as adjusted
      where user_id = '${userId}' and earning.id <> adjusted.id and right(earning.id::text, 1) in ('a', 'b', 'c')`);
    await client.query(`
      insert into work (user_id, id, earning_id, worked_on, clock, online_seconds, source)
      select user_id, gen_random_uuid(), id, earned_on, 'online', 60, 'typed' from earning
      where user_id = '${userId}' and has_own_hours`);
    await client.query(`
      insert into work_platform (user_id, work_id, platform_id)
      select work.user_id, work.id, platform_id from work
      join earning on earning.user_id = work.user_id and earning.id = work.earning_id
      where work.user_id = '${userId}'`);
  } finally {
    await client.end();
  }
}
