import type { Client } from 'pg';
import { DAY_KEY, readSummedDays } from './money.ts';

/** Makes the sums of days anew, of all earnings. */
export async function addUpDays(client: Client): Promise<void> {
  const { columns, query } = await readSummedDays(client);
  await client.query('delete from earning_day');
  await client.query(`
    insert into earning_day (${DAY_KEY}, ${columns.join(', ')})
    select ${DAY_KEY}, ${columns.join(', ')} from (${query}) as summed`);
}

/** Has hours know once more which platforms they serve, and the currency of the earning that they are of. */
export async function followEarnings(client: Client): Promise<void> {
  await client.query(`
    update work set platform_ids = kept.platform_ids, own_currency = kept.own_currency
    from (
      select user_id, id,
        array(
          select platform_id from work_platform
          where work_platform.user_id = work.user_id and work_platform.work_id = work.id order by platform_id) as platform_ids,
        (select currency from earning where earning.user_id = work.user_id and earning.id = work.earning_id) as own_currency
      from work
    ) as kept
    where work.user_id = kept.user_id and work.id = kept.id
      and (work.platform_ids, work.own_currency) is distinct from (kept.platform_ids, kept.own_currency)`);
}
