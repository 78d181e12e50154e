import type { Client } from 'pg';
import { listOf } from './catalogue.ts';

interface Part {
  table: string;
  name: string;
  /** What makes it again. */
  definition: string;
}

type PutUp = (onStep: (table: string, done: number, of: number) => void) => Promise<void>;

/**
 * Takes indexes, keys and foreign keys down and puts triggers to sleep, in the transaction that is open; gives what puts all of it up
 * again, as it was. The owner of the tables may do all of this; setting session_replication_role would need a superuser.
 */
export async function takeDown(client: Client): Promise<PutUp> {
  const constraints = await readConstraints(client);
  const indexes = await readIndexes(client);
  const tables = await readTriggered(client);
  for (const table of tables)
    await client.query(`alter table ${listOf(client, [table])} disable trigger user`);
  // Foreign keys stand on keys, so they go first and come last.
  for (const { table, name } of constraints.toReversed()) {
    await client.query(`alter table ${listOf(client, [table])} drop constraint ${listOf(client, [name])}`);
  }
  for (const { name } of indexes) await client.query(`drop index ${listOf(client, [name])}`);
  return async (onStep) => {
    const steps = [
      ...constraints
        .filter(({ isForeign }) => !isForeign)
        .map((part) => ({ ...part, sql: adding(client, part) })),
      ...indexes.map((part) => ({ ...part, sql: part.definition })),
      ...constraints
        .filter(({ isForeign }) => isForeign)
        .map((part) => ({ ...part, sql: adding(client, part) })),
    ];
    for (const [done, { table, sql }] of steps.entries()) {
      onStep(table, done, steps.length);
      await client.query(sql);
    }
    for (const table of tables)
      await client.query(`alter table ${listOf(client, [table])} enable trigger user`);
  };
}

function adding(client: Client, { table, name, definition }: Part): string {
  return `alter table ${listOf(client, [table])} add constraint ${listOf(client, [name])} ${definition}`;
}

/** Keys, then foreign keys. */
async function readConstraints(client: Client): Promise<(Part & { isForeign: boolean })[]> {
  const { rows } = await client.query<Part & { isForeign: boolean }>(`
    select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition, k.contype = 'f' as "isForeign"
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'x', 'f') and c.relname <> 'schema_migration'
    order by k.contype = 'f', c.relname collate "C", k.conname collate "C"`);
  return rows;
}

async function readIndexes(client: Client): Promise<Part[]> {
  const { rows } = await client.query<Part>(`
    select t.relname as "table", x.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_class x on x.oid = i.indexrelid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> 'schema_migration'
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by t.relname collate "C", x.relname collate "C"`);
  return rows;
}

async function readTriggered(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(`
    select distinct c.relname as "table" from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where c.relnamespace = 'public'::regnamespace and not g.tgisinternal order by 1`);
  return rows.map(({ table }) => table);
}
