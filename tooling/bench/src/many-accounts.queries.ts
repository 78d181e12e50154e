import type { DatabaseHandle } from '@earntrack/db';
import { sql } from 'kysely';

const PLATFORMS = 5;
/** Each has a trigger for each row that asks whether what it names is there. */
const FILLED_TABLES = ['earning', 'payout', 'work', 'work_platform'];
const SAID_ALREADY = 'work_platform';

/** An account of the bench: how large it is, and what of it is asked for. */
export interface BenchAccount {
  userId: string;
  entrance: number;
  platformIds: string[];
  /** The newest. */
  earningIds: string[];
}

/** Accounts that nobody can sign in to with a password, each with five platforms; their ids, in no order. */
export async function createAccounts({ db }: DatabaseHandle, count: number) {
  await sql`
    insert into account (user_id, email, password_hash, role)
    select id, id || '@example.com', 'none', 'user' from (select gen_random_uuid() as id from generate_series(1, ${count}::int)) as made
  `.execute(db);
  await sql`
    insert into profile (user_id, display_name, time_zone, currency, locale, week_start)
    select user_id, 'Somebody', 'UTC', 'USD', 'en', 1 from account`.execute(db);
  await sql`
    insert into platform (user_id, id, name, kind, colour, currency)
    select user_id, gen_random_uuid(), 'Platform ' || place, 'delivery', place,
      case place when ${PLATFORMS}::int then 'EUR' else 'USD' end
    from account cross join generate_series(1, ${PLATFORMS}::int) as place`.execute(db);
  return listAccounts({ db });
}

export async function listAccounts({ db }: Pick<DatabaseHandle, 'db'>): Promise<BenchAccount[]> {
  const { rows } = await sql<BenchAccount>`
    select user_id as "userId", entrance,
      array(select id from platform where platform.user_id = account.user_id order by colour)::text[] as "platformIds",
      array(
        select id from earning where earning.user_id = account.user_id and deleted_at is null
        order by earned_on desc, id desc limit 20)::text[] as "earningIds"
    from account order by user_id`.execute(db);
  return rows;
}

/**
 * While it runs, nothing asks whether what a row names is there, and nothing adds its platforms to work: whoever fills knows, and has
 * said them. The sums of the days and what changed are kept as ever.
 */
export async function withoutReferences({ db }: DatabaseHandle, fill: () => Promise<void>): Promise<void> {
  for (const table of FILLED_TABLES) {
    await sql`alter table ${sql.table(table)} disable trigger all`.execute(db);
    if (table !== SAID_ALREADY) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
  }
  await fill();
  for (const table of FILLED_TABLES)
    await sql`alter table ${sql.table(table)} enable trigger all`.execute(db);
}

/** Indexes that are no key are made anew at the end: at once that is quicker than row by row. */
export async function withoutIndexes({ db }: DatabaseHandle, fill: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = any(${FILLED_TABLES}::regclass[]) and not indisunique`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.table(name)}`.execute(db);
  await fill();
  for (const { definition } of rows) await sql.raw(definition).execute(db);
}

/** Once a week from each platform, for half a year. */
export async function payEverybody({ db }: DatabaseHandle): Promise<void> {
  await sql`
    insert into payout (user_id, id, platform_id, paid_on, currency, amount_micros, source)
    select user_id, gen_random_uuid(), id, current_date - week * 7, currency, 250000000, 'typed'
    from platform cross join generate_series(0, 25) as week`.execute(db);
}

/** How the kept sums of the days differ from the earnings: nothing, where all went well. */
export async function countWrongDays({ db }: DatabaseHandle): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::int as wrong
    from (
      select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction,
        count(*) as earning_count, sum(net_micros) as net_micros
      from earning where deleted_at is null group by 1, 2, 3, 4, 5, 6) as counted
    full join (select * from earning_day where earning_count > 0) as kept
      using (user_id, earned_on, platform_id, currency, has_own_hours, is_correction)
    where kept.earning_count is distinct from counted.earning_count
      or kept.net_micros is distinct from counted.net_micros`.execute(db);
  return rows[0]?.wrong ?? 0;
}

/** Whoever was signed in is not any more. */
export async function endSessions({ db }: DatabaseHandle): Promise<void> {
  await sql`delete from session`.execute(db);
}

/** Owners of accounts by how much they have earned, the fewest earnings first. */
export async function listBySize({ db }: DatabaseHandle): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select user_id as "userId" from earning_day group by user_id order by sum(earning_count), user_id`.execute(
    db,
  );
  return rows.map(({ userId }) => userId);
}
