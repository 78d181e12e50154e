import { Client } from 'pg';
import type { Ledger } from './customers.ts';

export interface Kept {
  typed: ReadonlyMap<string, string>;
  importedRows: number;
  /** What the database keeps of the days, against the earnings themselves. */
  daysDiffer: number;
}

/** What the database holds of somebody, whatever they were told. */
export async function keptOf(databaseUrl: string, { email }: Ledger): Promise<Kept> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rowsOf = async <Row extends object>(text: string) => (await client.query<Row>(text, [email])).rows;
    const typed = await rowsOf<{ id: string; base: string }>(`
      select earning.id, trim_scale(base_micros / 1000000.0)::text as base from earning
      join account using (user_id) where email = $1 and source = 'typed'`);
    const [counted] = await rowsOf<{ imported: number; wrong: number }>(`
      with own as (select earning.* from earning join account using (user_id) where email = $1),
      kept as (select earning_day.* from earning_day join account using (user_id) where email = $1)
      select (select count(*) from own where source = 'statement')::int as imported,
        (select abs(coalesce((select sum(net_micros) from own), 0) - coalesce((select sum(net_micros) from kept), 0))
          + abs((select count(*) from own) - coalesce((select sum(earning_count) from kept), 0)))::int as wrong`);
    return {
      typed: new Map(typed.map(({ id, base }) => [id, Number(base).toFixed(2)])),
      importedRows: counted?.imported ?? -1,
      daysDiffer: counted?.wrong ?? -1,
    };
  } finally {
    await client.end();
  }
}

/** How each backup of a day that a server took on stands, and why where it failed. */
export async function listBackupsOfDays(databaseUrl: string): Promise<{ state: string; reason: string }[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ state: string; reason: string }>(
      'select state, reason from backup_run where day is not null order by begun_at',
    );
    return rows;
  } finally {
    await client.end();
  }
}
