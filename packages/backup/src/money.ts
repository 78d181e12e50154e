import type { Client } from 'pg';
import { listOf, readTables, type TableShape } from './catalogue.ts';
import type { MoneyEntry } from './manifest.ts';

/**
 * What each table with money adds up to: a fingerprint of the sums of every user and currency, and the sums of all. PostgreSQL
 * adds up, also what it generates, so that a row which came back with another amount is found whatever its text was.
 */
export async function readMoney(client: Client, tables: readonly TableShape[]): Promise<MoneyEntry[]> {
  const entries: MoneyEntry[] = [];
  for (const table of tables)
    if (table.micros.length > 0 && table.hasUser) entries.push(await moneyOf(client, table));
  return entries;
}

interface MoneyRow {
  of_each_user: string;
  sums: { currency: string; rows: number; sums: string[] }[];
}

async function moneyOf(client: Client, table: TableShape): Promise<MoneyEntry> {
  const { rows } = await client.query<MoneyRow>(statementOf(client, table));
  const [row] = rows;
  const sums = (row?.sums ?? []).map(({ currency, rows: count, sums: values }) => ({
    currency,
    rows: count,
    micros: Object.fromEntries(table.micros.map((column, index) => [column, values[index] ?? '0'])),
  }));
  return { table: table.name, ofEachUser: row?.of_each_user ?? '', sums };
}

function statementOf(client: Client, { name, micros, hasCurrency }: TableShape): string {
  const currency = hasCurrency ? 'currency' : `''`;
  const sums = micros.map((column) => `coalesce(sum(${client.escapeIdentifier(column)}), 0)::numeric`);
  const added = micros.map((_, index) => `sum(sums[${index + 1}])`);
  return `
    with of_user as materialized (
      select user_id, ${currency} as currency, count(*) as rows, array[${sums.join(', ')}] as sums
      from ${listOf(client, [name])} group by 1, 2
    ), of_all as (
      select currency, sum(rows)::bigint as rows, array[${added.join(', ')}]::text[] as sums
      from of_user group by currency order by currency collate "C"
    )
    select
      (select encode(sha256(convert_to(coalesce(string_agg(
        concat_ws(' ', user_id, currency, rows, array_to_string(sums, ' ')), E'\\n'
        order by user_id, currency collate "C"), ''), 'UTF8')), 'hex') from of_user) as of_each_user,
      (select coalesce(json_agg(json_build_object('currency', currency, 'rows', rows, 'sums', sums)), '[]')
        from of_all) as sums`;
}

export const DAY_KEY = 'user_id, earned_on, platform_id, currency, has_own_hours, is_correction';

/** What is kept of the earnings of a day and is no sum of a column of theirs. */
const COUNTED: Readonly<Record<string, string>> = {
  earning_count: 'count(*)',
  paid_count: 'count(*) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0)',
  positive_micros: 'sum(greatest(net_micros + taxes_withheld_micros, 0))',
};

export interface SummedDays {
  /** What is kept, which an earlier schema had less of. */
  columns: string[];
  /** What it has to be: a query over the earnings that are not in the bin. */
  query: string;
}

export async function readSummedDays(client: Client): Promise<SummedDays> {
  const shape = (await readTables(client)).find(({ name }) => name === 'earning_day');
  const columns = (shape?.columns ?? []).filter((column) => !DAY_KEY.split(', ').includes(column));
  const sums = columns.map((column) => `${COUNTED[column] ?? `sum(${column})`} as ${column}`);
  const query = `
    select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction, ${sums.join(', ')}
    from earning where deleted_at is null group by 1, 2, 3, 4, 5, 6`;
  return { columns, query };
}

/** How many sums that the database keeps of a day are not what its earnings add up to; of one user where one is named. */
export async function countWrongDays(client: Client, userId: string | null = null): Promise<number> {
  const { columns, query } = await readSummedDays(client);
  const isWrong = columns.map((column) => `coalesce(summed.${column}, 0) <> coalesce(kept.${column}, 0)`);
  const statement = `
    with summed as (select * from (${query}) as summed where $1::uuid is null or user_id = $1),
      kept as (select * from earning_day where $1::uuid is null or user_id = $1)
    select count(*)::text as wrong
    from summed full join kept using (${DAY_KEY})
    where ${isWrong.join(' or ')}`;
  const { rows } = await client.query<{ wrong: string }>(statement, [userId]);
  return Number(rows[0]?.wrong ?? 0);
}
