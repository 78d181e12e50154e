/** Accounts of the small base. */
const ACCOUNTS = 20;

/** Accounts with a platform and earnings of two years. */
export function peopleWith(earnings: number): string {
  return `
    insert into account (user_id, email, password_hash, role)
    select md5('account' || n)::uuid, 'person-' || n || '@example.com', 'none', 'user' from generate_series(1, ${ACCOUNTS}) as n;
    insert into profile (user_id, display_name, time_zone, currency, locale, week_start)
    select user_id, '', 'UTC', 'EUR', 'en-GB', 1 from account;
    insert into platform (user_id, id, name, kind, colour, currency)
    select user_id, md5(user_id || 'platform')::uuid, 'Uber', 'rideshare', 1, 'EUR' from account;
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, tips_micros, fees_micros, source)
    select owner, md5('earning' || n)::uuid, md5(owner || 'platform')::uuid, date '2025-01-01' + n % 690, 'EUR',
      1000000 + (n::bigint * 7919) % 90000000, (n % 5) * 500000, (n % 7) * 100000, 'typed'
    from generate_series(1, ${earnings}) as n,
      lateral (select md5('account' || 1 + n % ${ACCOUNTS})::uuid as owner) as whose;
    analyze;`;
}

/** One earning of the first account, acknowledged by itself. */
export function oneEarning(n: number): string {
  return `
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
    select user_id, md5('marker' || ${n})::uuid, md5(user_id || 'platform')::uuid, date '2026-11-01', 'EUR', ${n}, 'typed'
    from account where email = 'person-1@example.com';`;
}

const MARKERS = `select count(*) from earning where base_micros between 1 and 999`;

/** Rows and money of each account, and what its days add up to; equal texts are equal bases. */
export const MONEY = `
  select user_id, currency, count(*), sum(base_micros), sum(net_micros), sum(gross_micros), (
    select sum(net_micros) from earning_day as day where day.user_id = earning.user_id and day.currency = earning.currency)
  from earning where deleted_at is null group by 1, 2 order by 1, 2`;

/** Rows of every table. */
export const ROWS = `
  select table_name || ' ' || (xpath('/row/rows/text()',
    query_to_xml(format('select count(*) as rows from %I', table_name), false, true, '')))[1]::text
  from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'live_event'
  order by 1`;

export const NOW = `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00'`;

/** Everybody's money is nothing: what somebody does who forgot a WHERE. */
export const MISTAKE = `update earning set base_micros = 0`;

/** What the application writes afterwards, and must keep: a changed earning, and a new one. */
export const AFTERWARDS = `
  update earning set base_micros = 77000000, version = version + 1
  where (user_id, id) = (select user_id, id from earning order by user_id, id limit 1);
  insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
  select user_id, md5('afterwards')::uuid, md5(user_id || 'platform')::uuid, date '2026-11-02', 'EUR', 5000000, 'typed'
  from account where email = 'person-2@example.com'`;

/** What the first earning has, which people change afterwards. */
export const FIRST_BASE = `select base_micros from earning order by user_id, id limit 1`;

/** Money as it would be without what was written afterwards, and how many of the acknowledged writes are there. */
export function moneyWithoutAfterwards(firstBase: string): string {
  return `
    begin;
    delete from earning where id = md5('afterwards')::uuid and base_micros = 5000000;
    update earning set base_micros = ${firstBase}
    where (user_id, id) = (select user_id, id from earning order by user_id, id limit 1) and base_micros = 77000000;
    ${MONEY};
    ${MARKERS};
    rollback;`;
}

/** The columns of an earning that are written, as one text. */
export const EARNING_COLUMNS = `
  select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
  where attrelid = 'earning'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;

/** Writes the earnings of the restored base into a file; of one account where one is named. */
export function copyOut(columns: string, file: string, email: string | null): string {
  const whose =
    email === null ? '' : `where user_id = (select user_id from account where email = '${email}')`;
  return `\\copy (select ${columns} from earning ${whose}) to '${file}'`;
}

/**
 * Brings rows back that are there and that nobody changed since: the application counts a version up with every change, a mistake
 * at the prompt does not. One transaction, and how many rows it changed. What the database keeps of the earnings follows by its triggers.
 */
export function copyBack(columns: string, file: string): string {
  const was = columns
    .split(', ')
    .map((column) => `was.${column}`)
    .join(', ');
  const now = was.replaceAll('was.', 'earning.');
  return `
    begin;
    create temporary table was on commit drop as select ${columns} from earning with no data;
    \\copy was from '${file}'
    analyze was;
    with back as (
      update earning set (${columns}) = row (${was}) from was
      where earning.user_id = was.user_id and earning.id = was.id and earning.version = was.version
        and (${now}) is distinct from (${was})
      returning 1
    ) select count(*) from back;
    commit;`;
}
