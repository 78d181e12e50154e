import { type Kysely, type RawBuilder, sql } from 'kysely';

/** Why a table could not be spread over several machines by user_id. */
export interface Obstacle {
  table: string;
  obstacle: string;
}

/**
 * What Citus asks of tables that are distributed by `user_id`, of each table in `distributed`, read from the catalogue: whose
 * row it is in every row, in every key, and on both sides of every foreign key. Empty where nothing is in the way.
 */
export async function findObstacles<Tables>(
  db: Kysely<Tables>,
  { schema, distributed }: { schema: string; distributed: readonly string[] },
): Promise<Obstacle[]> {
  const found: Obstacle[] = [];
  for (const question of [ownersOf, keysOf, primaryKeysOf, referencesOf, actionsOf]) {
    const { rows } = await question(schema, [...distributed]).execute(db);
    found.push(...rows);
  }
  return found.toSorted((a, b) => (`${a.table} ${a.obstacle}` < `${b.table} ${b.obstacle}` ? -1 : 1));
}

type Question = (schema: string, distributed: string[]) => RawBuilder<Obstacle>;

const tablesOf = (schema: string) => sql`
  (select c.oid, c.relname::text as name from pg_class c
   where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p'))`;

/** Columns of a table that hold user_id, as the catalogue numbers them. */
const userIdOf = (table: RawBuilder<unknown>) => sql`
  (select a.attnum from pg_attribute a where a.attrelid = ${table} and a.attname = 'user_id' and not a.attisdropped)`;

const ownersOf: Question = (schema, distributed) => sql`
  select t.name as "table", 'has rows of nobody: user_id must be there, a uuid and not null' as obstacle
  from ${tablesOf(schema)} as t
  left join pg_attribute a on a.attrelid = t.oid and a.attname = 'user_id' and not a.attisdropped
  where t.name = any(${distributed}) and (a.attnum is null or a.atttypid <> 'uuid'::regtype or not a.attnotnull)`;

const keysOf: Question = (schema, distributed) => sql`
  select t.name as "table", x.relname || ' is unique without user_id' as obstacle
  from ${tablesOf(schema)} as t
  join pg_index i on i.indrelid = t.oid and (i.indisunique or i.indisexclusion)
  join pg_class x on x.oid = i.indexrelid
  where t.name = any(${distributed}) and not exists (
    select from generate_series(0, i.indnkeyatts - 1) as place
    where i.indkey[place] = ${userIdOf(sql`t.oid`)})`;

/** Without one a shard cannot be moved to another machine while people write. */
const primaryKeysOf: Question = (schema, distributed) => sql`
  select t.name as "table", 'has no primary key' as obstacle
  from ${tablesOf(schema)} as t
  where t.name = any(${distributed}) and not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`;

const referencesOf: Question = (schema, distributed) => sql`
  select t.name as "table", k.conname || ' leads where the rows of the same user are not' as obstacle
  from ${tablesOf(schema)} as t
  join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
  join ${tablesOf(schema)} as target on target.oid = k.confrelid
  where (t.name = any(${distributed}) or target.name = any(${distributed})) and not (
    t.name = any(${distributed}) and target.name = any(${distributed})
    and exists (
      select from generate_subscripts(k.conkey, 1) as place
      where k.conkey[place] = ${userIdOf(sql`t.oid`)} and k.confkey[place] = ${userIdOf(sql`target.oid`)}))`;

/** A row never moves to another user, so no foreign key may write user_id. */
const actionsOf: Question = (schema, distributed) => sql`
  select t.name as "table", k.conname || ' would write user_id' as obstacle
  from ${tablesOf(schema)} as t
  join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
  where t.name = any(${distributed}) and ${userIdOf(sql`t.oid`)} = any(k.conkey) and (
    k.confupdtype in ('c', 'n', 'd')
    or (k.confdeltype in ('n', 'd')
        and coalesce(${userIdOf(sql`t.oid`)} = any(k.confdelsetcols), true)))`;
