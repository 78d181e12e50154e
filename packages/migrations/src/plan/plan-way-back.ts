import { type Kysely, sql } from 'kysely';
import { readApplied } from '../applied-migrations.ts';
import { takeBackMigration } from '../apply-migration.ts';
import { withDatabase } from '../connection.ts';
import type { Migration } from '../migration.ts';
import { pendingOf } from '../migration-plan.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { type MigrateOptions, migrateUp } from '../runner.ts';
import type { Around } from '../watched-driver.ts';
import { withScratchDatabase } from './scratch-database.ts';

/** What taking back one migration takes with it. */
export interface StepBack {
  name: string;
  /** There is no way back, or it would lose what a person entered. */
  isRefused: boolean;
  /** Null where there is no way back. */
  tables: string[] | null;
  /** Of tables that stay: "earning.tags". */
  columns: string[];
  /** Those of `tables` that hold rows. */
  filled: string[];
}

/** Nobody else is there. */
const LOCK_TIMEOUT_MS = 5_000;

/** How a way back asks for what it would lose before it takes anything: whatever answers refuses it. */
const ASKS_FOR_ROWS = /^\s*select 1\s+from\b/i;

/**
 * What `migrateDown` would take, the latest first, and whether it would be refused: found out by going back in an empty scratch database,
 * and by asking the real one, which is only read, what the way back asked before it took anything.
 */
export async function planWayBack(
  connectionString: string,
  { steps, migrations = MIGRATIONS }: Pick<MigrateOptions, 'migrations'> & { steps: number },
): Promise<StepBack[]> {
  const names = await withDatabase(connectionString, async (db) =>
    (await readApplied(db)).map(({ name }) => name),
  );
  pendingOf(migrations, names);
  const applied = migrations.filter(({ name }) => names.includes(name));
  const targets = applied.toReversed().slice(0, steps);
  if (targets.length === 0) return [];
  return withScratchDatabase(connectionString, async (url) => {
    await migrateUp(url, { migrations: applied });
    const way: StepBack[] = [];
    for (const target of targets) {
      if (target.down === undefined) {
        way.push({ name: target.name, isRefused: true, tables: null, columns: [], filled: [] });
        break;
      }
      way.push(await stepBack({ url, connectionString, target }));
    }
    return way;
  });
}

interface Step {
  url: string;
  connectionString: string;
  target: Migration;
}

async function stepBack({ url, connectionString, target }: Step): Promise<StepBack> {
  const before = await withDatabase(url, readColumns);
  const asked: string[] = [];
  const listen: Around = ({ text, run }) => {
    if (ASKS_FOR_ROWS.test(text)) asked.push(text);
    return run();
  };
  const run = { lockAttempts: 1, lockTimeoutMs: LOCK_TIMEOUT_MS, onEvent: () => {}, before: [] };
  await withDatabase(url, (db) => takeBackMigration(db, target, run), { around: listen });
  const after = await withDatabase(url, readColumns);
  const tables = [...before.keys()].filter((table) => !after.has(table));
  const columns = [...after].flatMap(([table, names]) =>
    (before.get(table) ?? []).filter((name) => !names.includes(name)).map((name) => `${table}.${name}`),
  );
  return withDatabase(connectionString, async (db) => {
    const isRefused = (await answered(db, asked)).length > 0;
    const filled = await answered(db, tables.map(askFor));
    return {
      name: target.name,
      isRefused,
      tables,
      columns,
      filled: tables.filter((table) => filled.includes(askFor(table))),
    };
  });
}

const askFor = (table: string) => `select 1 from "${table}" limit 1`;

/** Those of some questions to which the real database has an answer; it is only read. */
function answered(db: Kysely<unknown>, questions: readonly string[]): Promise<string[]> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const found: string[] = [];
      for (const question of questions) {
        const { rows } = await sql.raw(question).execute(tx);
        if (rows.length > 0) found.push(question);
      }
      return found;
    });
}

async function readColumns(db: Kysely<unknown>): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select c.relname::text as "table", array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '^schema_'
    group by 1 order by 1`.execute(db);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}
