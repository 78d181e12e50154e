import { asOperator, USER_OWNED_TABLES } from '@earntrack/db';
import { sql } from 'kysely';
import type { Person, TestApi, Visitor } from './test-api.ts';

/** What is said of imports and acts themselves, which stays when they are undone. */
const HISTORY = ['live_event', 'statement_import', 'statement_item', 'account_audit'];

/** A day of which nothing is left counts for nothing. */
const NOT_EMPTY = sql`and earning_count > 0`;

/** Every row of an account in the database as it is stored, other than of the history of imports. */
export async function storedRows(app: TestApi, { userId }: Person): Promise<string[]> {
  const db = asOperator(app.services.db, 'A test looks at tables as PostgreSQL has them');
  const asked = USER_OWNED_TABLES.filter((table) => !HISTORY.includes(table)).map(
    (table) => sql`
      select ${table} || ' ' || to_jsonb(stored) as row from only ${sql.table(table)} as stored
      where user_id = ${userId} ${table === 'earning_day' ? NOT_EMPTY : sql``}`,
  );
  const { rows } = await sql<{ row: string }>`${sql.join(asked, sql` union all `)} order by 1`.execute(db);
  return rows.map(({ row }) => row);
}

const ALL = { kind: 'all' } as const;
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Every entry and every figure of an account, whichever imports made them, and in whatever order. */
export async function shownOf({ api }: Visitor): Promise<unknown> {
  const platforms = await api.platforms.list({ includeArchived: true });
  const products = await api.products.list({ includeArchived: true });
  const { items: earnings } = await api.earnings.list({ limit: 200 });
  const nameOf = new Map(
    [...platforms, ...products, ...earnings].map((each) => [
      each.id,
      'name' in each ? each.name : `${each.description} ${each.net}`,
    ]),
  );
  const figures = await Promise.all([
    api.work.list({ limit: 200 }),
    api.payouts.list({ limit: 200 }),
    api.payouts.owed(),
    api.earnings.sums({}),
    api.earnings.days({}),
    api.dashboard.summary({ period: ALL }),
    api.analytics.report({ period: ALL }),
  ]);
  return JSON.parse(JSON.stringify(told({ platforms, products, earnings, figures }, nameOf)));
}

/** Each import makes ids and versions of its own. */
function told(value: unknown, nameOf: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ID.test(value) ? (nameOf.get(value) ?? 'an id') : value;
  if (Array.isArray(value)) {
    const all = value.map((each) => told(each, nameOf));
    return all.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'version');
  return Object.fromEntries(entries.map(([name, each]) => [nameOf.get(name) ?? name, told(each, nameOf)]));
}
