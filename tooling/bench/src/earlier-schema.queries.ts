import type { Client } from 'pg';

export interface EarlierSize {
  accounts: number;
  earnings: number;
  /** Of the first account, which is by far the largest. */
  ofLargest: number;
}

/** Accounts with two platforms each, earnings and work, in the words of the schema before there were sums by day. */
export async function fillEarlier(
  client: Client,
  { accounts, earnings, ofLargest }: EarlierSize,
): Promise<void> {
  await client.query(
    `insert into account (user_id, email, password_hash, role)
     select id, id || '@example.com', 'none', 'user' from (select gen_random_uuid() as id from generate_series(1, $1::int)) as made`,
    [accounts],
  );
  await client.query(`
    insert into profile (user_id, display_name, time_zone, currency, locale, week_start)
    select user_id, 'Somebody', 'UTC', 'USD', 'en', 1 from account`);
  await client.query(`
    insert into platform (user_id, id, name, kind, colour, currency)
    select user_id, gen_random_uuid(), 'Platform ' || place, 'delivery', place, 'USD'
    from account cross join generate_series(1, 2) as place`);
  await client.query(`
    create temporary table numbered as
    select row_number() over (order by user_id) - 1 as place, user_id, array_agg(id) as platform_ids from platform group by user_id`);
  await client.query(
    `insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source, has_own_hours)
     select user_id, gen_random_uuid(), platform_ids[1 + i % 2], current_date - i % 500, 'USD', 1000000 + i, 'typed', i % 5 = 0
     from generate_series(1, $1::int) as i
     join numbered on place = case when i <= $2::int then 0 else i % $3::int end`,
    [earnings, ofLargest, accounts],
  );
  await client.query(`
    insert into work (user_id, id, earning_id, worked_on, clock, online_seconds, source)
    select user_id, gen_random_uuid(), id, earned_on, 'online', 3600, 'typed' from earning where has_own_hours`);
  await client.query(`
    insert into work_platform (user_id, work_id, platform_id)
    select work.user_id, work.id, earning.platform_id
    from work join earning on earning.user_id = work.user_id and earning.id = work.earning_id`);
  await client.query('vacuum analyze');
}

export interface Writer {
  userId: string;
  platformId: string;
}

/** The largest account, and one of the others. */
export async function listWriters(client: Client): Promise<Writer[]> {
  const { rows } = await client.query<Writer>(`
    select user_id as "userId", platform_ids[1]::text as "platformId" from numbered where place in (0, 1) order by place`);
  return rows;
}

/** What a server does when somebody saves an earning with its hours, and changes both. */
export async function writeOnce(client: Client, { userId, platformId }: Writer): Promise<void> {
  const { rows } = await client.query<{ id: string; workId: string }>(
    `select gen_random_uuid()::text as id, gen_random_uuid()::text as "workId"`,
  );
  const [{ id, workId } = { id: '', workId: '' }] = rows;
  await client.query('begin');
  await client.query(
    `insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source, has_own_hours)
     values ($1, $2, $3, current_date, 'USD', 5000000, 'typed', true)`,
    [userId, id, platformId],
  );
  await client.query(
    `insert into work (user_id, id, earning_id, worked_on, clock, online_seconds, source)
     values ($1, $2, $3, current_date, 'online', 1800, 'typed')`,
    [userId, workId, id],
  );
  await client.query('insert into work_platform (user_id, work_id, platform_id) values ($1, $2, $3)', [
    userId,
    workId,
    platformId,
  ]);
  await client.query('commit');
  await client.query(
    'update earning set base_micros = 6000000, version = version + 1 where user_id = $1 and id = $2',
    [userId, id],
  );
  await client.query('update profile set version = version + 1, updated_at = now() where user_id = $1', [
    userId,
  ]);
}
