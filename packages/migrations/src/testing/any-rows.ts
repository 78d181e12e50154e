import { type Client, DatabaseError } from 'pg';
import { valuesFor } from './any-value.ts';
import type { Catalogue, Column } from './catalogue.ts';

type Row = Map<string, string | null>;

interface Filling {
  client: Client;
  catalogue: Catalogue;
  table: string;
  row: number;
  columns: Column[];
}

const ROWS = 2;
const ATTEMPTS = 2_000;
/** Not null, taken already, refers to nothing, refused by a check, unreadable: another value may do. */
const REFUSED = /^(?:2350[235]|23514|22.{3})$/;

/** Rows that were found for a table as it was then: the next time they are right at once. */
const found = new Map<string, Row>();

/**
 * Two rows into every table but those of `left`, made of nothing but the catalogue: each constraint is asked by trying. `kept` are columns
 * that the database fills in itself.
 */
export async function fillTables(
  client: Client,
  catalogue: Catalogue,
  { left, kept }: { left: readonly string[]; kept: ReadonlySet<string> },
): Promise<void> {
  for (const table of catalogue.tables.filter((name) => !left.includes(name) && !kept.has(name))) {
    const columns = catalogue.columns.filter(
      (column) => column.table === table && !kept.has(`${table}.${column.name}`),
    );
    for (let row = 0; row < ROWS; row += 1) await fillRow({ client, catalogue, table, row, columns });
  }
}

/** Empties every table, whatever refuses that. Deleting two rows is quicker than a new file for each index. */
export async function emptyTables(client: Client, { tables }: Catalogue): Promise<void> {
  const deletes = tables.map((table) => `delete from ${table}`);
  await client.query(
    ['set session_replication_role = replica', ...deletes, 'set session_replication_role = origin'].join(
      '; ',
    ),
  );
}

async function fillRow(filling: Filling): Promise<void> {
  const key = JSON.stringify([filling.table, filling.row, filling.columns]);
  const known = found.get(key);
  if (known && (await insert(filling, known)) === null) return;
  const choose = chooser(filling.table.length + filling.row);
  const row = firstRow(filling);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await refer(filling, row, choose);
    const refusal = await insert(filling, row);
    if (refusal === null) return void found.set(key, row);
    for (const column of toChange(filling, refusal))
      row.set(column.name, choose(candidates(filling, column)));
  }
  throw new Error(`No row was found that ${filling.table} takes: say a value for it in any-value.ts.`);
}

/** Everything is said, and nothing as a default would. */
function firstRow(filling: Filling): Row {
  return new Map(
    filling.columns.map((column) => {
      const all = candidates(filling, column);
      return [column.name, all[filling.row % all.length] ?? all[0] ?? null];
    }),
  );
}

function candidates({ catalogue, table, row }: Filling, column: Column): (string | null)[] {
  const checks = catalogue.checks.filter(
    (check) => check.table === table && check.columns.includes(column.name),
  );
  return valuesFor({ column, row }, checks);
}

async function insert({ client, table, columns }: Filling, row: Row): Promise<DatabaseError | null> {
  const places = columns.map(({ type }, at) => `$${at + 1}::${type}`);
  const names = columns.map(({ name }) => name);
  try {
    await client.query(
      `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
      names.map((name) => row.get(name) ?? null),
    );
    return null;
  } catch (fault) {
    if (fault instanceof DatabaseError && REFUSED.test(fault.code ?? '')) return fault;
    throw fault;
  }
}

/** What a refusal is about; everything where it does not say. */
function toChange({ catalogue, table, columns }: Filling, { constraint, column }: DatabaseError): Column[] {
  const named = [...catalogue.checks, ...catalogue.references].find(
    (each) => each.table === table && each.name === constraint,
  );
  const names = named?.columns ?? (column === undefined ? [] : [column]);
  const about = columns.filter(({ name }) => names.includes(name));
  return about.length > 0 ? about : columns;
}

/** Points each reference at a row that is there, or at none where a row may do without. */
async function refer(
  { client, catalogue, table, columns }: Filling,
  row: Row,
  choose: <T>(from: readonly T[]) => T,
): Promise<void> {
  for (const { table: from, columns: keys, to, toColumns } of catalogue.references) {
    if (from !== table) continue;
    const { rows } = await client.query<Record<string, string>>(
      `select ${toColumns.map((name, at) => `${name}::text as k${at}`).join(', ')} from ${to}`,
    );
    const isSaid = keys.every((name) => row.get(name) !== null);
    if (isSaid && rows.length > 0) {
      const own = rows.filter((each) => each['k0'] === row.get(keys[0] ?? ''));
      const target = choose(own.length > 0 ? own : rows);
      for (const [at, name] of keys.entries()) row.set(name, target[`k${at}`] ?? null);
    } else {
      const free = columns.filter(({ name, isNullable }) => isNullable && keys.includes(name));
      for (const { name } of free) row.set(name, null);
    }
  }
}

/** Chooses as by chance, and the same each time. */
function chooser(seed: number): <T>(from: readonly T[]) => T {
  let state = seed + 1;
  return (from) => {
    state = (state * 48_271) % 2_147_483_647;
    return from[state % from.length] as (typeof from)[number];
  };
}
