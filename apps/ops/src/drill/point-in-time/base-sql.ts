import { MONEY } from '../ground/many-people.ts';

/** One earning of the first account, acknowledged by itself. */
export function oneEarning(n: number): string {
  return `
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
    select user_id, md5('marker' || ${n})::uuid, md5(user_id || 'platform')::uuid, date '2026-11-01', 'EUR', ${n}, 'typed'
    from account where email = 'person-1@example.com';`;
}

const MARKERS = `select count(*) from earning where base_micros between 1 and 999`;

/** Rows of every table. */
export const ROWS = `
  select table_name || ' ' || (xpath('/row/rows/text()',
    query_to_xml(format('select count(*) as rows from %I', table_name), false, true, '')))[1]::text
  from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'live_event'
  order by 1`;

export const NOW = `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00'`;

/** pgBackRest knows in which second a backup ended, and goes back from it to a later second only. */
export const NEXT_SECOND = `select pg_sleep_until(date_trunc('second', clock_timestamp()) + interval '1 second')`;

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
